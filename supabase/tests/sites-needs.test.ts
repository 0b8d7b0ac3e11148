import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FiguresGiven, FormGiven, Need, WallGiven } from '$lib/site/needs';
import * as needs from '$lib/site/needs.server';
import * as sites from '$lib/site/sites.server';
import * as walls from '$lib/site/walls.server';
import { quizIn } from '$lib/site/blocks/course';
import { kinds } from '$lib/site/blocks/registry';
import { FIELD } from '$lib/survey/respond/sitting';
import { anonymous, house, open, type Opened } from '../../src/lib/server/door';
import { actions } from '../../src/routes/m/[site]/certificate/+page.server';
import { load } from '../../src/routes/m/[site]/certificate/[code]/+page.server';
import { GET } from '../../src/routes/m/[site]/live/+server';
import { freshFolder } from './box';
import { smallSite, someone, type Someone } from './stories';
import { call, ok, U } from './survey';

// What the blocks of a visitor's page are given, and what its own addresses answer.

let folder: string;
let opened: Opened;
let ada: Someone;
let mallory: Someone;
let team: string;
let survey: string;
let mine: { id: string; slug: string };
let theirs: { id: string; slug: string };

const NPS = {
	kind: 'nps',
	name: 'nps',
	title: { en: 'Would you recommend it?', 'zh-cn': '您会推荐吗？' },
	choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) })),
	low: '',
	high: ''
};
const PLAN = {
	...{
		format: 1,
		languages: ['en', 'zh-cn'],
		title: 'Pulse',
		thanks: 'Thanks',
		calculated: [],
		headline: 'nps'
	},
	...{ showProgress: false, numbers: null },
	pages: [{ name: 'p', elements: [NPS, { kind: 'comment', name: 'why', title: 'Why?', rows: 3 }] }]
};

async function siteOf(who: Someone, of: string, blocks: readonly object[]) {
	const site = smallSite('Ours');
	const [page] = site.pages;
	const [section] = page?.sections ?? [];
	const document = {
		...site,
		languages: ['en', 'zh-CN'],
		title: { en: 'Ours', 'zh-CN': '我们的' },
		pages: [{ ...page, title: { en: 'Home', 'zh-CN': '首页' }, sections: [{ ...section, slots: [blocks] }] }]
	};
	const id = await sites.create(who.db, of, `Site ${randomUUID()}`, document);
	const { slug } = await sites.find(who.db, id);
	// The house publishes what a person would have to put right first.
	const { revision } = await sites.read(who.db, id);
	const as = { actor: who.user.id, site: id, revision, document, note: '', opens: null, ends: null };
	await ok(call(house(), 'publish_site', as));
	return { id, slug };
}

async function respond(n: number, words = '') {
	const batch = Array.from({ length: n }, (_, at) => ({
		id: randomUUID(),
		survey,
		version: 1,
		answers: { nps: 9, ...(words && { why: `${words} ${at}` }) },
		strings: [`nps${U}`, `nps${U}9`, ...(words ? [`why${U}`] : [])],
		language: 'en'
	}));
	await ok(call(house(), 'submit_responses', { batch }));
}

const course = () => ({
	id: 'course',
	kind: 'course',
	fields: kinds['course']?.fresh(['en', 'zh-CN']) ?? {}
});

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	mallory = await someone('mallory@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
	const others = await ok<string>(call(mallory.db, 'create_team', { name: 'Others' }));
	survey = await ok(call(ada.db, 'create_survey', { team, name: 'Pulse', slug: 'pulse', definition: {} }));
	const as = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: 'anonymous' };
	await ok(call(house(), 'publish_survey', as));
	const score = { id: 'score', kind: 'score', fields: { survey, question: 'nps', look: 'both' } };
	mine = await siteOf(ada, team, [score, course()]);
	theirs = await siteOf(mallory, others, [score, course()]);
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const figures: () => Need = () => ({ what: 'figures', survey, question: 'nps', since: '', until: '' });
const given = async <Given>(need: Need, site = mine, language = 'en'): Promise<Given> =>
	(await needs.answer([need], site, language))[0] as Given;
