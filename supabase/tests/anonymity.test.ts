import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dice } from '../demo/story';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { answer, call, ok, published, refusal, stringsOf, U } from './survey';

// The promise to those who answer anonymously, told with Ada (owner), Ed (editor) and Vi (viewer) of one team,
// Mallory of another, and somebody who is nobody.

let stage: Stage;
let ada: Client;
let ed: Client;
let vi: Client;
let mallory: Client;
let team: string;

interface Shown {
	hidden: boolean;
	responses: number;
	released: number;
	/** Not there while all is hidden. */
	tallies: Record<string, number>;
	comments: Record<string, string[]>;
}
interface Row {
	cursor: string;
	version: number;
	language?: string;
	answers: Record<string, unknown>;
}

const board = (client: Client, survey: string, days: number | null = null, questions: string[] = ['why']) =>
	ok<Shown>(call(client, 'board', { survey, days, questions }));
const exported = (client: Client, survey: string) =>
	ok<Row[]>(call(client, 'export_responses', { survey, after: null, page_size: 1000 }));
const atHome = async (survey: string) => {
	const posts = await ok<{ id: string; responses: number | null; tallies: object; lastDay: string | null }[]>(
		call(ada, 'home', { team })
	);
	return posts.find(({ id }) => id === survey);
};
const times = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
const post = (mode: 'anonymous' | 'identified' = 'anonymous') => published(stage, ada, team, mode);

async function member(email: string, role: string): Promise<Client> {
	const client = await stage.become(email);
	const token = await ok(call(ada, 'invite', { team, as_role: role }));
	await ok(call(client, 'accept_invite', { token }));
	return client;
}

/** As if it had been answered on other days: `daysAgo` for each of the answers. */
async function answeredAgo(
	survey: string,
	daysAgo: number[],
	answers: (i: number) => Record<string, string | number>
) {
	for (const [i, ago] of daysAgo.entries()) {
		const given = answers(i);
		await stage.sql`insert into responses (id, survey_id, version, answers, strings, language, created_at)
			values (${randomUUID()}, ${survey}, 1, ${JSON.stringify(given)}::text::jsonb, ${stringsOf(given)}, 'en',
				now() - ${ago} * interval '1 day')`;
		await stage.sql`select fold_survey(${survey})`;
	}
}

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	mallory = await stage.become('mallory@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
	ed = await member('ed@earshot.example', 'editor');
	vi = await member('vi@earshot.example', 'viewer');
});
afterAll(() => stage.close());

describe('below the minimum', () => {
	test('four answers look exactly like none, wherever one looks', async () => {
		const [empty, four] = [await post(), await post()];
		await answer(stage, four, ...times(4, (i) => ({ nps: i, why: `Reason ${i}` })));
		await ok(call(stage.house(), 'fold_all', {}));
		for (const days of [null, 1, 7, 30]) {
			const { at: _a, ...none } = { at: '', ...(await board(vi, empty, days)) };
			const { at: _b, ...some } = { at: '', ...(await board(vi, four, days)) };
			expect(some).toEqual(none);
			expect(some).toEqual({ hidden: true, minimum: 5, mode: 'anonymous' });
		}
		expect(await ok(call(vi, 'board_days', { survey: four, days: null }))).toEqual({});
		expect(await exported(ada, four)).toEqual([]);
		expect(await atHome(four)).toMatchObject({ responses: null, tallies: {}, lastDay: null });
	});

	test('the fifth answer shows all five', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(5, () => ({ nps: 9 })));
		expect(await board(vi, survey)).toMatchObject({ hidden: false, responses: 5, released: 5 });
		expect((await board(vi, survey)).tallies).toEqual({ '': 5, [`nps${U}`]: 5, [`nps${U}9`]: 5 });
		expect(await exported(ed, survey)).toHaveLength(5);
		expect(await atHome(survey)).toMatchObject({ responses: 5 });
	});

	test('a team that wants larger groups gets them', async () => {
		const survey = await post();
		await ok(call(ada, 'set_minimum_n', { team, n: 8 }));
		try {
			await answer(stage, survey, ...times(7, () => ({ nps: 9 })));
			expect((await board(vi, survey)).hidden).toBe(true);
			await answer(stage, survey, { nps: 1 });
			expect(await board(vi, survey)).toMatchObject({ hidden: false, released: 8 });
		} finally {
			await ok(call(ada, 'set_minimum_n', { team, n: 5 }));
		}
	});

	test('a team that wants smaller groups does not get them of people who answered before', async () => {
		const [survey, later] = [await post(), await post()];
		await answer(stage, survey, ...times(6, (i) => ({ nps: i })));
		const before = await board(vi, survey);
		try {
			await ok(call(ada, 'set_minimum_n', { team, n: 1 }));
			expect(await board(vi, survey)).toMatchObject({ minimum: 5, tallies: before.tallies });
			expect(await exported(ada, survey)).toHaveLength(5);
			// Not by a detour either, nor for long because of one that nobody answered under.
			await ok(call(ada, 'set_minimum_n', { team, n: 50 }));
			await ok(call(ada, 'set_minimum_n', { team, n: 2 }));
			expect((await board(vi, survey)).minimum).toBe(5);
			expect((await board(vi, later)).minimum).toBe(2);
		} finally {
			await ok(call(ada, 'set_minimum_n', { team, n: 5 }));
		}
	});

	test('a team that wants larger groups is told no part of what was released in smaller ones', async () => {
		const survey = await post();
		try {
			await ok(call(ada, 'set_minimum_n', { team, n: 2 }));
			await answer(stage, survey, ...times(4, (i) => ({ nps: 9, ...(i < 2 && { rare: 'yes' }) })));
			expect([(await exported(ada, survey)).length, (await board(vi, survey)).released]).toEqual([4, 4]);
			await ok(call(ada, 'set_minimum_n', { team, n: 4 }));
			expect((await exported(ada, survey)).filter(({ answers }) => 'rare' in answers)).toEqual([]);
			await ok(call(ada, 'set_minimum_n', { team, n: 5 }));
			expect((await board(vi, survey)).hidden).toBe(true);
			expect(await ok(call(vi, 'board_days', { survey, days: null }))).toEqual({});
			expect(await exported(ada, survey)).toEqual([]);
		} finally {
			await ok(call(ada, 'set_minimum_n', { team, n: 5 }));
		}
	});

	test('the control: where answers carry names, one is shown', async () => {
		const survey = await post('identified');
		await answer(stage, survey, { nps: 3, why: 'Slow' });
		const { hidden, tallies, comments } = await board(vi, survey);
		expect([hidden, tallies[`nps${U}3`], comments]).toEqual([false, 1, { why: ['Slow'] }]);
	});
});

