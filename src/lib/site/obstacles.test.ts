import { describe, expect, test } from 'vitest';
import en from '../i18n/words/site.en.json';
import { page, section, site, toyKinds } from '../../../tests/toy-site';
import { fieldsFrom } from './fields';
import { OBSTACLE_CODES, obstacles, preventsPublication, type SiteFacts } from './obstacles';
import { labelAt, said } from './obstacle-words';
import type { SiteDocument } from './site';

const facts: SiteFacts = {
	pictures: new Set(['pic']),
	files: new Set(['pdf']),
	surveys: new Map([
		['live', { live: true, questions: ['nps'] }],
		['draft', { live: false, questions: [] }]
	]),
	faint: []
};
const full = { title: { en: 'Title' } };
const picture = { id: 'pic', width: 8, height: 6, alt: { en: 'A cat' }, plain: false };
const linked = (href: string) => ({
	en: {
		type: 'doc',
		content: [
			{
				type: 'paragraph',
				content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }]
			}
		]
	}
});

/** A site with one block of the kind that has every field. */
const holding = (fields: object, more: Partial<SiteDocument> = {}): SiteDocument => ({
	...site([
		{
			...page('home', ''),
			sections: [
				{
					id: 's',
					layout: 'one',
					tone: 'plain',
					slots: [[{ id: 'it', kind: 'all', fields: fieldsFrom(toyKinds.all, { ...full, ...fields }) }]]
				}
			]
		}
	]),
	...more
});
const told = (document: SiteDocument, more: Partial<SiteFacts> = {}) =>
	obstacles(document, toyKinds, { ...facts, ...more }).map(({ code, page: on, block, at, language }) =>
		[code, on, block, at, language].filter(Boolean).join(' ')
	);

test('nothing is in the way of a site that is well', () => {
	const well = holding({
		to: { to: 'page:home' },
		body: linked('survey:live'),
		picture,
		file: { id: 'pdf' },
		survey: 'live',
		question: 'nps',
		page: 'home',
		items: [{ title: { en: 'x' } }]
	});
	expect(obstacles(well, toyKinds, facts)).toEqual([]);
});

const both = { languages: ['en', 'zh-CN'], title: { en: 'a', 'zh-CN': 'b' } };

test.each<[string, SiteDocument, string[]]>([
	['no title', holding({}, { title: { fr: 'x' } }), ['title_missing']],
	['no pages', holding({}, { pages: [] }), ['home_missing']],
	['a home page with an address', site([page('home', 'home', [section('s', ['a'])])]), ['home_missing']],
	['a cover that is gone', holding({}, { cover: 'lost' }), ['cover_gone']],
	['an empty page', site([page('home', '')]), ['page_empty home']],
	[
		'no page title',
		site([{ ...page('home', '', [section('s', ['a'])]), title: {} }]),
		['page_title_missing home']
	],
	[
		'addresses',
		site([
			page('home', '', [section('s', ['a'])], [page('c', 'faq', [section('t', ['b'])])]),
			page('d', 'faq', [section('u', ['e'])]),
			page('f', 'live', [section('v', ['g'])]),
			page('h', '', [section('w', ['i'])])
		]),
		['slug_duplicate d', 'slug_reserved f', 'slug_missing h']
	],
	[
		'blocks that may be there twice',
		site([page('home', '', [section('s', ['a', 'b', 'c'])])]),
		['block_too_often home c']
	],
	['a required field', holding({ title: {} }), ['field_missing home it title']],
	['a required field in a list', holding({ items: [full, {}] }), ['field_missing home it items.1.title']],
	[
		'a picture that is gone',
		holding({ picture: { ...picture, id: 'lost' } }),
		['picture_gone home it picture']
	],
	['no alternative text', holding({ picture: { ...picture, alt: {} } }), ['alt_missing home it picture.alt']],
	['a picture that only decorates', holding({ picture: { ...picture, alt: {}, plain: true } }), []],
	['a file that is gone', holding({ file: { id: 'lost' } }), ['file_gone home it file']],
	['a page that is gone', holding({ page: 'lost' }), ['link_page_gone home it page']],
	['a link to a page that is gone', holding({ to: { to: 'page:lost' } }), ['link_page_gone home it to']],
	['a link to a file that is gone', holding({ to: { to: 'file:lost' } }), ['link_file_gone home it to']],
	[
		'a link to a survey that is gone',
		holding({ to: { to: 'survey:lost' } }),
		['link_survey_gone home it to']
	],
	['a link to a draft', holding({ to: { to: 'survey:draft' } }), ['link_survey_unpublished home it to']],
	['a link elsewhere', holding({ to: { to: 'https://example.org' } }), []],
	['a link in rich text', holding({ body: linked('page:lost') }), ['link_page_gone home it body en']],
	['a survey that is gone', holding({ survey: 'lost' }), ['survey_gone home it survey']],
	['a survey that is a draft', holding({ survey: 'draft' }), ['survey_unpublished home it survey']],
	[
		'a question that is gone',
		holding({ survey: 'live', question: 'csat' }),
		['question_gone home it question']
	],
	[
		'words that readers would see in another language',
		holding({ body: linked('page:home'), items: [full] }, both),
		[
			'page_title_untranslated home zh-CN',
			'untranslated home it title zh-CN',
			'untranslated home it body zh-CN',
			'untranslated home it items.0.title zh-CN'
		]
	]
])('%s', (_, document, codes) => expect(told(document)).toEqual(codes));