/** A visitor's request, as far as routes look at it. */
function visitor(
	site: { slug: string },
	query = '',
	more: { body?: Record<string, string>; etag?: string; code?: string } = {}
) {
	const url = new URL(`http://here.invalid/m/${site.slug}/x${query}`);
	const headers: Record<string, string> = more.etag ? { 'if-none-match': more.etag } : {};
	const told: Record<string, unknown> = {};
	return {
		told,
		params: { site: site.slug, code: more.code ?? '' },
		url,
		request: new Request(
			url,
			more.body ? { method: 'POST', body: new URLSearchParams(more.body) } : { headers }
		),
		cookies: { get: () => undefined, getAll: () => [], set() {}, delete() {} },
		locals: { locale: 'en', db: anonymous(), user: null } as Record<string, unknown>,
		getClientAddress: () => '192.0.2.1',
		setHeaders: (headers: object) => void Object.assign(told, headers),
		isDataRequest: false
	};
}
const live = (site: { slug: string }, query = '?page=&lang=en', etag = '') =>
	GET(visitor(site, query, { etag }) as never) as Promise<Response>;

test('a live score begins at the minimum, moves by groups, and says nothing of it on another team’s site', async () => {
	expect(await given<FiguresGiven>(figures())).toMatchObject({ state: 'few', minimum: 5, n: 0, bars: [] });
	const before = await live(mine);
	expect(await before.json()).toMatchObject({ score: [{ state: 'few', value: '' }] });
	await respond(7);
	await expect.poll(async () => (await given<FiguresGiven>(figures())).n, { timeout: 5_000 }).toBe(5);
	expect(await given<FiguresGiven>(figures(), mine, 'zh-CN')).toMatchObject({
		title: '您会推荐吗？',
		value: 100
	});
	const after = await live(mine, '?page=&lang=zh-CN');
	expect(await after.json()).toMatchObject({ score: [{ people: '来自 5 份回答', value: '+100' }] });
	const etag = after.headers.get('etag') ?? '-';
	expect((await live(mine, '?page=&lang=zh-CN', etag)).status).toBe(304);
	expect((await live(mine, '?page=&lang=en', etag)).status).toBe(200);
	expect(await given<FiguresGiven>(figures(), theirs)).toMatchObject({ state: 'closed', n: 0, title: '' });
	expect(await (await live(theirs)).json()).toMatchObject({ score: [{ state: 'closed', people: '' }] });
	await expect(live(mine, '?page=nowhere')).rejects.toMatchObject({ status: 404 });
});

test('the same figures keep their instant, so that a page with them is not drawn anew', async () => {
	const first = await given<FiguresGiven>(figures());
	const asked = Date.now();
	// What is asked twice within a second is answered from memory.
	await expect.poll(() => Date.now() - asked, { timeout: 3_000 }).toBeGreaterThan(1_100);
	expect(await given<FiguresGiven>(figures())).toEqual(first);
});

test.each([
	{ what: 'figures', survey: 'no-id', question: 'nps', since: '', until: '' },
	{ what: 'figures', survey: randomUUID(), question: 'nps', since: '', until: '' },
	{ what: 'survey', survey: randomUUID() },
	{ what: 'question', survey: 'x', question: 'nps' }
] satisfies Need[])('what is not there is closed: %j', async (need) => {
	expect(await given(need)).toMatchObject({ state: 'closed' });
});

test('odd spans and questions that are gone take no page away', async () => {
	const odd = { ...figures(), since: '2026-99-99', until: "'; drop" } as Need;
	expect(await given(odd)).toMatchObject({ state: 'shown' });
	expect(await given({ ...figures(), question: 'gone' } as Need)).toMatchObject({ state: 'closed' });
});

