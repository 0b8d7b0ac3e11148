import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Who } from '$lib/site/access';
import { cookieOf } from '$lib/site/access';
import * as accesses from '$lib/site/accesses.server';
import * as sites from '$lib/site/sites.server';
import { FIELD } from '$lib/survey/respond/sitting';
import { anonymous, house, open, type Opened } from '../../src/lib/server/door';
import { reading } from '../../src/routes/m/[site]/drawn.server';
import { freshFolder } from './box';
import { smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// A page that is kept must never outlive what it was drawn from. Each story reads a page twice first: it is kept, or
// nothing would be shown by its being drawn anew.

let folder: string;
let opened: Opened;
let ada: Someone;
let team: string;
let survey: string;

const PLAN = {
	...{ format: 1, languages: ['en'], title: 'Pulse', thanks: 'Thanks', calculated: [], headline: 'why' },
	...{ showProgress: false, numbers: null },
	pages: [
		{
			name: 'p',
			elements: [
				{ kind: 'comment', name: 'why', title: 'Why?', rows: 3 },
				{
					...{ kind: 'nps', name: 'nps', title: 'Would you recommend it?', low: '', high: '' },
					choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) }))
				}
			]
		}
	]
};

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
	survey = await ok(call(ada.db, 'create_survey', { team, name: 'Pulse', slug: 'pulse', definition: {} }));
	const as = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: 'anonymous' };
	await ok(call(house(), 'publish_survey', as));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});
afterEach(() => void vi.useRealTimers());

const withBlock = (block: object) => {
	const site = smallSite('Ours');
	const [page] = site.pages;
	const [section] = page?.sections ?? [];
	return { ...site, pages: [{ ...page, sections: [{ ...section, slots: [[block]] }] }] };
};
const words = () => ({ ...smallSite('Ours'), languages: ['en', 'zh-CN'] });
const countdown = () =>
	withBlock({ id: 'clock', kind: 'countdown', fields: { day: '2099-01-01', time: '09:00', zone: 'UTC' } });
const asking = () => withBlock({ id: 'ask', kind: 'survey', fields: { survey } });
const theme = { question: 'nps', before: '2000-01-01', after: '2000-01-02' };
const heard = () => withBlock({ id: 'heard', kind: 'heard', fields: { survey, items: [theme] } });

/** As many as visitors may hear of; what is open elsewhere in the database may hold the figures back for a moment. */
async function fiveAnswer(site: string): Promise<void> {
	const span = { site, survey, since: '2000-01-01', until: '2099-12-31' };
	const figures = async () => JSON.stringify(await ok(call(house(), 'site_figures', span)));
	const before = await figures();
	const batch = Array.from({ length: 5 }, () => ({
		...{ id: randomUUID(), survey, version: 1, answers: { nps: 9 }, language: 'en' },
		strings: ['nps\u001f', 'nps\u001f9']
	}));
	await ok(call(house(), 'submit_responses', { batch }));
	await expect.poll(figures, { timeout: 10_000 }).not.toBe(before);
}

interface Page {
	id: string;
	drawn: () => number;
	read: (asked?: Asked) => Promise<Response>;
}
interface Asked {
	method?: string;
	headers?: Record<string, string>;
	query?: string;
	path?: string;
	origin?: string;
	cookies?: Record<string, string>;
	data?: boolean;
}

const drawing = (body: string, status = 200) =>
	new Response(body, { status, headers: { 'content-type': 'text/html', 'set-cookie': 'mine=1' } });

