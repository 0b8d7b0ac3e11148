import { randomInt, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as participations from '$lib/mail/participations.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import type { Box } from '../../src/lib/server/embedded/supabase';
import { freshFolder } from './box';
import { someone, type Someone } from './stories';
import { call, ok } from './survey';

// An attacker has a dump of the whole database, system columns and all, and wants to know who said what. The house's key
// is not in it. Everybody answers with a number of their own, so that the attacker's guesses can be judged.

const PEOPLE = 40;
const GROUP = 5;

let folder: string;
let opened: Opened;
let sql: Box['sql'];
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', ORIGIN: 'https://ask.example' });
	opened = await open();
	sql = (await Reflect.get(globalThis, Symbol.for('earshot.behind'))).box.sql;
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const PLAN = {
	format: 1,
	languages: ['en'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [{ name: 'one', elements: [{ kind: 'text', name: 'who', title: 'Who?' }] }]
};

interface Asked {
	survey: string;
	campaign: string;
	invitations: string[];
}

let named = 0;
async function asking(count = PEOPLE): Promise<Asked> {
	const slug = `us-${randomUUID().slice(0, 8)}`;
	const survey = await ok<string>(
		call(ada.db, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
	);
	const version = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: 'anonymous' };
	await ok(call(house(), 'publish_survey', version));
	const set = `set${++named}`;
	for (let at = 0; at < count; at++)
		await sql`insert into contacts (team_id, address, key) values (${team}, ${`${set}-${at}@x.example`}, ${`${set}-${at}@x.example`})`;
	const ids = await sql`select id from contacts where team_id = ${team} and key like ${`${set}-%`}`;
	const audience = { everyone: false, lists: [], contacts: ids.map(({ id }) => String(id)) };
	const plan = { ...freshPlan(['en'], 'UTC'), audience, reminders: [1] };
	const campaign = await ok<string>(call(ada.db, 'create_campaign', { survey, name: set, plan }));
	await ok(call(ada.db, 'launch_campaign', { campaign, revision: 1 }));
	await sql`update outbox set state = 'sent', done_at = now() where campaign_id = ${campaign}`;
	const found = await sql`select id from invitations where campaign_id = ${campaign}`;
	return { survey, campaign, invitations: found.map(({ id }) => String(id)) };
}

const shuffled = <One>(all: readonly One[]): One[] => {
	const rest = [...all];
	return all.map(() => rest.splice(randomInt(rest.length), 1)[0] as One);
};

/** Who answered with which response: what the attacker wants to know. */
type Truth = Map<string, string>;

const responseOf = (survey: string) => ({
	id: randomUUID(),
	survey,
	version: 1,
	answers: { who: randomUUID() },
	strings: ['who\u001f'],
	language: 'en',
	respondent: null
});

async function answer({ survey }: Asked, invitation: string, truth: Truth): Promise<void> {
	const response = responseOf(survey);
	expect(await participations.submit(response, { invitation, anonymous: true })).toBe('stored');
	truth.set(invitation, response.id);
}

type Row = Record<string, unknown> & { table: string };

/** Every row of every table, with what Postgres itself keeps beside it, in the order in which it lies on disk. */
async function dump(): Promise<Row[]> {
	const tables = await sql`select tablename from pg_tables where schemaname = 'public'`;
	const all: Row[] = [];
	for (const { tablename } of tables)
		for (const row of await sql.unsafe(
			`select xmin::text as "xmin", ctid::text as "ctid", to_jsonb(t)::text as "row" from public."${tablename}" t order by t.ctid`
		))
			all.push({ table: tablename, xmin: row['xmin'], ctid: row['ctid'], row: row['row'] });
	return all;
}

const has = (row: Row, id: string) => String(row['row']).includes(id);

/**
 * Guesses, for each invitation of which the dump says that it took part, its response.
 *
 * @returns right guesses by each way, as a share of those who took part
 */
function attack(rows: Row[], { survey, invitations }: Asked, truth: Truth): Record<string, number> {
	const responses = rows.filter(({ table, row }) => table === 'responses' && String(row).includes(survey));
	// Whatever speaks of an invitation and was written since it was made.
	const made = new Map(
		rows.filter(({ table }) => table === 'invitations').map((row) => [String(row['row']), row['xmin']])
	);
	const born = [...made.values()][0];
	const traces = rows.filter(
		(row) =>
			!['responses', 'invitations', 'asked', 'outbox'].includes(row.table) &&
			row['xmin'] !== born &&
			invitations.some((id) => has(row, id))
	);
	const idIn = (row: Row) => invitations.find((id) => has(row, id)) ?? '';
	const score = (guess: (trace: Row, at: number) => Row | undefined) => {
		const right = traces.filter((trace, at) => {
			const found = guess(trace, at);
			return found && has(found, truth.get(idIn(trace)) ?? 'nobody');
		});
		return traces.length ? right.length / traces.length : 0;
	};
	const number = (row: Row) => BigInt(String(row['xmin']));
	/** The last response before, or the first after. */
	const beside = (trace: Row, way: 1 | -1) =>
		responses
			.filter((one) => way * Number(number(one) - number(trace)) >= 0)
			.sort((a, b) => way * Number(number(a) - number(b)))[0];
	// Ranks only mean something if as many are compared as there are.
	const alike = responses.length === traces.length;
	const ranked = (rows: Row[]) => [...rows].sort((a, b) => Number(number(a) - number(b)));
	const [before, after] = [ranked(responses), ranked(traces)];
	return {
		'the same transaction': score((trace) => {
			const same = responses.filter(({ xmin }) => xmin === trace['xmin']);
			return same.length === 1 ? same[0] : undefined;
		}),
		'the transaction before': score((trace) => beside(trace, -1)),
		'the transaction after': score((trace) => beside(trace, 1)),
		'the same place on disk': score((_, at) => (alike ? responses[at] : undefined)),
		'the same rank in time': score((trace) => (alike ? before[after.indexOf(trace)] : undefined)),
		'the same value': score((trace) =>
			responses.find((one) => {
				const id = /"id": ?"([\w-]{36})"/.exec(String(one['row']))?.[1];
				return id !== undefined && has(trace, id);
			})
		)
	};
}

/** Chance, within a group, with room for luck: of 40, more than 16 right by luck alone is one in a hundred thousand. */
const LUCK = 0.4;

describe('who took part in an anonymous survey', () => {
	test('is not beside what they said, in any table, column or transaction', async () => {
		const asked = await asking();
		const truth: Truth = new Map();
		const order = shuffled(asked.invitations);
		for (const [at, invitation] of order.entries()) {
			await answer(asked, invitation, truth);
			// Mixed on the way as well, as it happens in life.
			if (at % 7 === 6) await participations.mix(0);
		}
		await participations.mix(0);
		const rows = await dump();
		for (const [way, share] of Object.entries(attack(rows, asked, truth)))
			expect([way, share <= LUCK]).toEqual([way, true]);
		const took = rows.filter(
			({ table, row }) =>
				table === 'participations' && asked.invitations.some((id) => String(row).includes(id))
		);
		// Whole groups, and nothing but the invitation.
		expect(took.length).toBeGreaterThanOrEqual(PEOPLE - GROUP);
		expect(Object.keys(JSON.parse(String(took[0]?.['row'])))).toEqual(['invitation_id']);
	});

	test('cannot be told before its group is whole', async () => {
		const asked = await asking(12);
		const truth: Truth = new Map();
		for (const invitation of shuffled(asked.invitations).slice(0, GROUP - 1))
			await answer(asked, invitation, truth);
		expect(await participations.mix(0)).toBe(0);
		const rows = await dump();
		const answered = new Set(truth.values());
		const told = rows.filter(
			({ table, row }) =>
				table === 'participations' && asked.invitations.some((id) => String(row).includes(id))
		);
		expect(told).toEqual([]);
		// The transaction of a response speaks of no invitation.
		for (const response of rows.filter(
			(row) => row.table === 'responses' && [...answered].some((id) => has(row, id))
		))
			for (const row of rows.filter(({ xmin }) => xmin === response['xmin']))
				expect([row.table, asked.invitations.some((id) => has(row, id))]).toEqual([row.table, false]);
	});

	test('is not told by who gets no reminder', async () => {
		const asked = await asking(12);
		const truth: Truth = new Map();
		const [first] = shuffled(asked.invitations);
		await answer(asked, String(first), truth);
		const out = await participations.skipInReminder(asked.survey, asked.invitations, GROUP);
		expect(out.has(String(first))).toBe(true);
		expect(out.size).toBe(GROUP);
		// Nobody answered: everybody is reminded.
		const nobody = await asking(3);
		expect((await participations.skipInReminder(nobody.survey, nobody.invitations, GROUP)).size).toBe(0);
	});

	test('counts once, from however many pages at once', async () => {
		const asked = await asking(1);
		const invitation = String(asked.invitations[0]);
		const holder = { invitation, anonymous: true };
		const all = await Promise.all(
			[0, 1, 2, 3].map(() => participations.submit(responseOf(asked.survey), holder))
		);
		expect(all.sort()).toEqual(['answered', 'answered', 'answered', 'stored']);
		const same = responseOf(asked.survey);
		const other = String((await asking(1)).invitations[0]);
		void other;
		expect(await participations.submit(same, holder)).toBe('answered');
	});

	test('the same page sent twice is the same answer', async () => {
		const asked = await asking(1);
		const holder = { invitation: String(asked.invitations[0]), anonymous: true };
		const response = responseOf(asked.survey);
		expect(await participations.submit(response, holder)).toBe('stored');
		expect(await participations.submit(response, holder)).toBe('repeat');
	});

	test('a survey that is paused uses no invitation up', async () => {
		const asked = await asking(1);
		const holder = { invitation: String(asked.invitations[0]), anonymous: true };
		await ok(call(ada.db, 'pause_survey', { survey: asked.survey }));
		expect(await participations.submit(responseOf(asked.survey), holder)).toBe('paused');
		await ok(call(ada.db, 'reopen_survey', { survey: asked.survey }));
		expect(await participations.submit(responseOf(asked.survey), holder)).toBe('stored');
	});
});

describe('control: the same attacker finds', () => {
	const careless = async (
		write: (invitation: string, response: ReturnType<typeof responseOf>) => Promise<unknown>
	) => {
		const asked = await asking();
		const truth: Truth = new Map();
		for (const invitation of shuffled(asked.invitations)) {
			const response = responseOf(asked.survey);
			await write(invitation, response);
			truth.set(invitation, response.id);
		}
		return attack(await dump(), asked, truth);
	};
	const keep = (response: ReturnType<typeof responseOf>) =>
		call(house(), 'submit_responses', { batch: [response] });

	test('one transaction for both', async () => {
		const found = await careless((invitation, { id, survey, answers }) =>
			sql.begin(async (one) => {
				await one`insert into responses (id, survey_id, version, answers, strings, language)
					values (${id}, ${survey}, 1, ${one.json(answers)}, '{}', 'en')`;
				await one`insert into participations (invitation_id) values (${invitation})`;
			})
		);
		expect(found['the same transaction']).toBe(1);
	});

	test('two transactions, one right after the other', async () => {
		const found = await careless(async (invitation, response) => {
			await ok(keep(response));
			await sql`insert into participations (invitation_id) values (${invitation})`;
		});
		expect(found['the transaction before']).toBeGreaterThan(0.9);
		expect(found['the same rank in time']).toBe(1);
	});
});