test('a survey stands on its team’s site as a form, and on no other', async () => {
	const whole = await given<FormGiven>({ what: 'survey', survey });
	expect(whole).toMatchObject({ state: 'open', action: '/s/pulse?answers', apart: false });
	expect(whole.asked.map(({ name }) => name)).toEqual(['nps', 'why']);
	expect(await given({ what: 'question', survey, question: 'nps' })).toMatchObject({ more: false });
	expect(await given({ what: 'survey', survey }, theirs)).toMatchObject({
		state: 'closed',
		href: '',
		asked: []
	});
	expect(await given({ what: 'question', survey, question: 'nps' }, theirs)).toMatchObject({ href: '' });
});

test('a wall shows what was let through, to visitors of that site', async () => {
	const wall: Need = { what: 'wall', survey, question: 'why' };
	await respond(13, 'Because');
	const seen = async () =>
		(await walls.moderated(ada.db, mine.id, [{ survey, question: 'why' }], 'en'))[0] ?? {
			waiting: [],
			shown: []
		};
	expect(await given<WallGiven>(wall)).toEqual({ title: '', comments: [] });
	const [words = ''] = (await seen()).waiting;
	expect(words).toMatch(/^Because/);
	await walls.letThrough(ada.db, mine.id, { survey, question: 'why', words });
	expect(await given<WallGiven>(wall)).toMatchObject({ title: 'Why?', comments: [{ text: words }] });
	expect((await given<WallGiven>(wall, theirs)).comments).toEqual([]);
	const { shown, waiting } = await seen();
	expect(waiting).not.toContain(words);
	await walls.takeBack(ada.db, mine.id, shown[0]?.id ?? '');
	expect((await given<WallGiven>(wall)).comments).toEqual([]);
});

const finish = async (answers: Record<string, string>, id: string = randomUUID(), name = 'Mei') => {
	const body = { [FIELD.id]: id, course: 'course', name, ...answers };
	try {
		return await actions.default(visitor(mine, '', { body }) as never);
	} catch (thrown) {
		return thrown as { status: number; location?: string };
	}
};
const rightOnes = (right: boolean) =>
	Object.fromEntries(
		quizIn(course(), { language: 'en', languages: ['en', 'zh-CN'] }).map(({ name, options }) => [
			name,
			options.find((option) => option.right === right)?.value ?? ''
		])
	);
const proven = (site: { slug: string }, code: string) =>
	load(visitor(site, '', { code }) as never) as Promise<{ certificate: { name: string } | null }>;

test('who passes gets a certificate, once, that this site proves and no other', async () => {
	const id = randomUUID();
	const passed = await finish(rightOnes(true), id);
	expect(passed).toMatchObject({ status: 303 });
	const location = String(Reflect.get(Object(passed), 'location'));
	const code = /certificate\/(\w{16})\?/.exec(location)?.[1] ?? '';
	expect(code).toHaveLength(16);
	expect(await finish(rightOnes(true), id, 'Somebody else')).toMatchObject({ location });
	expect((await proven(mine, code)).certificate).toMatchObject({
		name: 'Mei',
		course: 'Listening in five minutes'
	});
	expect((await proven(theirs, code)).certificate).toBeNull();
	expect(
		(
			await proven(
				mine,
				code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
			)
		).certificate
	).toBeNull();
});

test('who does not pass gets none, and hears what is worth another look', async () => {
	const all = async () => (await house().from('site_certificates').select('code')).data?.length;
	const before = await all();
	expect(await finish(rightOnes(false))).toMatchObject({
		status: 422,
		data: { result: { passed: false, right: 0 } }
	});
	expect(await finish({})).toMatchObject({ status: 422 });
	expect(await finish(rightOnes(true), randomUUID(), ' \u202e ')).toMatchObject({ status: 422 });
	expect(await finish(rightOnes(true), 'no-id')).toMatchObject({ status: 400 });
	expect(await all()).toBe(before);
});
