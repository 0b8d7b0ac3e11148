import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// What a board says of visits, told with Ada (owner) and Vi (viewer) of one team, and Mallory of another.

let stage: Stage;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;

interface Told {
	version: number;
	minimum: number;
	views: number;
	starts: number;
	completions: number;
	reached: number[];
	medianSeconds: number | null;
}

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	mallory = await stage.become('mallory@earshot.example');
	vi = await stage.become('vi@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
});
afterAll(() => stage.close());

/** A survey whose live version, the second, has three pages. */
async function post(mode: 'anonymous' | 'identified' = 'identified'): Promise<string> {
	const survey = await published(stage, ada, team, mode);
	await publishAgain(survey);
	return survey;
}
async function publishAgain(survey: string, pages = ['score', 'why', 'you']) {
	const actor = (await ada.auth.getUser()).data.user?.id;
	const plan = { format: 1, pages: pages.map((name) => ({ name, elements: [] })) };
	await ok(
		call(stage.house(), 'publish_survey', { actor, survey, revision: 1, plan, note: '', as_mode: null })
	);
}
const note = (...batch: object[]) => ok(call(stage.house(), 'note_sittings', { batch }));
const fold = () => ok<number>(call(stage.house(), 'fold_attention', {}));
const told = (survey: string, days: number | null = null, client = vi) =>
	ok<Told>(call(client, 'attention', { survey, days }));
const submit = (survey: string, id: string, version = 2) =>
	ok<string[]>(
		call(stage.house(), 'submit_responses', {
			batch: [{ id, survey, version, answers: {}, strings: [], language: 'en' }]
		})
	);
const unfinished = async (survey: string) =>
	(await ok<{ unfinished: number }>(call(vi, 'board', { survey, days: null, questions: [] }))).unfinished;

/** Somebody who is shown pages up to this one, and finishes if it is the end. */
async function visitor(survey: string, upTo: number | 'end', id: string = randomUUID()) {
	const last = upTo === 'end' ? 2 : upTo;
	for (let page = 0; page <= last; page++) await note({ id, survey, version: 2, page });
	if (last > 0) await note({ id, survey, touched: true });
	if (upTo === 'end') expect(await submit(survey, id)).toEqual(['stored']);
}