describe('what can be worked out', () => {
	test('a sixth answer moves no figure; that somebody answered may be seen', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(5, () => ({ nps: 9 })));
		const five = await board(vi, survey);
		await answer(stage, survey, { nps: 0 });
		const six = await board(vi, survey);
		expect(six.tallies).toEqual(five.tallies);
		expect([six.responses, six.released]).toEqual([6, 5]);
		expect(await exported(ada, survey)).toHaveLength(5);
		await answer(stage, survey, ...times(4, () => ({ nps: 9 })));
		expect((await board(vi, survey)).tallies[`nps${U}0`]).toBe(1);
	});

	test('of two moments, every figure differs by nobody or by at least the minimum', async () => {
		const survey = await post();
		const roll = dice(3);
		let before: Record<string, number> = {};
		for (let i = 0; i < 60; i++) {
			await answer(stage, survey, {
				nps: Math.floor(roll() * 11),
				// A question that hardly anybody answers, and one that only some are asked.
				...(roll() < 0.15 && { rare: 'a' }),
				...(roll() < 0.5 && { often: 'b' })
			});
			const { tallies = {} } = await board(vi, survey);
			for (const key of ['', `nps${U}`, `rare${U}`, `often${U}`])
				expect([0, 5, 6, 7, 8, 9]).toContain((tallies[key] ?? 0) - (before[key] ?? 0));
			before = tallies;
		}
		expect(before['']).toBe(60);
		expect(before[`rare${U}`]).toBeGreaterThanOrEqual(5);
	});

	test('of two periods as well, however the days fell', async () => {
		const survey = await post();
		const roll = dice(4);
		const ago = times(90, () => Math.floor(roll() * 40)).sort((a, b) => b - a);
		await answeredAgo(survey, ago, () => ({ nps: 5, ...(roll() < 0.2 && { rare: 'a' }) }));
		const periods = [1, 2, 3, 7, 14, 30, 35, null];
		const shown = await Promise.all(periods.map((days) => board(vi, survey, days)));
		const known = shown.filter(({ hidden }) => !hidden);
		expect(known.length).toBeGreaterThan(3);
		for (const one of known)
			for (const other of known)
				for (const key of ['', `nps${U}`, `rare${U}`]) {
					const difference = Math.abs((one.tallies[key] ?? 0) - (other.tallies[key] ?? 0));
					expect(difference === 0 || difference >= 5, `${key}: ${difference}`).toBe(true);
				}
		const days = await ok<Record<string, number>>(call(vi, 'board_days', { survey, days: null }));
		expect(Math.min(...Object.values(days))).toBeGreaterThanOrEqual(5);
	});

	test('who answered alone on a day is not known by their words', async () => {
		const survey = await post();
		await answeredAgo(
			survey,
			times(14, () => 3),
			(i) => ({ nps: 9, why: `Early ${i}` })
		);
		await answeredAgo(survey, [2], () => ({ nps: 0, why: 'Alone' }));
		await answeredAgo(
			survey,
			times(15, () => 0),
			(i) => ({ nps: 9, why: `Late ${i}` })
		);
		const words = async (days: number | null) => new Set((await board(vi, survey, days)).comments.why);
		const [three, two] = [await words(3), await words(2)];
		const between = [...three].filter((one) => !two.has(one));
		expect(between).toContain('Alone');
		expect(between.length).toBeGreaterThanOrEqual(5);
	});

	test('a question that too few answered is told neither on the board nor row by row', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(10, (i) => ({ nps: 9, ...(i < 4 && { rare: 'yes' }) })));
		expect(Object.keys((await board(vi, survey)).tallies).filter((key) => key.startsWith('rare'))).toEqual(
			[]
		);
		const rows = await exported(ada, survey);
		expect(rows).toHaveLength(10);
		expect(rows.filter(({ answers }) => 'rare' in answers)).toEqual([]);
		await answer(stage, survey, ...times(5, () => ({ nps: 9, rare: 'yes' })));
		expect((await board(vi, survey)).tallies[`rare${U}yes`]).toBe(9);
		expect((await exported(ada, survey)).filter(({ answers }) => 'rare' in answers)).toHaveLength(9);
	});
});

