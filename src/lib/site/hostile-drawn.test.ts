import { existsSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { sitesWith, type DocumentOf } from '../../../bench/hostile/documents';
import { Payloads, type Slot, type Stock } from '../../../bench/hostile/packing';
import { OWN, payloadsFrom, spread } from '../../../bench/hostile/payloads';
import { runs } from '../../../tests/runs';
import { page, site } from '../../../tests/toy-site';
import BlockView from './BlockView.svelte';
import { kinds } from './blocks/registry';
import { doorLetter } from './door-letter';
import { metaOf } from './meta';
import Meta from './Meta.svelte';
import { siteFrom } from './parse';
import { searchIn } from './search';
import SearchView from './SearchView.svelte';
import type { Block, Section, SiteDocument } from './site';
import SiteView from './SiteView.svelte';
import { styleOf } from './theme';

// Whole pages of sites, as the server draws them, full of hostile words: all of it is text, and all of it is there.

const CORPUS = new URL('../../../../shared/corpus/html/live-payloads.json', import.meta.url);
const there = existsSync(CORPUS);
if (!there) console.warn('The corpus of payloads is not here (../shared): only a few of our own are drawn.');
const payloads = there ? [...OWN, ...spread(payloadsFrom(CORPUS.pathname), 250)] : [...OWN];

const STOCK: Stock = {
	picture: { id: 'pic', width: 800, height: 500 },
	file: () => 'file',
	survey: 'survey',
	question: () => 'q',
	page: 'p0',
	link: 'https://example.org'
};
const sites = [...sitesWith(kinds, new Payloads(payloads), STOCK, { blocks: 150, accents: payloads })];

const viewOf = (document: SiteDocument, path: string) => ({
	name: 'Site',
	document,
	brand: null,
	base: '/m/x',
	path,
	language: 'en',
	asked: '',
	given: {}
});

/** What stands in a document's head and body. */
function drawn(document: SiteDocument, path: string): string {
	const view = viewOf(document, path);
	const meta = metaOf(view, 'https://x.example', true);
	const head = render(Meta, { props: { meta, style: styleOf(document.theme, null), noindex: false } }).head;
	return head + render(SiteView, { props: { view } }).body;
}

/** The house's own parts of a head: an icon, addresses, and one style whose hash the policy allows. */
const HEAD = new Set(['link', 'meta', 'style', 'href=data:image/svg+xml']);
const strange = (html: string): string[] =>
	runs(html).filter((one) => !HEAD.has(one) && !one.startsWith('href=data:image/svg+xml,'));

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
const unescaped = (html: string): string =>
	html.replace(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => SIGNS[name] ?? whole);
const texts = (html: string): string => unescaped(html.replace(/<!--[^]*?-->/g, '')).replace(/\s+/g, ' ');

/** Not shown without what a server is asked for, or not before its day. */
const ELSEWHERE = /^(survey|question|score|wall|countdown|site\.about)\b/;
const absent = (html: string, slots: readonly Slot[]): string[] => {
	const all = texts(html);
	return slots
		.filter(({ name }) => !ELSEWHERE.test(name))
		.filter(({ text }) => !all.includes(text.replace(/\s+/g, ' ').trim()))
		.map(({ name, text }) => `${name}: ${text}`);
};

const section = (blocks: readonly Block[]): Section => ({
	id: 's',
	layout: 'one',
	tone: 'plain',
	slots: [blocks]
});

const each = (look: (document: SiteDocument, of: DocumentOf) => void) => {
	for (const one of sites) look(siteFrom(one.document, kinds), one);
};

describe('hostile words in every field of every block', () => {
	test('go through the gate, many to a page', () => {
		const fields = new Set(
			sites.flatMap(({ pages }) => pages.flatMap((one) => one.slots.map(({ name }) => name)))
		);
		expect(fields.size).toBeGreaterThan(80);
		each((document, { title }) => expect(document.title['en']).toBe(title));
	});

	test('are text on a page, in its head and in its menu', () => {
		each((document, { pages }) => {
			for (const { path, slots, blocks } of pages.filter(({ blocks }) => blocks.length > 1)) {
				const html = drawn(document, path);
				expect(strange(html)).toEqual([]);
				expect(absent(html, slots), `${blocks.length} blocks`).toEqual([]);
			}
		});
	}, 60_000);

	test('are text when they are looked for, and where they are found', () => {
		each((document) => {
			for (const asked of [...OWN, ...spread(payloads, 30)]) {
				const base = '/m/x';
				const hits = searchIn(document, kinds, { asked, language: 'en', base });
				const { body } = render(SearchView, { props: { view: viewOf(document, 'search'), asked, hits } });
				expect(runs(body), asked).toEqual([]);
			}
		});
	}, 60_000);

	test('are text in the letter of a site that is called so', () => {
		for (const name of payloads) {
			const { html, subject } = doorLetter('mei@example.org', name, 'https://x.example/m/x/door/t');
			const style = runs(html).filter((one) => one !== 'style' && one !== 'meta');
			expect(style, name).toEqual([]);
			expect(subject).not.toMatch(/[\r\n]/);
		}
	});
});

describe('the control', () => {
	test('without escaping, much of the same pages runs', () => {
		let ran = 0;
		each((document, { pages }) => {
			for (const { path } of pages.filter(({ blocks }) => blocks.length > 1))
				ran += strange(unescaped(drawn(document, path))).length;
		});
		expect(ran).toBeGreaterThan(sites.length * 20);
	});

	test('a link that no gate has seen leads nowhere, because the way to it is a gate too', () => {
		const trap = 'javascript:alert(1)';
		const text = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: trap } }] };
		const words = { en: { type: 'doc', content: [{ type: 'paragraph', content: [text] }] } };
		const blocks = [
			{ id: 't', kind: 'text', fields: { text: words } },
			{ id: 'b', kind: 'button', fields: { items: [{ label: { en: 'x' }, link: { to: trap } }] } },
			{ id: 'c', kind: 'people', fields: { items: [{ name: { en: 'x' }, contact: { to: trap } }] } }
		];
		const open: SiteDocument = { ...site(), pages: [{ ...page('home', ''), sections: [section(blocks)] }] };
		const html = render(SiteView, { props: { view: viewOf(open, '') } }).body;
		expect(runs(html)).toEqual([]);
		expect(html).not.toContain(trap);
		// Without that gate it would be there, in each of them.
		const way = { link: (to: string) => to, picture: () => '', file: () => '' };
		const props = {
			...viewOf(open, ''),
			editing: false,
			given: [],
			languages: ['en'],
			locale: 'en' as const,
			to: way
		};
		const ungated = blocks.map((block) =>
			runs(render(BlockView, { props: { ...props, block, site: { ...props, path: '', pages: [] } } }).body)
		);
		expect(ungated.map(({ length }) => length)).toEqual([1, 1, 1]);
	});
});