describe('a visit is counted once', () => {
	test('for each thing that happens in it, before and after the fold', async () => {
		const survey = await post();
		for (const upTo of [0, 0, 1, 2, 'end'] as const) await visitor(survey, upTo);
		const expected = { version: 2, views: 5, starts: 3, completions: 1, reached: [5, 3, 2, 1] };
		expect(await told(survey)).toMatchObject(expected);
		expect(await unfinished(survey)).toBe(2);
		await fold();
		expect(await told(survey)).toMatchObject(expected);
		expect(await unfinished(survey)).toBe(2);
		await fold();
		expect(await told(survey)).toMatchObject(expected);
	});

	test('whatever comes twice, late, out of order or from two tabs', async () => {
		const survey = await post();
		const id = randomUUID();
		const at = (page: number) => ({ id, survey, version: 2, page });
		await Promise.all([note(at(0), at(0)), note(at(0)), note(at(1), { id, survey, touched: true })]);
		await fold();
		await note(at(2));
		await note(at(0));
		await fold();
		await note(at(1));
		expect(await told(survey)).toMatchObject({ views: 1, starts: 1, completions: 0, reached: [1, 1, 1, 0] });
		await Promise.all([submit(survey, id), submit(survey, id), note(at(2)), fold()]);
		// Behind its own response, also once the row is swept.
		await note(at(0), { id, survey, touched: true });
		await fold();
		await stage.sql`delete from sittings where response_id = ${id}`;
		await note(at(0), { id, survey, touched: true });
		expect(await told(survey)).toMatchObject({ views: 1, starts: 1, completions: 1, reached: [1, 1, 1, 1] });
		expect(await unfinished(survey)).toBe(0);
	});

	test('while folds run among the beacons, none is lost and none doubled', async () => {
		const survey = await post();
		const people = Array.from({ length: 40 }, (_, at) => visitor(survey, at % 4 === 3 ? 'end' : at % 4));
		const folds = (async () => {
			for (let round = 0; round < 15; round++) await Promise.all([fold(), fold()]);
		})();
		await Promise.all([...people, folds]);
		const expected = { views: 40, starts: 30, completions: 10, reached: [40, 30, 20, 10] };
		expect(await told(survey)).toMatchObject(expected);
		await fold();
		expect(await told(survey)).toMatchObject(expected);
		const [recount] =
			await stage.sql`select count(*)::int as views, count(*) filter (where touched)::int as starts,
			count(*) filter (where furthest = 10000)::int as completions from sittings where survey_id = ${survey}`;
		expect(recount).toEqual({ views: 40, starts: 30, completions: 10 });
	});

	test('who sends without having been seen has opened, begun and finished', async () => {
		const survey = await post();
		await submit(survey, randomUUID());
		expect(await told(survey)).toMatchObject({
			views: 1,
			starts: 1,
			completions: 1,
			reached: [1, 1, 1, 1],
			medianSeconds: null
		});
	});

	test('and stays counted when its row is forgotten', async () => {
		const survey = await post();
		for (const upTo of [0, 1, 'end'] as const) await visitor(survey, upTo);
		const before = await told(survey);
		await stage.sql`update sittings set began_at = now() - interval '40 days' where survey_id = ${survey}`;
		// What is not counted yet is not forgotten.
		await ok(call(stage.house(), 'sweep_starts', {}));
		expect((await stage.sql`select 1 from sittings where survey_id = ${survey}`).length).toBe(3);
		await fold();
		await ok(call(stage.house(), 'sweep_starts', {}));
		expect((await stage.sql`select 1 from sittings where survey_id = ${survey}`).length).toBe(0);
		expect(await told(survey)).toEqual(before);
	});
});

describe('nothing is counted', () => {
	const nothing = { views: 0, starts: 0, completions: 0, medianSeconds: null };
	test.each<[string, (survey: string) => Promise<unknown>]>([
		['paused', (survey) => ok(call(ada, 'pause_survey', { survey }))],
		['archived', (survey) => ok(call(ada, 'archive_survey', { survey }))],
		[
			'not open yet',
			(survey) =>
				ok(
					call(ada, 'schedule_survey', {
						survey,
						opens: '2190-01-01T00:00:00Z',
						closes: null,
						zone: 'UTC',
						max_responses: null
					})
				)
		]
	])('of a survey that is %s', async (_, arrange) => {
		const survey = await post();
		await arrange(survey);
		await note(
			{ id: randomUUID(), survey, version: 2, page: 0 },
			{ id: randomUUID(), survey, touched: true }
		);
		expect(await told(survey)).toMatchObject(nothing);
		expect((await stage.sql`select 1 from sittings where survey_id = ${survey}`).length).toBe(0);
	});

	test('of a version that is not there, nor of a survey that is not', async () => {
		const survey = await post();
		await note({ id: randomUUID(), survey, version: 9, page: 0 });
		await note({ id: randomUUID(), survey: randomUUID(), version: 1, page: 0 });
		expect(await told(survey)).toMatchObject(nothing);
	});

	test('for one survey by the id of another’s visitor', async () => {
		const [first, second] = [await post(), await post()];
		const id = randomUUID();
		await visitor(first, 1, id);
		await note({ id, survey: second, version: 2, page: 2 }, { id, survey: second, touched: true });
		expect(await told(first)).toMatchObject({ views: 1, reached: [1, 1, 0, 0] });
		expect(await told(second)).toMatchObject(nothing);
		// A response there is one all the same, and takes nothing from the first.
		expect(await submit(second, id)).toEqual(['stored']);
		expect(await told(first)).toMatchObject({ views: 1, completions: 0 });
	});

	test('of who somebody is: a sitting has no column for it', async () => {
		const columns = await stage.sql`select column_name as name from information_schema.columns
			where table_schema = 'public' and table_name = 'sittings' order by 1`;
		expect(columns.map(({ name }) => name)).toEqual([
			'began_at',
			'counted',
			'counted_touched',
			'day',
			'furthest',
			'moved',
			'response_id',
			'survey_id',
			'timed',
			'took',
			'touched',
			'version'
		]);
	});

	test('as too far: a page that cannot be is the last there can be, and a negative one the first', async () => {
		const survey = await post();
		const id = randomUUID();
		await note({ id, survey, version: 2, page: -5 });
		await note({ id, survey, version: 2, page: 2_000_000_000 });
		expect(await told(survey)).toMatchObject({ views: 1, completions: 0, reached: [1, 1, 1, 0] });
	});
});

