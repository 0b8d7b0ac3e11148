import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type postgres from 'postgres';
import { codeOf } from '../../src/lib/site/certificate.ts';
import { doorLetter } from '../../src/lib/site/door-letter.ts';
import { tell } from '../product.ts';
import { batches, spread, storable } from './payloads.ts';
import { newSite, type Stocked } from './stock.ts';
import type { Site } from './site-visits.ts';
import { look, type Cast } from './visits.ts';
import { touchAll } from './watch.ts';

// What stands around the pages of a site and takes something from whoever wrote or asked.

const fit = (payloads: readonly string[], longest: number): string[] =>
	payloads.map((one) => storable(one).trim()).filter((one) => one && [...one].length <= longest);
const none = { executed: [], blocked: [] };

/** Payloads of a site in everything that is no block. */
export async function around(
	cast: Cast,
	sql: postgres.Sql,
	site: Site,
	payloads: readonly string[],
	stock: Stocked
): Promise<void> {
	const [desk, reader] = [await cast.studio.newPage(), await cast.street.newPage()];
	const parts: [string, () => Promise<void>][] = [
		['letters', () => letters(cast, reader, payloads)],
		['certificates', () => certificates(cast, sql, reader, site, payloads)],
		['searches', () => searches(cast, reader, site, payloads)],
		['addresses', () => addresses(cast, reader, site, payloads)],
		['the wall', () => wall(cast, sql, desk, reader, payloads, stock)],
		['the list of sites', () => names(cast, desk, payloads, stock)],
		['what the studio says', () => works(cast, desk, site)],
		['obstacles', () => obstacles(cast, desk, payloads, stock)]
	];
	for (const [name, part] of parts) {
		tell(name);
		await part();
	}
	await desk.close();
	await reader.close();
}

/** The letter that lets somebody read a site, for sites that are called like this, as a mail program shows it. */
async function letters({ watch, tally }: Cast, page: Page, payloads: readonly string[]): Promise<void> {
	watch.take();
	const link = 'https://earshot.example/m/a/door/t';
	for (const name of fit(payloads, 200)) {
		const { html, subject, text } = doorLetter('mei@example.org', name, link);
		await page.setContent(html);
		await touchAll(page);
		const strange = await page.locator('body :not(p, a, hr)').count();
		const lines = /[\r\n]/.test(subject) || !text.includes(name.replace(/\s+/g, ' '));
		tally.add('site: letter', 1, watch.take(), strange || lines ? [name] : []);
	}
}

async function certificates(
	cast: Cast,
	sql: postgres.Sql,
	page: Page,
	site: Site,
	payloads: readonly string[]
): Promise<void> {
	const names = fit(payloads, 120);
	const made = names.map((name, at) => ({
		code: codeOf(Buffer.from(randomUUID().replaceAll('-', ''), 'hex')),
		name,
		course: fit(payloads, 200)[at] ?? 'Course'
	}));
	for (const one of made)
		await sql`insert into public.site_certificates (code, site_id, block, course, name)
			values (${one.code}, ${site.id}, 'b1', ${one.course}, ${one.name})`;
	const opened = new Set(spread(made, 60));
	for (const one of made) {
		const address = `${site.base}/certificate/${one.code}`;
		if (opened.has(one)) await look(cast, 'site: certificate', page, cast.author.url + address, [one.name]);
		else await askRaw(cast, 'site: certificate', address, [one.name, one.course]);
	}
}

/** Text as text has no tag in it: a payload that comes back with its own is markup. */
async function askRaw({ author, tally }: Cast, view: string, path: string, texts: readonly string[]) {
	const { status, text } = await author.ask(path);
	tally.status(view, status, path);
	const raw = texts.filter((one) => /<[a-z!/]/i.test(one) && text.includes(one));
	tally.add(view, 1, none, raw);
}

/** What is looked for is shown again, beside what was found. */
async function searches(cast: Cast, page: Page, site: Site, payloads: readonly string[]): Promise<void> {
	const asked = fit(payloads, 100);
	const opened = new Set(spread(asked, 60));
	for (const some of batches(asked, 8))
		await Promise.all(
			some.map((one) =>
				opened.has(one)
					? undefined
					: askRaw(cast, 'site: search', `${site.base}/search?q=${encodeURIComponent(one)}`, [one])
			)
		);
	for (const one of opened)
		await look(
			cast,
			'site: search',
			page,
			`${cast.author.url}${site.base}/search?q=${encodeURIComponent(one)}`,
			[one]
		);
}

/** Every address of a site that takes something. `*` stands for a payload. */
const ADDRESSES = [
	'/m/*',
	':site/*',
	':site?lang=*',
	':site/search?lang=*&q=*',
	':site/door?to=*',
	':site/door/*?to=*',
	':site/certificate/*',
	':site/picture/*',
	':site/file/*',
	':site/survey/*',
	':site/live?page=*&lang=*',
	':site/sitemap.xml?lang=*',
	'/preview/*',
	':preview/*?lang=*',
	'/sites?q=*&archived=*',
	'/sites/new?name=*',
	'/sites/new/look/*',
	'/sites/:id/edit?element=*',
	'/sites/:id/publish?published=*',
	'/sites/:id/versions?from=*&to=*',
	'/sites/:id/adoption?days=*',
	'/sites/:id/preview/*',
	'/sites/*/edit'
];
const EACH = 2;

