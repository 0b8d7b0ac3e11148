import { describe, expect, it } from 'vitest';
import type { BlockKind, BlockKinds, Field } from './blocks/block';
import { MOST_ASKED, searchIn, termsOf } from './search';
import type { SiteDocument, SitePage } from './site';

const label = { en: '', 'zh-CN': '' };
const quiz: Field = {
	as: 'list',
	unsearched: true,
	label,
	one: label,
	most: 9,
	of: { right: { as: 'words', label } }
};
const toy: BlockKind = {
	name: label,
	about: label,
	group: 'words',
	icon: '',
	fresh: () => ({}),
	fields: {
		title: { as: 'words', label },
		text: { as: 'prose', label },
		look: { as: 'pick', label, options: [{ value: 'secret', label }] },
		items: { as: 'list', label, one: label, most: 9, of: { line: { as: 'words', label } } },
		quiz
	}
};
const kinds: BlockKinds = { toy };
const prose = (text: string) => ({
	type: 'doc',
	content: [{ type: 'paragraph', content: [{ type: 'text', text }] }]
});

const page = (
	id: string,
	title: SitePage['title'],
	fields: object,
	more: Partial<SitePage> = {}
): SitePage => ({
	id,
	slug: id,
	title,
	about: {},
	unlisted: false,
	sections: [
		{
			id: `s${id}`,
			layout: 'one',
			tone: 'plain',
			slots: [[{ id: `b${id}`, kind: 'toy', fields: { ...fields } }]]
		}
	],
	pages: [],
	...more
});

const site: SiteDocument = {
	format: 1,
	languages: ['en', 'zh-CN'],
	title: { en: 'Programme' },
	about: {},
	theme: { look: 'house', accent: '', type: 'calm' },
	cover: '',
	pages: [
		page(
			'start',
			{ en: 'Welcome', 'zh-CN': '欢迎' },
			{ title: { en: 'A café for everybody', 'zh-CN': '每个人的微站' } }
		),
		page(
			'wins',
			{ en: 'Wins', 'zh-CN': '成果' },
			{
				text: { en: prose('Complaints became rare.'), 'zh-CN': prose('客户投诉减少了一半。') },
				look: 'secret',
				quiz: [{ right: { en: 'Tuesday' } }]
			}
		),
		page(
			'ask',
			{ en: 'Complaints', 'zh-CN': '投诉渠道' },
			{ items: [{ line: { en: 'Who to ask' } }, { line: { en: 'When to call 123' } }] }
		),
		page(
			'hidden',
			{ en: 'Complaints, unlisted' },
			{},
			{ unlisted: true, pages: [page('below', { en: 'Complaints below' }, {})] }
		)
	]
};

const ids = (asked: string, language = 'en') =>
	searchIn(site, kinds, { asked, language, base: '/m/p' }).map((hit) => hit.page);

describe('the search of a site', () => {
	it.each([
		['complaints', 'en', ['ask', 'wins']],
		['COMPLAINT', 'en', ['ask', 'wins']],
		['cafe', 'en', ['start']],
		['ｃａｆé', 'en', ['start']],
		['who 123', 'en', ['ask']],
		['rare complaints', 'en', ['wins']],
		['rare who', 'en', []],
		// In the middle of a word nothing begins.
		['omplaints', 'en', []],
		['投诉', 'zh-CN', ['ask', 'wins']],
		['客户投诉', 'zh-CN', ['wins']],
		// Not written in Chinese: what is read there is found there.
		['call', 'zh-CN', ['ask']],
		['secret', 'en', []],
		['', 'en', []],
		['?!', 'en', []]
	])('finds “%s” in %s', (asked, language, found) => {
		expect(ids(asked, language)).toEqual(found);
	});

	it('does not tell what is asked in a quiz', () => {
		expect(ids('Tuesday')).toEqual([]);
		const told = { toy: { ...toy, fields: { ...toy.fields, quiz: { ...quiz, unsearched: false } } } };
		const found = searchIn(structuredClone(site), told, { asked: 'Tuesday', language: 'en', base: '' });
		expect(found.map((hit) => hit.page)).toEqual(['wins']);
	});

	it('marks what was looked for in a snippet, and leads to the page', () => {
		const [first] = searchIn(site, kinds, { asked: 'cafe', language: 'en', base: '/m/p', query: '?lang=en' });
		expect(first?.path).toBe('/m/p/start?lang=en');
		expect(first?.snippet).toEqual([
			{ text: 'A ', hit: false },
			{ text: 'café', hit: true },
			{ text: ' for everybody', hit: false }
		]);
	});

	it('cuts a long text around what was looked for', () => {
		const long = `${'before '.repeat(100)}needle${' after'.repeat(100)}`;
		const one = { ...site, pages: [page('long', { en: 'Long' }, { title: { en: long } })] };
		const [hit] = searchIn(one, kinds, { asked: 'needle', language: 'en', base: '' });
		const text = hit?.snippet.map((piece) => piece.text).join('') ?? '';
		expect(text).toMatch(/^…before .*needle.* after…$/);
		expect(text.length).toBeLessThan(200);
		expect(hit?.snippet.filter((piece) => piece.hit)).toEqual([{ text: 'needle', hit: true }]);
	});

	it('looks for no more than somebody would ask', () => {
		expect(termsOf('word '.repeat(1_000), 'en')).toEqual(['word']);
		expect(termsOf([...'abcdefghijklmnop'].join(' '), 'en')).toHaveLength(8);
		expect(termsOf(`${' '.repeat(3)}${'x'.repeat(500)}`, 'en')[0]).toHaveLength(MOST_ASKED);
		expect(termsOf('hello', 'no language')).toEqual(['hello']);
		expect(termsOf('half \ud800', 'en')).toEqual(['half']);
	});
});