describe('the version and the language that somebody answered in', () => {
	const inVersions = async (mode: 'anonymous' | 'identified', ...versions: number[]) => {
		const survey = await post(mode);
		const actor = (await ada.auth.getUser()).data.user?.id;
		for (let revision = 1; revision < 3; revision++) {
			await ok(call(ada, 'save_draft', { survey, revision, definition: { title: `Draft ${revision}` } }));
			const plan = { format: 1, headline: 'nps' };
			const args = { actor, survey, revision: revision + 1, plan, note: '', as_mode: null };
			await ok(call(stage.house(), 'publish_survey', args));
		}
		const batch = versions.map((version) => ({
			id: randomUUID(),
			survey,
			version,
			answers: { nps: 9 },
			strings: stringsOf({ nps: 9 }),
			language: 'de',
			respondent: 'Grace'
		}));
		await ok(call(stage.house(), 'submit_responses', { batch }));
		return exported(ada, survey);
	};
	const versionsOf = (rows: Row[]) => rows.map(({ version }) => version).sort();
	const of = (version: number, n: number) => times(n, () => version);

	test.each([
		['the newest that enough answered', [...of(1, 5), ...of(2, 6), ...of(3, 4)], [...of(1, 5), ...of(2, 10)]],
		['the live one', [...of(1, 4), ...of(3, 6)], of(3, 10)],
		['the live one where none has enough', [...of(1, 2), ...of(2, 3)], of(3, 5)],
		['itself where it has enough', [...of(1, 5), ...of(3, 5)], [...of(1, 5), ...of(3, 5)]]
	])('a version that too few answered is told as %s', async (_, given, told) => {
		expect(versionsOf(await inVersions('anonymous', ...given))).toEqual(told);
	});

	test('the language is told to nobody', async () => {
		expect((await inVersions('anonymous', ...of(1, 5))).filter((row) => 'language' in row)).toEqual([]);
	});

	test('the control: where answers carry names both are told', async () => {
		const rows = await inVersions('identified', 1, 3, 3);
		expect(versionsOf(rows)).toEqual([1, 3, 3]);
		expect(rows.every(({ language }) => language === 'de')).toBe(true);
	});
});

describe('what people wrote', () => {
	test('is shown from ten texts on, and not by asking for another question', async () => {
		const survey = await post();
		const said = (i: number) => ({ nps: 9, team: 'blue', why: `Text ${i}`, 'team-Comment': 'Mine' });
		await answer(stage, survey, ...times(9, said));
		const asked = ['why', 'team', 'team-Comment', 'nps'];
		expect((await board(vi, survey, null, asked)).comments).toEqual({});
		expect((await exported(ada, survey)).some(({ answers }) => 'why' in answers)).toBe(false);
		await answer(stage, survey, said(9));
		expect((await board(vi, survey)).comments.why).toHaveLength(10);
		expect((await exported(ada, survey)).filter(({ answers }) => 'why' in answers)).toHaveLength(10);
	});

	test('comes in an order that tells nothing of when, and an export without time, name or id', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(20, (i) => ({ nps: 9, why: `Text ${i}` })));
		const { comments } = await board(vi, survey);
		const newest = times(20, (i) => `Text ${19 - i}`);
		expect([...(comments.why ?? [])].sort()).toEqual([...newest].sort());
		expect(comments.why).not.toEqual(newest);
		for (const row of await exported(ada, survey))
			expect(Object.keys(row).sort()).toEqual(['answers', 'cursor', 'version']);
	});
});