describe('pages', () => {
	test('are those of the live version; the other figures speak of all', async () => {
		const survey = await post();
		await visitor(survey, 2);
		await publishAgain(survey, ['one', 'two']);
		await note({ id: randomUUID(), survey, version: 3, page: 1 });
		expect(await told(survey)).toMatchObject({ version: 3, views: 2, reached: [1, 1, 0] });
	});

	test('belong to the day that the sitting began on', async () => {
		const survey = await post();
		await visitor(survey, 1);
		await visitor(survey, 'end');
		await stage.sql`update sittings set day = day - 3 where survey_id = ${survey} and furthest < 10000`;
		for (const folded of [false, true]) {
			if (folded) await fold();
			expect(await told(survey, 1)).toMatchObject({ views: 1, completions: 1 });
			expect(await told(survey, 7)).toMatchObject({ views: 2, completions: 1 });
		}
	});
});

describe('the time it takes', () => {
	/** People who took so many seconds each. */
	async function timed(survey: string, ...seconds: number[]) {
		for (const each of seconds) {
			const id = randomUUID();
			await note({ id, survey, version: 2, page: 0 });
			await stage.sql`update sittings set began_at = now() - ${each} * interval '1 second' where response_id = ${id}`;
			await submit(survey, id);
		}
	}

	test('is that of the one in the middle, within the steps that are counted', async () => {
		const survey = await post();
		await timed(survey, 20, 30, 60, 90, 4000);
		const { medianSeconds } = await told(survey);
		expect(medianSeconds).toBeGreaterThanOrEqual(50);
		expect(medianSeconds).toBeLessThanOrEqual(72);
		await fold();
		expect((await told(survey)).medianSeconds).toBe(medianSeconds);
	});

	test('is not told of who was first heard of behind the first page', async () => {
		const survey = await post();
		const [late, touching] = [randomUUID(), randomUUID()];
		await note({ id: late, survey, version: 2, page: 1 }, { id: touching, survey, touched: true });
		await submit(survey, late);
		await submit(survey, touching);
		expect(await told(survey)).toMatchObject({ completions: 2, medianSeconds: null });
		await timed(survey, 0, 86_400 * 365);
		expect((await told(survey)).medianSeconds).toBeGreaterThan(0);
	});

	test('of an anonymous survey is told from the minimum n on', async () => {
		const survey = await post('anonymous');
		await timed(survey, 60, 60, 60, 60);
		expect((await told(survey)).medianSeconds).toBeNull();
		await timed(survey, 60);
		expect((await told(survey)).medianSeconds).toBe(59);
	});
});

