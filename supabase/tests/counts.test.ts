import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReservedSql } from 'postgres';
import type { Client } from '../../src/lib/server/door';
import { dice } from '../demo/story';
import { box, type Stage } from './box';
import { call, ok, published, stringsOf, U } from './survey';

// The promise: what a board shows is what a recount of every response finds, at every moment, with writers at work.

let stage: Stage;
let ada: Client;
let surveys: { identified: string; anonymous: string };

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	const team = await ok<string>(call(ada, 'create_team', { name: 'Counting' }));
	surveys = {
		identified: await published(stage, ada, team, 'identified'),
		anonymous: await published(stage, ada, team, 'anonymous')
	};
});
afterAll(() => stage.close());

type Tallies = Record<string, number>;

/** Somebody in the middle of writing: a transaction that stays open until it commits or is rolled back. */
interface Writer {
	sql: ReservedSql;
	open: boolean;
	written: string[][];
}

class Writing {
	readonly committed: string[][] = [];
	constructor(
		private readonly writers: Writer[],
		private readonly survey: string,
		private readonly roll: () => number
	) {}

	/** One step of one writer: begins, writes, commits or rolls back. */
	async step(): Promise<void> {
		const writer = this.writers[Math.floor(this.roll() * this.writers.length)];
		if (!writer) return;
		const chance = this.roll();
		if (!writer.open) await writer.sql`begin`;
		writer.open = true;
		if (chance < 0.6) await this.#write(writer, 1 + Math.floor(this.roll() * 3));
		else await this.#end(writer, chance < 0.9);
	}

	async finish(): Promise<void> {
		for (const writer of this.writers) if (writer.open) await this.#end(writer, true);
	}

	async #write({ sql, written }: Writer, rows: number): Promise<void> {
		for (let i = 0; i < rows; i++) {
			const strings = stringsOf({
				nps: Math.floor(this.roll() * 11),
				...(this.roll() < 0.4 && { colour: this.roll() < 0.5 ? 'red' : 'blue' }),
				...(this.roll() < 0.05 && { why: 'Because' })
			});
			await sql`insert into responses (id, survey_id, version, answers, strings, language, created_at)
				values (${randomUUID()}, ${this.survey}, 1, '{}', ${strings}, 'en', now() - random() * interval '3 days')`;
			written.push(strings);
		}
	}

	async #end(writer: Writer, commit: boolean): Promise<void> {
		await (commit ? writer.sql`commit` : writer.sql`rollback`);
		if (commit) this.committed.push(...writer.written);
		writer.written = [];
		writer.open = false;
	}
}

function counted(all: string[][]): Tallies {
	const tallies: Tallies = {};
	for (const key of all.flatMap((strings) => ['', ...strings])) tallies[key] = (tallies[key] ?? 0) + 1;
	return tallies;
}

async function shown(survey: string): Promise<{ tallies: Tallies; recount: Tallies }> {
	const [row] = await stage.sql<{ tallies: Tallies; recount: Tallies }[]>`
		select tallies(${survey}, null) as tallies, recount(${survey}) as recount`;
	if (!row) throw new Error('no row');
	return row;
}

async function withWriters(survey: string, seed: number, story: (writing: Writing) => Promise<void>) {
	const writers = await Promise.all(
		Array.from({ length: 4 }, async () => ({ sql: await stage.sql.reserve(), open: false, written: [] }))
	);
	const writing = new Writing(writers, survey, dice(seed));
	try {
		await story(writing);
	} finally {
		await writing.finish();
		for (const { sql } of writers) sql.release();
	}
	return writing;
}

async function foldAll(fold: () => Promise<unknown>): Promise<void> {
	while (Number(await fold()) > 0);
}

test('an identified board is right at every moment, to the last response', async () => {
	const survey = surveys.identified;
	const fold = async () => (await stage.sql`select fold_survey(${survey}) as moved`)[0]?.moved;
	const roll = dice(7);
	let folded = 0;
	const writing = await withWriters(survey, 11, async (under) => {
		for (let step = 0; step < 400; step++) {
			await under.step();
			if (roll() < 0.15) folded += Number(await fold());
			if (roll() < 0.3) {
				const { tallies, recount } = await shown(survey);
				expect(tallies).toEqual(recount);
				expect(tallies).toEqual(counted(under.committed));
			}
		}
	});
	expect(folded).toBeGreaterThan(50);
	await foldAll(fold);
	expect((await shown(survey)).tallies).toEqual(counted(writing.committed));
	const [left] = await stage.sql`select count(*)::int as n from responses r, mark_of(${survey}) m
		where r.survey_id = ${survey} and (r.xid, r.id) > (m.xid, m.id)`;
	expect(left?.n).toBe(0);
});