/** A site with one page, published by the house: a person would have to put some of it right first. */
async function pageOf(document: object, draw = () => drawing('Words'.repeat(400))): Promise<Page> {
	const id = await sites.create(ada.db, team, `Site ${randomUUID()}`, document);
	const { revision } = await sites.read(ada.db, id);
	const as = { actor: ada.user.id, site: id, revision, document, note: '', opens: null, ends: null };
	await ok(call(house(), 'publish_site', as));
	let drawn = 0;
	const read = async ({ method = 'GET', headers = {}, query = '', ...more }: Asked = {}) => {
		const { slug } = await sites.find(ada.db, id);
		const { path = '', cookies = {}, data = false } = more;
		const url = new URL(`${more.origin ?? 'http://here.invalid'}/m/${slug}${path && '/'}${path}${query}`);
		const all = Object.entries(cookies).map(([name, value]) => ({ name, value }));
		const event = {
			params: { site: slug, page: path },
			url,
			request: new Request(url, { method, headers }),
			cookies: { get: (name: string) => cookies[name], getAll: () => all },
			locals: { db: anonymous(), user: null, locale: 'en' },
			isDataRequest: data
		};
		// Of an event, only what is looked at.
		return reading(event as unknown as Parameters<typeof reading>[0], async () => {
			drawn++;
			return draw();
		});
	};
	return { id, drawn: () => drawn, read };
}

/** Reads twice what is drawn once. @returns the tag that it has */
async function twice(page: Page, asked: Asked = {}): Promise<string> {
	const before = page.drawn();
	const first = await page.read(asked);
	const again = await page.read(asked);
	expect(page.drawn() - before).toBe(1);
	expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
	return first.headers.get('etag') ?? '';
}

/** The clock alone moves: what waits for something real goes on. */
const later = (ms: number) => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
};
const SECOND = 1_100;

const narrow = (id: string, who: Who, noindex = false) =>
	accesses.save(ada.db, id, {
		who,
		noindex,
		passcode: who === 'passcode' ? 'open sesame' : null,
		domains: who === 'domains' ? ['earshot.example'] : []
	});

const publish = async ({ id }: Page, document: object) => {
	const { revision } = await sites.read(ada.db, id);
	const saved = await sites.save(ada.db, id, revision, document);
	await sites.publish(ada.db, ada.user, id, { revision: saved.revision, note: '' });
};

/** What a page is drawn from, and a change of it that must be seen at once, or when a second is over. */
const changes: Record<string, { of?: () => object; change: (page: Page) => unknown }> = {
	'another version': { change: (page) => publish(page, smallSite('Others')) },
	'the version before': {
		change: async (page) => {
			await publish(page, smallSite('Others'));
			await page.read();
			const { revision } = await sites.read(ada.db, page.id);
			await sites.goBack(ada.db, ada.user, page.id, { number: 1, revision });
		}
	},
	'its name': { change: ({ id }) => sites.rename(ada.db, id, 'Another name') },
	'that search engines are asked away': { change: ({ id }) => narrow(id, 'everyone', true) },
	'a minute, where a clock stands on it': { of: countdown, change: () => later(61_000) },
	'the numbers of a theme, which are those of the board': {
		of: heard,
		change: async ({ id }) => {
			await fiveAnswer(id);
			later(SECOND * 2);
		}
	},
	'a survey that is paused': {
		of: asking,
		change: async () => {
			await ok(call(ada.db, 'pause_survey', { survey }));
			later(SECOND * 2);
		}
	}
};

describe('a page that is kept is drawn anew for', () => {
	test.each(Object.entries(changes))('%s', async (_, { of = words, change }) => {
		const page = await pageOf(of());
		const etag = await twice(page);
		const before = page.drawn();
		await change(page);
		const after = await page.read({ headers: { 'if-none-match': etag } });
		expect(after.status).toBe(200);
		expect(page.drawn()).toBeGreaterThan(before);
	});

	test.each<[string, Asked]>([
		['another language of the browser', { headers: { 'accept-language': 'zh-CN' } }],
		['another language of the link', { query: '?lang=zh-CN' }],
		['another address of the house', { origin: 'http://there.invalid' }]
	])('%s', async (_, asked) => {
		const page = await pageOf(words());
		const tags = [await twice(page), await twice(page, asked)];
		expect(new Set(tags).size).toBe(2);
	});
});

describe('a page that is kept is not drawn anew for', () => {
	test.each<[string, () => object, number, Asked]>([
		['what nobody looks at in its address', words, 0, { query: '?utm=1' }],
		['cookies of whoever comes', words, 0, { cookies: { theme: 'dark', language: 'zh-CN' } }],
		['a minute that nothing on it tells', words, 61_000, {}],
		['a second with the same figures', asking, SECOND, {}],
		['a second with the same numbers of a theme', heard, SECOND, {}]
	])('%s', async (_, of, ms, asked) => {
		const page = await pageOf(of());
		await page.read({});
		later(ms);
		await page.read(asked);
		expect(page.drawn()).toBe(1);
	});
});

