import { describe, expect, it, test } from 'vitest';
import { listed, pageAt, pathOf, queryOf, waysOf, widthsOf } from './paths';
import type { SiteDocument, SitePage } from './site';
import { PLAIN_THEME } from './theme-parse';

const page = (id: string, slug: string, pages: SitePage[] = [], unlisted = false): SitePage => ({
	id,
	slug,
	title: { en: id.toUpperCase(), 'zh-CN': `页${id}` },
	about: {},
	unlisted,
	sections: [],
	pages
});

const site: SiteDocument = {
	format: 1,
	languages: ['en', 'zh-CN'],
	title: { en: 'Programme' },
	about: {},
	theme: PLAIN_THEME,
	cover: '',
	pages: [
		page('home', '', [page('below-home', 'news')]),
		page('how', 'how-to', [page('deep', 'first-steps', [page('deepest', 'more')])]),
		page('hidden', 'draft', [page('under', 'hidden')], true)
	]
};

test.each([
	['', ['home']],
	['news', ['home', 'below-home']],
	['how-to', ['how']],
	['how-to/first-steps/more', ['how', 'deep', 'deepest']],
	['draft', ['hidden']],
	['first-steps', undefined],
	['how-to/', undefined],
	['constructor', undefined]
])('at “%s” stands %j', (path, ids) => {
	expect(pageAt(site, path)?.map(({ id }) => id)).toEqual(ids);
});

test('the menu lists what is listed, in the language that is read, with its depth and where it is', () => {
	expect(listed(site, '/m/p', 'zh-CN', '?lang=zh-CN')).toEqual([
		{ id: 'home', title: '页home', path: '/m/p?lang=zh-CN', depth: 0 },
		{ id: 'below-home', title: '页below-home', path: '/m/p/news?lang=zh-CN', depth: 1 },
		{ id: 'how', title: '页how', path: '/m/p/how-to?lang=zh-CN', depth: 0 },
		{ id: 'deep', title: '页deep', path: '/m/p/how-to/first-steps?lang=zh-CN', depth: 1 },
		{ id: 'deepest', title: '页deepest', path: '/m/p/how-to/first-steps/more?lang=zh-CN', depth: 2 }
	]);
});

describe('links', () => {
	const to = waysOf(site, '/m/p', queryOf('en'));

	test.each([
		['page:deep', '/m/p/how-to/first-steps?lang=en'],
		['page:home', '/m/p?lang=en'],
		['page:nowhere', ''],
		['file:abc-1', '/m/p/file/abc-1'],
		['survey:abc-1', '/m/p/survey/abc-1'],
		['https://example.org/a?b=c', 'https://example.org/a?b=c'],
		['mailto:ada@example.org', 'mailto:ada@example.org'],
		['javascript:alert(1)', ''],
		['java\nscript:alert(1)', ''],
		['data:text/html,<script>alert(1)</script>', ''],
		['//evil.example', ''],
		['/m/p', ''],
		['', '']
	])('%j lead to %j', (link, href) => {
		expect(to.link(link)).toBe(href);
	});

	it('to pictures name a width', () => expect(to.picture('p1', 640)).toBe('/m/p/picture/p1-640.webp'));
});

test('the site itself has no slash at its end', () => expect(pathOf('/m/p', [])).toBe('/m/p'));

test.each([
	[200, [200]],
	[640, [320, 640]],
	[1500, [320, 640, 1024, 1500]],
	[2400, [320, 640, 1024, 1600, 2400]]
])('a picture %d pixels wide is offered in %j', (width, widths) => {
	expect(widthsOf({ width })).toEqual(widths);
});