test('an anonymous board agrees with its recount at every moment, and moves in groups only', async () => {
	const survey = surveys.anonymous;
	const fold = async () => (await stage.sql`select fold_survey(${survey}) as moved`)[0]?.moved;
	const roll = dice(8);
	let before: Tallies = {};
	const writing = await withWriters(survey, 12, async (under) => {
		for (let step = 0; step < 400; step++) {
			await under.step();
			if (roll() < 0.5) await fold();
			const { tallies, recount } = await shown(survey);
			expect(tallies).toEqual(recount);
			for (const key of ['', `nps${U}`, `colour${U}`, `why${U}`]) {
				const moved = (tallies[key] ?? 0) - (before[key] ?? 0);
				expect(moved === 0 || moved >= 5, `${JSON.stringify(key)} moved by ${moved}`).toBe(true);
			}
			before = tallies;
		}
	});
	await foldAll(fold);
	const { tallies } = await shown(survey);
	const all = counted(writing.committed);
	expect(tallies['']).toBe(Math.floor((all[''] ?? 0) / 5) * 5);
	// Everybody answers this one, so it waits for nobody; the others may lack a few who wait for company.
	expect(tallies[`nps${U}`]).toBe(tallies['']);
	const waiting = (all[`colour${U}`] ?? 0) - (tallies[`colour${U}`] ?? 0);
	expect(waiting).toBeLessThan(10);
});

test('folds that run at the same time as writers and as each other count everybody once', async () => {
	const survey = surveys.identified;
	const before = (await shown(survey)).tallies[''] ?? 0;
	const write = (n: number) =>
		stage.sql`insert into responses (id, survey_id, version, answers, strings, language)
			select gen_random_uuid(), ${survey}, 1, '{}', array[${`nps${U}`}, ${`nps${U}9`}], 'en' from generate_series(1, ${n})`;
	const house = stage.house();
	const fold = () => ok<number>(call(house, 'fold_survey', { survey }));
	const look = async () => {
		const { tallies, recount } = await shown(survey);
		expect(tallies).toEqual(recount);
	};
	for (let round = 0; round < 15; round++)
		await Promise.all([write(20), fold(), look(), write(30), fold(), look(), fold()]);
	await foldAll(fold);
	const { tallies, recount } = await shown(survey);
	expect(tallies).toEqual(recount);
	expect(tallies['']).toBe(before + 15 * 50);
});

test('who began and finished counts as finished, however late the beginning arrives', async () => {
	const survey = surveys.identified;
	const unfinished = async () =>
		(await ok<{ unfinished: number }>(call(ada, 'board', { survey, days: null, questions: [] }))).unfinished;
	const before = await unfinished();
	const [done, underWay] = [randomUUID(), randomUUID()];
	await stage.sql`insert into responses (id, survey_id, version, answers, strings, language)
		values (${done}, ${survey}, 1, '{}', '{}', 'en')`;
	for (const id of [done, underWay])
		await ok(call(stage.house(), 'note_sittings', { batch: [{ id, survey, touched: true }] }));
	expect(await unfinished()).toBe(before + 1);
});

test('the control: a fold that does not wait for open transactions loses them', async () => {
	const [{ source } = { source: '' }] = await stage.sql<{ source: string }[]>`
		select pg_get_functiondef('fold_survey(uuid)'::regprocedure) as source`;
	const naive = source
		.replace('public.fold_survey', 'public.naive_fold')
		.replace('and r.xid < pg_snapshot_xmin(pg_current_snapshot())', '');
	expect(naive.length).toBeLessThan(source.length);
	await stage.sql.unsafe(naive);
	const survey = surveys.identified;
	await withWriters(survey, 13, async (under) => {
		for (let step = 0; step < 200; step++) {
			await under.step();
			await stage.sql`select naive_fold(${survey})`;
		}
	});
	const { tallies, recount } = await shown(survey);
	expect(tallies['']).toBeLessThan(recount[''] ?? 0);
});