describe('a page is never given out of what is kept', () => {
	test.each(['passcode', 'domains', 'team'] as const)('once only some may read: %s', async (who) => {
		const page = await pageOf(words());
		const etag = await twice(page);
		await narrow(page.id, who);
		const [asked, plain] = [await page.read({ headers: { 'if-none-match': etag } }), await page.read()];
		expect([asked.status, plain.headers.get('etag'), page.drawn()]).toEqual([200, null, 3]);
		await narrow(page.id, 'everyone');
		expect(await twice(page)).not.toBe(etag);
	});

	test('where somebody with a grant has seen it: to them it is drawn, and after them to nobody', async () => {
		const page = await pageOf(words());
		await narrow(page.id, 'passcode');
		const { slug } = await sites.find(ada.db, page.id);
		const cookie = await accesses.byPasscode(await sites.open(slug), 'open sesame', 'here');
		const cookies = { [cookieOf(page.id)]: typeof cookie === 'object' ? cookie.value : '' };
		await page.read({ cookies });
		await page.read({ cookies });
		await page.read();
		expect(page.drawn()).toBe(3);
	});

	test('when the site is taken off the air', async () => {
		const page = await pageOf(words());
		const etag = await twice(page);
		await sites.unpublish(ada.db, page.id);
		expect((await page.read({ headers: { 'if-none-match': etag } })).status).toBe(200);
		expect(page.drawn()).toBe(2);
	});

	test.each<[string, Asked]>([
		['for a form that is sent', { method: 'POST' }],
		['for data', { data: true }],
		['where there is no page', { path: 'nowhere' }]
	])('%s', async (_, asked) => {
		const page = await pageOf(words());
		await twice(page);
		await page.read(asked);
		await page.read(asked);
		expect(page.drawn()).toBe(3);
	});

	test('when it went wrong', async () => {
		const page = await pageOf(words(), () => drawing('No', 500));
		await page.read();
		expect((await page.read()).headers.get('etag')).toBeNull();
		expect(page.drawn()).toBe(2);
	});
});

describe('what is kept is said as it should be', () => {
	const opens = {
		br: (bytes: Buffer) => brotliDecompressSync(bytes),
		gzip: (bytes: Buffer) => gunzipSync(bytes),
		identity: (bytes: Buffer) => bytes
	};
	const form = `<input type="hidden" name="${FIELD.id}" value="${randomUUID()}">`;
	const bodies: [string, string, string, string][] = [
		['for everybody', 'Words'.repeat(400), 'no-cache', 'yes'],
		['with a form', `${'Words'.repeat(400)}${form}${'More'.repeat(99)}`, 'private, no-cache', 'no']
	];
	const cases = bodies.flatMap((body) =>
		(['br', 'gzip', 'identity'] as const).map((encoding) => [...body, encoding] as const)
	);
	test.each(cases)('a page %s', async (_, body, cache, tag, encoding) => {
		const page = await pageOf(words(), () => drawing(body));
		const asked = { headers: { 'accept-encoding': encoding === 'identity' ? '' : `${encoding}, x` } };
		const [got, head] = [await page.read(asked), await page.read({ ...asked, method: 'HEAD' })];
		const bytes = Buffer.from(await got.arrayBuffer());
		const same = (text: string) => text.replace(/(?<=value=")[\w-]{36}/, '');
		expect(same(opens[encoding](bytes).toString())).toBe(same(body));
		expect(got.headers.get('content-length')).toBe(String(bytes.length));
		expect(got.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
		expect(got.headers.get('vary')).toBe('accept-encoding, accept-language');
		expect(got.headers.get('cache-control')).toBe(cache);
		expect(got.headers.has('etag')).toBe(tag === 'yes');
		expect(got.headers.get('set-cookie')).toBeNull();
		// How long it is with another id in it may differ by a byte.
		const said = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'content-length');
		expect(said(head)).toEqual(said(got));
		expect(page.drawn()).toBe(1);
	});
});