describe('what a link brought unseen', () => {
	const at = (path: string) => ({ k: 'name', path: [path] });
	const unseen = {
		format: 1,
		headline: 'nps',
		fields: [
			{ name: 'who', hidden: true },
			{ name: 'nps', hidden: false }
		],
		calculated: [
			{ name: 'copy', expression: at('Who'), kept: true },
			{ name: 'score', expression: at('nps'), kept: true }
		],
		triggers: [{ does: 'copy', name: 'twice', from: 'copy', condition: at('nps'), names: ['nps'] }],
		pages: [
			{
				elements: [
					{ kind: 'panel', elements: [{ kind: 'expression', name: 'shown', worked: at('twice') }] },
					{ kind: 'text', name: 'why', visibleIf: at('who') }
				]
			}
		]
	};
	const derived = ['copy', 'shown', 'twice', 'who'];
	const given = (who: string) => ({
		nps: 9,
		score: 9,
		why: 'Because',
		who,
		copy: who,
		twice: who,
		shown: who
	});
	async function brought(mode: 'anonymous' | 'identified') {
		const survey = await post(mode);
		const actor = (await ada.auth.getUser()).data.user?.id;
		const args = { actor, survey, revision: 1, plan: unseen, note: '', as_mode: null };
		await ok(call(stage.house(), 'publish_survey', args));
		const people = [...times(6, () => given('sales')), ...times(9, (i) => given(`person${i}`))];
		await answer(stage, survey, ...people);
		return survey;
	}
	const told = (tallies: Record<string, number>, name: string) =>
		Object.fromEntries(Object.entries(tallies).filter(([key]) => key.startsWith(name + U)));

	test('is told where enough share it, by whatever name it is kept', async () => {
		const survey = await brought('anonymous');
		const { tallies, comments } = await board(vi, survey, null, ['why', ...derived]);
		for (const name of derived)
			expect(told(tallies, name)).toEqual({ [`${name}${U}`]: 15, [`${name}${U}sales`]: 6 });
		expect(told(tallies, 'score')).toEqual({ [`score${U}`]: 15, [`score${U}9`]: 15 });
		expect(Object.keys(comments)).toEqual(['why']);
		expect(JSON.stringify([tallies, comments, await atHome(survey)])).not.toContain('person');
		expect(await ok(call(stage.house(), 'recount', { survey }))).toEqual(tallies);
	});

	test('is in no row of an export, not even what many share', async () => {
		const rows = await exported(ada, await brought('anonymous'));
		expect(rows).toHaveLength(15);
		for (const { answers } of rows) expect(Object.keys(answers).sort()).toEqual(['nps', 'score', 'why']);
	});

	test('the control: where answers carry names it is told', async () => {
		const survey = await brought('identified');
		expect((await board(vi, survey)).tallies[`who${U}person3`]).toBe(1);
		expect((await exported(ada, survey)).map(({ answers }) => answers['who'])).toContain('person3');
	});
});

describe('who may look', () => {
	test('a viewer sees the board and exports nothing; builders do both', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(5, () => ({ nps: 9 })));
		expect((await board(vi, survey)).hidden).toBe(false);
		expect(await refusal(call(vi, 'export_responses', { survey, after: null, page_size: 10 }))).toBe(
			'forbidden'
		);
		expect(await exported(ed, survey)).toHaveLength(5);
	});

	test('for another team it is not there, and a stranger may ask nothing', async () => {
		const survey = await post('identified');
		await answer(stage, survey, ...times(6, () => ({ nps: 9, why: 'Words' })));
		const doors: [string, Record<string, unknown>][] = [
			['board', { survey, days: null, questions: ['why'] }],
			['board_days', { survey, days: null }],
			['export_responses', { survey, after: null, page_size: 10 }],
			['home', { team }]
		];
		for (const [door, args] of doors) {
			expect(await refusal(call(mallory, door, args)), door).toBe('missing');
			expect(await refusal(call(stage.stranger(), door, args)), door).toMatch(/denied|not find/);
		}
	});

	test('nobody reads the rows or the counts beneath, not even an owner', async () => {
		const survey = await post();
		await answer(stage, survey, ...times(6, () => ({ nps: 9 })));
		for (const client of [ada, vi, mallory, stage.stranger()]) {
			for (const table of [
				'responses',
				'counts',
				'marks',
				'releases',
				'sittings',
				'attention',
				'quotas',
				'ticks'
			]) {
				const { data, error } = await client.from(table as never).select('*');
				expect([table, data ?? [], error !== null]).toEqual([table, [], true]);
			}
			for (const inner of [
				'tallies',
				'recount',
				'fold_survey',
				'latest_comments',
				'behind',
				'told',
				'mark_of'
			]) {
				const args = { survey, since: null, questions: ['why'], keys: ['why'] };
				expect(await refusal(call(client, inner, args)), inner).toBeDefined();
			}
		}
	});
});
