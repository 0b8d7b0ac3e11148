import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as adoptions from '$lib/site/adoptions.server';
import * as sites from '$lib/site/sites.server';
import { anonymous, open, type Opened } from '../../src/lib/server/door';
import { reading } from '../../src/routes/m/[site]/drawn.server';
import { allNoted, noticed } from '../../src/routes/m/[site]/noticed.server';
import { freshFolder } from './box';
import { smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// What a request for a page of a site, for one of its files and for a survey adds to the counts.

let folder: string;
let opened: Opened;
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const PAGE = '/m/[site]/[...page]';
interface Wish {
	headers?: Record<string, string>;
	method?: string;
	path?: string;
	route?: string;
	params?: Record<string, string>;
	/** What is answered, where it is no page. */
	answer?: Response;
}

async function published(fields: Record<string, unknown> = {}) {
	const id = await sites.create(ada.db, team, `Site ${randomUUID()}`, smallSite('Ours', fields));
	await sites.publish(ada.db, ada.user, id, { revision: 1, note: '' });
	const { slug } = await sites.find(ada.db, id);
	const ask = async ({
		headers = {},
		method = 'GET',
		path = '',
		route = PAGE,
		params,
		answer
	}: Wish = {}) => {
		const url = new URL(`http://here.invalid/m/${slug}${path && `/${path}`}`);
		const event = {
			params: { site: slug, page: path, ...params },
			url,
			request: new Request(url, { headers, method }),
			cookies: { get: () => undefined, getAll: () => [] },
			locals: { db: anonymous(), user: null, locale: 'en' },
			route: { id: route },
			isDataRequest: false,
			getClientAddress: () => '127.0.0.1'
		} as unknown as Parameters<typeof noticed>[0] & Parameters<typeof reading>[0];
		const draw = async () => new Response('<p>Words</p>', { headers: { 'content-type': 'text/html' } });
		return noticed(event, answer ?? (await reading(event, draw)));
	};
	const counts = async () => {
		await allNoted();
		await adoptions.flush();
		const { sums } = await adoptions.read(ada.db, id, null);
		return Object.fromEntries(sums.map(([kind, what, n]) => [`${kind} ${what}`.trim(), n]));
	};
	return { id, slug, ask, counts };
}

const READ = { read: 1, arrival: 1, 'page home': 1, 'entry home': 1, 'language en': 1 };

test('a plain GET is a read and an arrival', async () => {
	const { ask, counts } = await published();
	await ask();
	expect(await counts()).toEqual(READ);
});

test.each<[string, Wish]>([
	['HEAD', { method: 'HEAD' }],
	['what is fetched ahead', { headers: { 'sec-purpose': 'prefetch' } }],
	['what a script fetches', { headers: { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' } }],
	['a page that is not there', { path: 'nowhere', answer: new Response('', { status: 404 }) }],
	['a picture', { route: '/m/[site]/picture/[name]', answer: new Response('') }],
	['live figures', { route: '/m/[site]/live', answer: new Response('{}') }],
	['the map for search engines', { route: '/m/[site]/sitemap.xml', answer: new Response('') }],
	['its door', { route: '/m/[site]/door', answer: new Response('') }],
	[
		'a film that the page plays',
		{ route: '/m/[site]/file/[id]', params: { id: 'f' }, answer: new Response('') }
	]
])('%s counts nothing', async (_, wish) => {
	const { ask, counts } = await published();
	await ask(wish);
	expect(await counts()).toEqual({});
	await ask();
	expect(await counts()).toEqual(READ);
});

test('who has the page already reads it all the same', async () => {
	const { ask, counts } = await published();
	const etag = (await ask()).headers.get('etag') ?? '';
	expect((await ask({ headers: { 'if-none-match': etag } })).status).toBe(304);
	expect((await counts())['read']).toBe(2);
});

test('who comes from another page of the site goes on; who was let in at its door arrives', async () => {
	const { slug, ask, counts } = await published();
	const from = (path: string) => ask({ headers: { referer: `http://here.invalid/m/${slug}${path}` } });
	await from('/search?q=a');
	await from('/door');
	await from('?lang=en');
	expect(await counts()).toMatchObject({ read: 3, onward: 1, arrival: 1 });
});

test('a file that is taken along counts, a part of it does not', async () => {
	const { ask, counts } = await published();
	const headers = { 'content-disposition': 'attachment' };
	const file = (status: number) =>
		ask({ route: '/m/[site]/file/[id]', params: { id: 'f' }, answer: new Response('', { status, headers }) });
	await file(200);
	await file(206);
	expect(await counts()).toEqual({ 'file f': 1 });
});

test('a link that was followed counts by its host, as far as the site leads there', async () => {
	const { ask, counts } = await published({ link: { to: 'https://guide.example/start' } });
	const told = (to: string, status = 204) =>
		ask({
			route: '/m/[site]/seen',
			method: 'POST',
			headers: { 'ping-to': to },
			answer: new Response(null, { status })
		});
	await told('https://guide.example/start');
	await told('https://elsewhere.example/');
	// At a door that is shut, nothing is told.
	await told('https://guide.example/start', 403);
	expect(await counts()).toEqual({ 'link guide.example': 1 });
});

describe('a survey', () => {
	const toSurvey = async (referer: string | null, wish: Wish = {}) => {
		const site = await published();
		const slug = `survey-${randomUUID().slice(0, 8)}`;
		await ok(call(ada.db, 'create_survey', { team, name: slug, slug, definition: { title: slug } }));
		const ask = (id: string) =>
			site.ask({
				route: '/s/[slug]',
				params: { slug },
				headers: referer ? { referer: referer.replace('SITE', site.slug) } : {},
				answer: new Response(`<input type="hidden" name="earshot:id" value="${id}">`),
				...wish
			});
		for (let time = 0; time < 5; time++) await ask(randomUUID());
		return Object.values(await site.counts()).reduce((sum, n) => sum + n, 0);
	};
	test.each<[string, number, string | null, Wish?]>([
		['opened from the site', 5, 'http://here.invalid/m/SITE/news'],
		['opened from elsewhere', 0, 'http://mail.invalid/m/SITE'],
		['opened by its link', 0, null],
		[
			'fetched ahead',
			0,
			'http://here.invalid/m/SITE',
			{ headers: { referer: '', 'sec-purpose': 'prefetch' } }
		]
	])('%s: %s', async (_, n, referer, wish) => expect(await toSurvey(referer, wish)).toBe(n));
});

test('a count that fails fails nobody', async () => {
	const { ask } = await published();
	const broken = { site: 'no-such-site' };
	expect((await ask({ params: broken, answer: new Response('still there') })).status).toBe(200);
	adoptions.note('not a site', [['read', '']], null);
	await expect(adoptions.flush()).resolves.toBeUndefined();
});
