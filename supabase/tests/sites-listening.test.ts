import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { answer, call, ok, published, refusal, U } from './survey';

// What a site tells visitors of its team's surveys: never more than the board, and never of fewer than the minimum n.

let stage: Stage;
let ada: Client;
let mallory: Client;
let team: string;
let site: string;
let elsewhere: string;

interface Told {
	minimum: number;
	from: string | null;
	tallies: Record<string, number>;
}

const siteFor = (client: Client, of: string) => {
	const slug = `site-${randomUUID().slice(0, 8)}`;
	return ok<string>(call(client, 'create_site', { team: of, name: slug, slug, document: { format: 1 } }));
};
const figures = (survey: string, span: Partial<Record<'since' | 'until', string>> = {}, of = site) =>
	ok<Told | null>(
		call(stage.house(), 'site_figures', { site: of, survey, since: null, until: null, ...span })
	);
const scores = (n: number, score = 9) => Array.from({ length: n }, () => ({ nps: score }));

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	mallory = await stage.become('mallory@earshot.example');
	team = await ok<string>(call(ada, 'create_team', { name: 'Listening' }));
	site = await siteFor(ada, team);
	elsewhere = await siteFor(mallory, await ok<string>(call(mallory, 'create_team', { name: 'Others' })));
});
afterAll(() => stage.close());

