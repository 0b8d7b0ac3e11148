import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// What is counted of a site's readers, told with Ada (owner), Vi (viewer) and Mallory of another team.

let stage: Stage;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;

interface Told {
	minimum: number;
	first: string | null;
	days: [string, number, number][];
	sums: [string, string, number][];
	people: { ever: number; fresh: number; segments: [string, number][] };
	answered: number;
	trained: number;
}
interface Site {
	id: string;
	slug: string;
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

async function siteOf(client = ada, of = team): Promise<Site> {
	const slug = `site-${randomUUID().slice(0, 8)}`;
	const document = { format: 1 };
	return { slug, id: await ok(call(client, 'create_site', { team: of, name: slug, slug, document })) };
}
const today = () => new Date().toISOString().slice(0, 10);
const person = (at: number) => `reader-${String(at).padStart(15, '0')}`;
const told = (site: string, days: number | null = null, client = vi) =>
	ok<Told>(call(client, 'adoption', { site, days }));
const note = (lists: Partial<Record<'counts' | 'people' | 'readers', object[]>>) =>
	ok(call(stage.house(), 'note_reads', { counts: [], people: [], readers: [], ...lists }));
const count = (site: string, n: number, kind = 'read', what = '', day = today()) =>
	note({ counts: [{ site, day, kind, what, n }] });
/** So many people whom the site knows read that page today. */
const known = (site: string, n: number, what: string, segment = 'visitor', from = 0) => {
	const each = Array.from({ length: n }, (_, at) => person(from + at));
	return note({
		people: each.flatMap((reader) => [
			{ site, day: today(), reader, kind: 'read', what: '' },
			{ site, day: today(), reader, kind: 'page', what },
			{ site, day: today(), reader, kind: 'person', what: segment }
		]),
		readers: each.map((reader) => ({ site, reader, segment }))
	});
};
/** The day is over. */
const nightfall = async (site: string) => {
	await stage.sql`update site_readers set first_day = first_day - 1 where site_id = ${site}`;
	await stage.sql`update site_today set day = day - 1 where site_id = ${site}`;
};
const of = ({ sums }: Told, kind: string) =>
	Object.fromEntries(sums.filter(([one]) => one === kind).map(([, what, n]) => [what, n]));

describe('readers whom nobody knows', () => {
	test('are counts a day, that add up', async () => {
		const { id } = await siteOf();
		expect(await told(id)).toMatchObject({ first: null, days: [], sums: [] });
		await count(id, 3);
		await count(id, 4);
		await count(id, 2, 'page', 'home');
		await count(id, 1, 'arrival');
		const seen = await told(id);
		expect([of(seen, 'read'), of(seen, 'page'), seen.days]).toEqual([
			{ '': 7 },
			{ home: 2 },
			[[today(), 7, 1]]
		]);
	});

	test('of earlier days are left out of a shorter period', async () => {
		const { id } = await siteOf();
		await count(id, 3);
		await stage.sql`update adoption set day = day - 7 where site_id = ${id}`;
		await count(id, 2);
		const reads = async (days: number | null) => of(await told(id, days), 'read')[''];
		expect([await reads(1), await reads(7), await reads(8), await reads(null)]).toEqual([2, 2, 5, 5]);
	});

	test('of a site that is gone, of days long past or to come, and of no kind that there is, are not kept', async () => {
		const { id } = await siteOf();
		await count(randomUUID(), 9);
		await count(id, 9, 'read', '', '2020-01-01');
		await count(id, 9, 'read', '', '2999-01-01');
		expect((await told(id)).first).toBeNull();
		const odd = {
			counts: [{ site: id, day: today(), kind: 'who', what: 'Mei', n: 1 }],
			people: [],
			readers: []
		};
		expect(await refusal(call(stage.house(), 'note_reads', odd))).toBeDefined();
	});
});

describe('readers whom the site knows', () => {
	test('below the minimum n leave nothing behind, not even once the day is over', async () => {
		const { id } = await siteOf();
		await known(id, 4, 'home');
		const nothing = { first: null, days: [], sums: [], people: { ever: 0, fresh: 0, segments: [] } };
		expect(await told(id)).toMatchObject(nothing);
		await nightfall(id);
		expect(await told(id)).toMatchObject(nothing);
		const [{ n } = {}] = await stage.sql`select count(*)::int as n from site_today where site_id = ${id}`;
		expect(n).toBe(0);
	});

	test('are told in whole groups when the day is over, page by page', async () => {
		const { id } = await siteOf();
		await known(id, 12, 'home');
		await known(id, 4, 'deep');
		expect((await told(id)).sums).toEqual([]);
		await nightfall(id);
		const seen = await told(id);
		expect([of(seen, 'read'), of(seen, 'page'), of(seen, 'person')]).toEqual([
			{ '': 10 },
			{ home: 10 },
			{ visitor: 10 }
		]);
	});

	test('count once a day for a page, however often they read it', async () => {
		const { id } = await siteOf();
		for (let time = 0; time < 3; time++) await known(id, 5, 'home');
		await nightfall(id);
		expect(of(await told(id), 'page')).toEqual({ home: 5 });
	});

	test('are not told a second time of a day that was told', async () => {
		const { id } = await siteOf();
		await known(id, 5, 'home');
		await nightfall(id);
		await told(id);
		const late = Array.from({ length: 5 }, (_, at) => ({
			...{ site: id, reader: person(at), kind: 'page', what: 'home' },
			day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
		}));
		await note({ people: late });
		expect(of(await told(id), 'page')).toEqual({ home: 5 });
	});

	test('are so many people, in whole groups, and by how they came', async () => {
		const { id } = await siteOf();
		await known(id, 11, 'home');
		await known(id, 6, 'home', 'member', 50);
		// Whoever comes again is nobody new.
		await known(id, 11, 'news');
		await nightfall(id);
		const seen = await told(id);
		const segments = [
			['member', 5],
			['visitor', 10]
		];
		expect([seen.people, of(seen, 'person')]).toEqual([
			{ ever: 15, fresh: 15, segments },
			{ member: 5, visitor: 10 }
		]);
		await stage.sql`update site_readers set first_day = first_day - 3 where site_id = ${id}`;
		expect((await told(id, 2)).people).toMatchObject({ ever: 15, fresh: 0 });
	});

	test.each([0, 1, 4])('of a segment too small to be told (%s) leave no trace in the sum', async (few) => {
		const { id } = await siteOf();
		await known(id, 9, 'home');
		if (few) await known(id, few, 'home', 'member', 50);
		await nightfall(id);
		expect((await told(id)).people).toEqual({ ever: 10, fresh: 10, segments: [['visitor', 10]] });
	});

	test('are not among the people before their first day is over: nobody sees who has just come', async () => {
		const { id } = await siteOf();
		await known(id, 5, 'home');
		expect((await told(id)).people).toEqual({ ever: 0, fresh: 0, segments: [] });
		await nightfall(id);
		await known(id, 3, 'home', 'visitor', 10);
		expect((await told(id)).people.ever).toBe(5);
	});

	test('are told as the team’s minimum n is', async () => {
		const own = await ok<string>(call(ada, 'create_team', { name: 'Careful' }));
		await ok(call(ada, 'set_minimum_n', { team: own, n: 10 }));
		const { id } = await siteOf(ada, own);
		await known(id, 9, 'home');
		await nightfall(id);
		expect(await told(id, null, ada)).toMatchObject({ minimum: 10, sums: [], people: { ever: 0 } });
	});
});

describe('answers that a site brought', () => {
	const come = async (site: Site, survey: string, n: number, opened = true) => {
		const [{ slug } = {}] = await stage.sql`select slug from surveys where id = ${survey}`;
		const ids = Array.from({ length: n }, () => randomUUID());
		const batch = ids.map((response) => ({ site: site.slug, survey: slug, response, opened }));
		await ok(call(stage.house(), 'note_site_sittings', { batch }));
		return ids;
	};
	const send = (survey: string, ids: string[]) =>
		ok(
			call(stage.house(), 'submit_responses', {
				batch: ids.map((id) => ({ id, survey, version: 1, answers: {}, strings: [], language: 'en' }))
			})
		);

	test('count when they are in, once, in whole groups', async () => {
		const site = await siteOf();
		const survey = await published(stage, ada, team, 'anonymous');
		const ids = await come(site, survey, 7);
		expect(await told(site.id)).toMatchObject({ answered: 0, sums: [['survey', survey, 5]] });
		await send(survey, ids.slice(0, 2));
		expect((await told(site.id)).answered).toBe(0);
		await send(survey, ids.slice(2, 5));
		expect((await told(site.id)).answered).toBe(5);
		await ok(call(stage.house(), 'fold_adoption', {}));
		expect((await told(site.id)).answered).toBe(5);
		const [{ n } = {}] =
			await stage.sql`select count(*)::int as n from site_sittings where site_id = ${site.id}`;
		expect(n).toBe(2);
	});

	test('of a survey of another team are none of the site’s', async () => {
		const site = await siteOf();
		const others = await ok<string>(call(mallory, 'create_team', { name: 'Others' }));
		const survey = await published(stage, mallory, others, 'anonymous');
		await send(survey, await come(site, survey, 5));
		expect(await told(site.id)).toMatchObject({ answered: 0, sums: [] });
	});

	test('are not waited for beyond a day', async () => {
		const site = await siteOf();
		const survey = await published(stage, ada, team, 'anonymous');
		const ids = await come(site, survey, 5, false);
		await stage.sql`update site_sittings set day = day - 2 where site_id = ${site.id}`;
		await ok(call(stage.house(), 'sweep_starts', {}));
		await send(survey, ids);
		expect((await told(site.id)).answered).toBe(0);
	});

	test('and finished courses are told in whole groups', async () => {
		const { id } = await siteOf();
		const learn = (n: number) =>
			stage.sql`insert into site_certificates (code, site_id, block, course, name)
				select lpad((${n} * 100 + g)::text || floor(random() * 1e9)::text, 16, '0'), ${id}, 'b', 'Listening', 'Mei' from generate_series(1, ${n}::int) g`;
		await learn(2);
		expect((await told(id)).trained).toBe(0);
		await learn(3);
		expect((await told(id)).trained).toBe(5);
	});
});

test('another team sees nothing, and is told no more than that there is nothing', async () => {
	const { id } = await siteOf();
	await count(id, 3);
	const of = { site: id, days: null };
	expect(await refusal(call(mallory, 'adoption', of))).toBe('missing');
	expect(await refusal(call(mallory, 'adoption', { ...of, site: randomUUID() }))).toBe('missing');
	for (const table of ['adoption', 'site_today', 'site_readers', 'site_sittings'])
		for (const client of [mallory, vi, ada])
			expect((await client.from(table as never).select('*')).data ?? []).toEqual([]);
	// The control.
	for (const client of [vi, ada]) expect(of && (await told(id, null, client)).days).toHaveLength(1);
});