describe('an anonymous survey', () => {
	test('tells every figure in whole groups, at every moment and of every period', async () => {
		const survey = await post('anonymous');
		const ends = [0, 1, 'end', 'end', 2, 'end', 1, 'end', 'end', 0, 'end', 'end', 'end'] as const;
		for (const upTo of ends) {
			await visitor(survey, upTo);
			for (const days of [null, 1, 7]) {
				const { views, starts, completions, reached } = await told(survey, days);
				for (const figure of [views, starts, completions, ...reached]) expect(figure % 5).toBe(0);
				expect(reached).toEqual([...reached].sort((a, b) => b - a));
			}
		}
		// 13 opened, 11 began, 8 finished, and 13, 11, 9 got to the pages.
		expect(await told(survey)).toMatchObject({
			minimum: 5,
			views: 15,
			starts: 10,
			completions: 10,
			reached: [15, 10, 10, 10]
		});
	});

	test('says on its board no other number of unfinished than these figures do', async () => {
		const survey = await post('anonymous');
		for (const upTo of ['end', 'end', 'end', 'end', 'end', 1, 1, 2, 1, 2, 1, 1] as const) {
			await visitor(survey, upTo);
			const { starts, completions } = await told(survey);
			// Nothing is told of fewer responses than the minimum n.
			if (completions) expect(await unfinished(survey)).toBe(starts - completions);
		}
		// Of seven.
		expect(await unfinished(survey)).toBe(5);
	});

	test('says of four visits exactly what it says of none', async () => {
		const [none, four] = [await post('anonymous'), await post('anonymous')];
		for (const upTo of [0, 1, 'end', 'end'] as const) await visitor(four, upTo);
		expect(await told(four)).toEqual(await told(none));
		await visitor(four, 0);
		expect(await told(four)).toMatchObject({ views: 5, completions: 0 });
	});

	test('the control: where answers carry names, four are four', async () => {
		const survey = await post();
		for (const upTo of [0, 1, 'end', 'end'] as const) await visitor(survey, upTo);
		expect(await told(survey)).toMatchObject({ minimum: 1, views: 4, reached: [4, 3, 2, 2] });
	});
});

test('another team and strangers learn nothing', async () => {
	const survey = await post();
	await visitor(survey, 'end');
	expect(await refusal(call(mallory, 'attention', { survey, days: null }))).toBe('missing');
	expect(await refusal(call(stage.stranger(), 'attention', { survey, days: null }))).toMatch(
		/denied|not find/
	);
	for (const client of [ada, vi, mallory, stage.stranger()])
		for (const table of ['sittings', 'attention'])
			expect((await client.from(table as never).select('*')).data ?? []).toEqual([]);
});

test('a board’s figures cost the same after a hundred thousand visits as after a hundred', async () => {
	const survey = await post();
	const visits = (n: number) => stage.sql`
		insert into sittings (response_id, survey_id, version, day, furthest, touched, timed)
		select gen_random_uuid(), ${survey}, 2, current_date - (i % 30), i % 3, i % 2 = 0, true from generate_series(1, ${n}) i`;
	const settle = async () => {
		while ((await fold()) > 0);
		await stage.sql`vacuum analyze sittings`;
		await stage.sql`vacuum analyze attention`;
	};
	/** Pages of 8 kB that the question looks at, once the connection knows its way around. */
	const cost = () =>
		stage.sql.begin(async (tx) => {
			const ask = async () => {
				const [row] =
					await tx`explain (analyze, buffers, format json) select * from attention_counts(${survey}, null)`;
				const { Plan } = row?.['QUERY PLAN'][0] ?? {};
				return Number(Plan['Shared Hit Blocks']) + Number(Plan['Shared Read Blocks']);
			};
			await ask();
			return ask();
		});
	await visits(100);
	await settle();
	const few = await cost();
	await visits(100_000);
	await settle();
	expect((await told(survey)).views).toBe(100_100);
	const many = await cost();
	expect(many).toBeLessThan(few + 10);
	// The control: what is not folded yet has to be looked at, and it is only that.
	await visits(20_000);
	expect(await cost()).toBeGreaterThan(many + 100);
	expect((await told(survey)).views).toBe(120_100);
}, 60_000);
