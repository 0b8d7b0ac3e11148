import { expect, test } from 'vitest';
import { metaOf } from './meta';
import type { SiteDocument } from './site';
import { PLAIN_THEME } from './theme-parse';
import type { SiteShown } from './view';

const document: SiteDocument = {
	format: 1,
	languages: ['en', 'zh-CN'],
	title: { en: '<Listening> & "you"', 'zh-CN': '倾听' },
	about: { en: 'All of it' },
	theme: PLAIN_THEME,
	cover: 'cover-1',
	pages: [
		{ id: 'a', slug: '', title: { en: 'Home' }, about: {}, unlisted: false, sections: [], pages: [] },
		{
			id: 'b',
			slug: 'faq',
			title: { en: 'FAQ', 'zh-CN': '常见问题' },
			about: { en: 'What people ask' },
			unlisted: false,
			sections: [],
			pages: []
		}
	]
};
const shown = (change: Partial<SiteShown> = {}): SiteShown => ({
	name: 'inside',
	document,
	brand: null,
	base: '/m/p',
	path: 'faq',
	language: 'en',
	asked: '',
	given: {},
	...change
});
const ORIGIN = 'https://x.example';

test('a page says what it is, and of which site', () => {
	expect(metaOf(shown(), ORIGIN, true)).toMatchObject({
		title: 'FAQ · <Listening> & "you"',
		about: 'What people ask',
		url: 'https://x.example/m/p/faq',
		image: 'https://x.example/m/p/picture/cover-1-share.jpg'
	});
});

test('the first page is the site', () => {
	const { title, about } = metaOf(shown({ path: '' }), ORIGIN, true);
	expect([title, about]).toEqual(['<Listening> & "you"', 'All of it']);
});

test('in the language that is asked for, with the address that keeps it, and the others', () => {
	const meta = metaOf(shown({ language: 'zh-CN', asked: 'zh-CN' }), ORIGIN, true);
	expect(meta.title).toBe('常见问题 · 倾听');
	expect(meta.url).toBe('https://x.example/m/p/faq?lang=zh-CN');
	expect(meta.others.map(({ url }) => url)).toEqual([
		'https://x.example/m/p/faq?lang=en',
		'https://x.example/m/p/faq?lang=zh-CN'
	]);
});

test('where not everybody may read, no picture is named that nobody could fetch', () => {
	expect(metaOf(shown(), ORIGIN, false).image).toBe('');
});

test('the icon is a picture and nothing else, whatever the name begins with', () => {
	const { icon } = metaOf(shown(), ORIGIN, true);
	const drawn = decodeURIComponent(icon.slice('data:image/svg+xml,'.length));
	expect(drawn).toContain('>&#60;</text>');
	expect(drawn.match(/</g)).toHaveLength(5);
});