describe.each(['anonymous', 'identified'] as const)('figures of a survey that is %s', (mode) => {
	test('begin at the minimum n, and grow by no less', async () => {
		const survey = await published(stage, ada, team, mode);
		const seen: (number | undefined)[] = [];
		for (let n = 1; n <= 11; n++) {
			await answer(stage, survey, { nps: 9 });
			const told = await figures(survey);
			expect(told?.minimum).toBe(5);
			seen.push(told?.tallies[`nps${U}`]);
			if (n < 5) expect(told).toEqual({ minimum: 5, from: null, tallies: {} });
		}
		expect(seen).toEqual([undefined, undefined, undefined, undefined, 5, 5, 5, 5, 5, 10, 10]);
	});

	test('a question that few of many answered is not told', async () => {
		const survey = await published(stage, ada, team, mode);
		await answer(stage, survey, ...scores(9), { nps: 3, why: 'Secret' });
		const told = await figures(survey);
		expect(told?.tallies).toMatchObject({ '': 10, [`nps${U}`]: 10 });
		expect(JSON.stringify(told)).not.toMatch(/why|Secret/);
	});

	test('two spans do not differ by a few people', async () => {
		const survey = await published(stage, ada, team, mode);
		const [{ today, tomorrow } = {}] = await stage.sql`
			select (now() at time zone 'UTC')::date::text as today, ((now() at time zone 'UTC')::date + 1)::text as tomorrow`;
		await answer(stage, survey, ...scores(5));
		await figures(survey);
		// Three came yesterday and were never shown by themselves: they wait for two more, and count with them.
		await answer(stage, survey, ...scores(3, 2));
		await stage.sql`alter table responses disable trigger never_changed`;
		await stage.sql`update responses set created_at = created_at - interval '1 day' where survey_id = ${survey} and answers ->> 'nps' = '2'`;
		await stage.sql`alter table responses enable trigger never_changed`;
		await answer(stage, survey, ...scores(2));
		const whole = await figures(survey);
		const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
		const parts = [await figures(survey, { until: yesterday }), await figures(survey, { since: today })];
		const ns = [whole, ...parts].map((told) => told?.tallies[''] ?? 0);
		expect(ns).toEqual([10, 0, 10]);
		expect(parts[0]).toMatchObject({ from: null });
		expect((await figures(survey, { since: tomorrow }))?.tallies).toEqual({});
	});

	test('say the same as the board, group by group', async () => {
		const survey = await published(stage, ada, team, mode);
		await answer(stage, survey, ...scores(6), ...scores(4, 2));
		const board = await ok<{ tallies: object; comments: object }>(
			call(ada, 'board', { survey, days: null, questions: ['why'] })
		);
		expect((await figures(survey))?.tallies).toEqual(board.tallies);
	});

	test('of another team’s survey, of one never published and of none there are no figures', async () => {
		const survey = await published(stage, ada, team, mode);
		await answer(stage, survey, ...scores(10));
		expect(await figures(survey, {}, elsewhere)).toBeNull();
		expect(await figures(randomUUID())).toBeNull();
		const slug = `draft-${randomUUID().slice(0, 8)}`;
		const draft = await ok<string>(
			call(ada, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
		);
		expect(await figures(draft)).toBeNull();
		// The control.
		expect((await figures(survey))?.tallies['']).toBe(10);
		const at = (of: string, one: string) => call(stage.house(), 'site_survey', { site: of, survey: one });
		expect([(await at(elsewhere, survey)).data, (await at(site, draft)).data]).toEqual([null, null]);
		expect(await ok(at(site, survey))).toMatch(/^survey-/);
		await ok(call(ada, 'archive_survey', { survey }));
		expect((await at(site, survey)).data).toBeNull();
	});
});

test.each(['anonymous', 'identified'] as const)(
	'figures are the same after a restore elsewhere, where every response is stamped anew: %s',
	async (mode) => {
		const survey = await published(stage, ada, team, mode);
		await answer(stage, survey, ...scores(10));
		const before = await figures(survey);
		expect(before?.tallies['']).toBe(10);
		await stage.sql`select restamp_responses()`;
		expect(await figures(survey)).toEqual(before);
		await answer(stage, survey, ...scores(5));
		expect((await figures(survey))?.tallies['']).toBe(15);
	}
);

test('a team that asks for more has it kept on its sites too', async () => {
	const own = await ok<string>(call(ada, 'create_team', { name: 'Careful' }));
	await ok(call(ada, 'set_minimum_n', { team: own, n: 10 }));
	const careful = await siteFor(ada, own);
	const survey = await published(stage, ada, own, 'identified');
	await answer(stage, survey, ...scores(9));
	expect((await figures(survey, {}, careful))?.tallies).toEqual({});
	await answer(stage, survey, { nps: 1 });
	expect((await figures(survey, {}, careful))?.tallies['']).toBe(10);
});

describe('a wall', () => {
	const wall = (survey: string, of = site) =>
		ok<{ id: string; text: string }[]>(
			call(stage.house(), 'site_wall', { site: of, survey, question: 'why' })
		);
	const letThrough = (client: Client, survey: string, words: string, of = site) =>
		call(client, 'let_through', { site: of, survey, question: 'why', words });
	const written = (n: number) => Array.from({ length: n }, (_, at) => ({ nps: 9, why: `Words ${at}` }));

	test('shows what an editor let through, once, until it is taken back', async () => {
		const survey = await published(stage, ada, team, 'anonymous');
		await answer(stage, survey, ...written(10));
		await ok(call(ada, 'board', { survey, days: null, questions: ['why'] }));
		expect(await wall(survey)).toEqual([]);
		const comment = await ok<string>(letThrough(ada, survey, 'Words 3'));
		expect(await ok(letThrough(ada, survey, 'Words 3'))).toBe(comment);
		expect(await wall(survey)).toEqual([{ id: comment, text: 'Words 3' }]);
		expect(await refusal(call(mallory, 'take_back', { site, comment }))).toBe('missing');
		await ok(call(ada, 'take_back', { site, comment }));
		expect(await wall(survey)).toEqual([]);
	});

	test('takes no words that the board does not tell: made up, too few, or of others', async () => {
		const survey = await published(stage, ada, team, 'anonymous');
		await answer(stage, survey, ...written(9));
		await ok(call(ada, 'board', { survey, days: null, questions: ['why'] }));
		expect(await refusal(letThrough(ada, survey, 'Words 3'))).toBe('missing');
		await answer(stage, survey, { nps: 9, why: 'Words 9' });
		await ok(call(ada, 'board', { survey, days: null, questions: ['why'] }));
		expect(await refusal(letThrough(ada, survey, 'Never said'))).toBe('missing');
		expect(await refusal(letThrough(mallory, survey, 'Words 3', elsewhere))).toBe('missing');
		expect(await refusal(letThrough(mallory, survey, 'Words 3'))).toBe('missing');
		expect(await wall(survey)).toEqual([]);
		expect(await refusal(letThrough(ada, survey, 'Words 3'))).toBeUndefined();
	});

	test('shows no words of fewer than visitors may hear of, though the board of a survey with names does', async () => {
		const survey = await published(stage, ada, team, 'identified');
		await answer(stage, survey, ...written(4), { nps: 9 });
		const { comments } = await ok<{ comments: Record<string, string[]> }>(
			call(ada, 'board', { survey, days: null, questions: ['why'] })
		);
		expect(comments['why']).toContain('Words 3');
		expect(await refusal(letThrough(ada, survey, 'Words 3'))).toBe('missing');
		await answer(stage, survey, { nps: 9, why: 'Words 4' });
		expect(await refusal(letThrough(ada, survey, 'Words 3'))).toBeUndefined();
		expect(await wall(survey)).toMatchObject([{ text: 'Words 3' }]);
	});

	test('is nothing for who only looks at boards', async () => {
		const survey = await published(stage, ada, team, 'identified');
		await answer(stage, survey, { nps: 9, why: 'Because' });
		const lin = await stage.become(`lin-${randomUUID()}@earshot.example`);
		const token = await ok<string>(call(ada, 'invite', { team, as_role: 'viewer' }));
		await ok(call(lin, 'accept_invite', { token }));
		expect(await refusal(letThrough(lin, survey, 'Because'))).toBe('forbidden');
	});
});

describe('a certificate', () => {
	const CODE = '0123456789ABCDEF';
	test('is found by its code, on its own site only', async () => {
		const about = { code: CODE, site, block: 'c', course: 'Listening well', name: 'Mei' };
		await ok(call(stage.house(), 'give_certificate', about));
		const find = (of: string, code: string) =>
			ok(call(stage.house(), 'find_certificate', { site: of, code }));
		expect(await find(site, CODE)).toMatchObject({ course: 'Listening well', name: 'Mei' });
		expect([await find(elsewhere, CODE), await find(site, '0123456789ABCDEG')]).toEqual([null, null]);
	});
	test.each([[{ code: 'short' }], [{ name: '' }], [{ name: 'x'.repeat(121) }], [{ site: randomUUID() }]])(
		'is not given with %j',
		async (wrong) => {
			const about = { code: '0123456789ABCDEH', site, block: 'c', course: 'C', name: 'Mei', ...wrong };
			expect(await refusal(call(stage.house(), 'give_certificate', about))).toBe('invalid');
		}
	);
});