async function addresses(cast: Cast, page: Page, site: Site, payloads: readonly string[]): Promise<void> {
	const put = (path: string, payload: string) =>
		path
			.replace(':site', site.base)
			.replace(':preview', site.preview)
			.replace(':id', site.id)
			.replaceAll('*', encodeURIComponent(storable(payload)));
	for (const some of batches([...payloads.entries()], 8))
		await Promise.all(
			some.map(async ([at, payload]) => {
				for (let n = 0; n < EACH; n++) {
					const path = put(ADDRESSES[(at * EACH + n) % ADDRESSES.length] ?? '/', payload);
					await askRaw(cast, 'site: addresses', path, [payload]);
				}
			})
		);
	const few = spread(payloads, ADDRESSES.length);
	for (const [at, address] of ADDRESSES.entries()) {
		const path = put(address, few[at] ?? few[0] ?? '');
		// Bytes and data are no page to be looked at.
		if (!/^:site\/(picture|file|survey|live|sitemap)/.test(address))
			await look(cast, 'site: addresses', page, cast.author.url + path, []);
	}
}

const WALL_AT_ONCE = 90;

/** What people answered, before and after somebody let it through to the site. */
async function wall(
	cast: Cast,
	sql: postgres.Sql,
	desk: Page,
	reader: Page,
	payloads: readonly string[],
	{ team, survey }: Stocked
): Promise<void> {
	const { author } = cast;
	const id = await newSite(author, team, 'Wall');
	const block = {
		id: 'w',
		kind: 'wall',
		fields: { title: { en: 'Wall' }, survey, question: 'why', most: 100 }
	};
	const section = { id: 's', layout: 'one', tone: 'plain', slots: [[block]] };
	const home = { id: 'home', slug: '', title: { en: 'Home' }, about: {}, unlisted: false, pages: [] };
	const document = { format: 1, languages: ['en'], title: { en: 'Wall' }, about: {}, theme: {}, cover: '' };
	const whole = { ...document, pages: [{ ...home, sections: [section] }] };
	const body = JSON.stringify({ revision: 1, document: whole });
	await author.ask(`/sites/${id}/edit`, { method: 'PUT', body, type: 'application/json' });
	await author.ask(`/sites/${id}/publish?/publish`, { body: { revision: '2', note: '' } });
	const base = /\/m\/[\w-]+/.exec((await author.ask(`/sites/${id}/publish`)).text)?.[0] ?? '';
	for (const some of batches(fit(payloads, 4_000), WALL_AT_ONCE)) {
		await sql`delete from public.site_comments where site_id = ${id}`;
		for (const words of some)
			await sql`insert into public.site_comments (site_id, survey_id, question, words)
				values (${id}, ${survey}, 'why', ${words}) on conflict do nothing`;
		await look(cast, 'site: wall in the studio', desk, `${author.url}/sites/${id}/wall`, some);
		// A page is at most a second old.
		await reader.waitForTimeout(1_100);
		await look(cast, 'site: wall', reader, author.url + base, some);
	}
}

/** A list of sites that are called like this. */
async function names(cast: Cast, desk: Page, payloads: readonly string[], { team }: Stocked): Promise<void> {
	const some = spread(fit(payloads, 200), 60);
	for (const name of some) await newSite(cast.author, team, name);
	await look(cast, 'site: list of sites', desk, `${cast.author.url}/sites`, some);
}

/** What the studio says of a site that is full of payloads: versions and their differences, readers by page, settings. */
async function works(cast: Cast, desk: Page, site: Site): Promise<void> {
	const { author } = cast;
	const titles = site.pages.flatMap(({ slots }) => slots.filter(({ name }) => name === 'page.title'));
	const at = `${author.url}/sites/${site.id}`;
	for (const where of ['publish', 'settings', 'adoption', 'versions'])
		await look(cast, `site: ${where}`, desk, `${at}/${where}`, []);
	const first = await author.ask(`/sites/${site.id}/edit`, {
		method: 'PUT',
		body: JSON.stringify({ revision: 2, document: { ...site.document, pages: [] } }),
		type: 'application/json'
	});
	cast.tally.status('site: compared', first.status);
	const gone = titles.map(({ text }) => text);
	await look(cast, 'site: compared', desk, `${at}/versions?from=1&to=draft`, [], { count: gone.length });
}

/** What stands in the way of publishing is said with the words of blocks and pages. */
async function obstacles(
	cast: Cast,
	desk: Page,
	payloads: readonly string[],
	{ team }: Stocked
): Promise<void> {
	const id = await newSite(cast.author, team, 'In the way');
	const blocks = spread(fit(payloads, 200), 300).map((text, at) => ({
		id: `b${at}`,
		kind: 'cards',
		fields: { title: { en: text }, items: [{ title: { en: text }, link: { to: 'page:gone' } }] }
	}));
	const pages = batches(blocks, 30).map((some, at) => ({
		id: `p${at}`,
		slug: at ? `p${at}` : '',
		title: some[0]?.fields.title ?? {},
		about: {},
		unlisted: false,
		sections: [{ id: `s${at}`, layout: 'one', tone: 'plain', slots: [some] }],
		pages: []
	}));
	const document = {
		format: 1,
		languages: ['en', 'de'],
		title: { en: 'x' },
		about: {},
		theme: {},
		cover: 'gone',
		pages
	};
	const body = JSON.stringify({ revision: 1, document });
	const { status } = await cast.author.ask(`/sites/${id}/edit`, {
		method: 'PUT',
		body,
		type: 'application/json'
	});
	cast.tally.status('site: obstacles', status);
	const titles = pages.map(({ title }) => ('en' in title ? String(title.en) : ''));
	await look(cast, 'site: obstacles', desk, `${cast.author.url}/sites/${id}/publish`, titles, {
		count: blocks.length
	});
}
