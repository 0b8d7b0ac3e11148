import { describe, expect, test } from 'vitest';
import { outline, page, site } from '../../../../tests/toy-site';
import { siteFrom } from '../parse';
import type { SiteDocument } from '../site';
import { freeSlug, slugMistake } from './addresses';
import {
	addPage,
	describePage,
	duplicatePage,
	freshPage,
	movePage,
	removePage,
	renamePage,
	reslugPage,
	setUnlisted
} from './pages';
import { findPage } from './walk';

const top = (at: number) => ({ parent: null, at });
const below = (parent: string, at = 0) => ({ parent, at });
const lines = (changed: SiteDocument) => outline(changed).filter((line) => line.includes('/'));

test.each<[string, (s: SiteDocument) => SiteDocument, string[]]>([
	[
		'add',
		(s) => addPage(s, top(3), freshPage('new', { en: 'What we heard' })),
		['home/', 'how/how-to', '> first/first-steps', 'empty/empty', 'new/what-we-heard']
	],
	[
		'add before the home page, which stays first',
		(s) => addPage(s, top(0), freshPage('new', { 'zh-CN': '我们听到了什么' })),
		['home/', 'new/page-2', 'how/how-to', '> first/first-steps', 'empty/empty']
	],
	[
		'add with an address that is taken',
		(s) => addPage(s, below('home'), freshPage('new', { en: 'How to' })),
		['home/', '> new/how-to-2', 'how/how-to', '> first/first-steps', 'empty/empty']
	],
	[
		'move down',
		(s) => movePage(s, 'how', top(3)),
		['home/', 'empty/empty', 'how/how-to', '> first/first-steps']
	],
	[
		'move in',
		(s) => movePage(s, 'empty', below('how', 1)),
		['home/', 'how/how-to', '> first/first-steps', '> empty/empty']
	],
	[
		'move out',
		(s) => movePage(s, 'first', top(1)),
		['home/', 'first/first-steps', 'how/how-to', 'empty/empty']
	],
	[
		'duplicate',
		(s) => duplicatePage(s, 'how', 'copy', () => 'n'),
		['home/', 'how/how-to', '> first/first-steps', 'copy/how-to-2', 'empty/empty']
	],
	['remove, with what is below', (s) => removePage(s, 'how'), ['home/', 'empty/empty']],
	[
		'remove the home page: the next becomes it',
		(s) => removePage(s, 'home'),
		['how/', '> first/first-steps', 'empty/empty']
	]
])('%s', (_, act, after) => expect(lines(act(site()))).toEqual(after));

test('names, addresses, lists', () => {
	const changed = [
		(s: SiteDocument) => renamePage(s, 'first', 'zh-CN', '第一步'),
		(s: SiteDocument) => describePage(s, 'first', 'en', 'How to begin'),
		(s: SiteDocument) => reslugPage(s, 'first', 'begin'),
		(s: SiteDocument) => setUnlisted(s, 'first', true)
	].reduce((s, act) => act(s), site());
	expect(findPage(changed, 'first')?.page).toMatchObject({
		title: { en: 'first', 'zh-CN': '第一步' },
		about: { en: 'How to begin' },
		slug: 'begin',
		unlisted: true
	});
	expect(renamePage(changed, 'first', 'zh-CN', ' ').pages[1]?.pages[0]?.title).toEqual({ en: 'first' });
});

test.each<[string, (s: SiteDocument) => SiteDocument]>([
	['moving the home page', (s) => movePage(s, 'home', top(2))],
	['moving before the home page', (s) => movePage(s, 'how', top(0))],
	['moving where it stands', (s) => movePage(s, 'how', top(2))],
	['moving below itself', (s) => movePage(s, 'how', below('first'))],
	['moving below nothing', (s) => movePage(s, 'how', below('nowhere'))],
	['removing nothing', (s) => removePage(s, 'nowhere')],
	['the same name', (s) => renamePage(s, 'how', 'en', 'how')],
	['the same address', (s) => reslugPage(s, 'how', 'how-to')]
])('%s changes nothing at all', (_, act) => {
	const before = site();
	expect(act(before)).toBe(before);
});

describe('limits', () => {
	const three = site([page('home', ''), page('a', 'a', [], [page('b', 'b', [], [page('c', 'c')])])]);
	test('no page is put deeper than a reader finds it', () => {
		expect(addPage(three, below('c'), freshPage('x', { en: 'x' }))).toBe(three);
		expect(movePage(three, 'a', below('home'))).toBe(three);
	});
	test('no page more than a site may have', () => {
		const full = site(Array.from({ length: 100 }, (_, at) => page(`p${at}`, at ? `p${at}` : '')));
		expect(addPage(full, top(1), freshPage('x', { en: 'x' }))).toBe(full);
	});
	test('the last page stays', () => {
		const only = site([page('home', '')]);
		expect(removePage(only, 'home')).toBe(only);
	});
	test('an empty site gets a home page', () => {
		expect(lines(addPage(site([]), top(0), freshPage('x', { en: 'Start' })))).toEqual(['x/']);
	});
	test('what actions make is let through the gate', () => {
		let grown = site();
		for (const title of ['Live', 'FAQ', 'FAQ', '常见问题', '常见问题', 'a'.repeat(300), '…'])
			grown = addPage(
				grown,
				below('how'),
				freshPage(`n${grown.pages[1]?.pages.length}`, { en: title.slice(0, 200) })
			);
		expect(siteFrom(grown, {}).pages[1]?.pages).toHaveLength(8);
	});
});

test.each([
	['how', 'help', null],
	['how', '', 'empty'],
	['how', 'Help', 'letters'],
	['how', 'a/b', 'letters'],
	['how', 'live', 'reserved'],
	['how', 'empty', 'taken'],
	['how', 'how-to', null],
	['first', 'live', null],
	['first', 'empty', null],
	['home', '', null],
	['home', 'start', 'letters']
])('%s at “%s”: %s', (id, slug, mistake) => expect(slugMistake(site(), id, slug)).toBe(mistake));

test('below the home page is the same address as beside it', () => {
	const shared = site([page('home', '', [], [page('faq', 'faq')]), page('help', 'help')]);
	expect(slugMistake(shared, 'help', 'faq')).toBe('taken');
	expect(freeSlug(shared, null, 'FAQ')).toBe('faq-2');
	expect(freeSlug(shared, null, 'Live')).toBe('live-2');
});