test('alternative text that is not translated', () => {
	const document = holding({ title: both.title, picture }, both);
	expect(told(document)).toContain('alt_untranslated home it picture.alt zh-CN');
});

test('a colour that is hard to read, cut so that 4.46 does not read as enough', () => {
	const found = obstacles(holding({}), toyKinds, { ...facts, faint: [{ ratio: 4.46, least: 4.5 }] });
	expect(found).toEqual([{ code: 'contrast_low', facts: { ratio: 4.4, least: 4.5 }, weight: 'obstacle' }]);
});

test('an unknown block is worth a look and stops nobody; obstacles come first', () => {
	const unknown = holding({ title: {} });
	const found = obstacles(unknown, {}, facts);
	expect(found).toMatchObject([{ code: 'block_unknown', weight: 'warning', block: 'it' }]);
	expect(preventsPublication(found)).toBe(false);
	const mixed = site([page('home', '', [], [page('a', 'live', [section('s', ['x'])])]), page('b', 'b')]);
	expect(told(mixed)).toEqual(['slug_reserved a', 'page_empty b']);
	expect(preventsPublication(obstacles(mixed, toyKinds, facts))).toBe(true);
});

describe('what only one kind of block tells', () => {
	const own = { en: 'Too quiet.', 'zh-CN': '太安静了。' };
	const kinds = {
		all: {
			...toyKinds.all,
			obstacles: () => [{ code: 'quiet', said: own, at: 'loud', weight: 'warning' as const }]
		}
	};
	test('stands beside the rest, in its own words', () => {
		const [found] = obstacles(holding({}), kinds, facts);
		expect(found).toMatchObject({ code: 'quiet', page: 'home', block: 'it' });
		expect(found && said(found, 'zh-CN')).toBe('太安静了。');
	});
});

test('every obstacle has its sentence, and no sentence is left over', () => {
	const written = Object.keys(en).filter(
		(key) => key.startsWith('site_obstacle_') && key !== 'site_obstacle_unnamed'
	);
	expect(written.sort()).toEqual(OBSTACLE_CODES.map((code) => `site_obstacle_${code}`).sort());
	const filled = { ratio: 4, least: 4.5, address: 'faq', kind: 'wall', most: 1 };
	for (const code of OBSTACLE_CODES)
		for (const locale of ['en', 'zh-CN'] as const) {
			const sentence = said({ code, facts: filled, weight: 'obstacle' }, locale);
			expect(sentence).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /。$/);
			expect(sentence).not.toContain('undefined');
		}
	expect(said({ code: 'nothing', weight: 'warning' }, 'en')).toBe(en.site_obstacle_unnamed);
});

test('where it is, in words', () => {
	expect(labelAt(toyKinds.all, 'picture.alt')).toEqual({ en: 'Picture', 'zh-CN': '图片' });
	expect(labelAt(toyKinds.all, 'items.2.to')).toEqual({ en: 'Link', 'zh-CN': '链接' });
	expect(labelAt(toyKinds.all, 'nothing')).toBeNull();
});
