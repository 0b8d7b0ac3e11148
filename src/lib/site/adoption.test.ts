import { describe, expect, test } from 'vitest';
import { adopted, isRead, isTaken, marksOf, originOf, stepFrom, type Names, type Told } from './adoption';

const asked = (headers: Record<string, string> = {}, method = 'GET') => ({
	method,
	headers: new Headers(headers)
});

describe('what counts as a read', () => {
	test.each<[string, boolean, ReturnType<typeof asked>]>([
		['a plain GET', true, asked()],
		[
			'a browser that goes there',
			true,
			asked({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })
		],
		['in somebody’s frame', true, asked({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })],
		['HEAD', false, asked({}, 'HEAD')],
		['a form', false, asked({}, 'POST')],
		['fetched ahead', false, asked({ 'sec-purpose': 'prefetch' })],
		['drawn ahead', false, asked({ 'sec-purpose': 'prefetch;prerender' })],
		['fetched ahead, as older browsers say it', false, asked({ purpose: 'prefetch' })],
		['fetched ahead by Firefox of old', false, asked({ 'x-moz': 'prefetch' })],
		['a small picture of the page, by Safari', false, asked({ 'x-purpose': 'preview' })],
		['fetched by a script', false, asked({ 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })],
		['asked for as a picture', false, asked({ 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })]
	])('%s: %s', (_, counts, request) => expect(isRead(request)).toBe(counts));

	test('a download counts however the browser calls it, but not ahead, and HEAD never', () => {
		const download = { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' };
		expect([
			isTaken(asked(download)),
			isTaken(asked({ ...download, 'sec-purpose': 'prefetch' })),
			isTaken(asked(download, 'HEAD'))
		]).toEqual([true, false, false]);
	});
});

describe('where a read comes from', () => {
	const HOST = 'here.example';
	test.each([
		['nowhere', null, '', 'arrival'],
		['a page elsewhere', 'https://mail.example/m/hub', '', 'arrival'],
		['another site of ours', 'https://here.example/m/other', '', 'arrival'],
		['a site whose name begins the same', 'https://here.example/m/hub-two', '', 'arrival'],
		['the studio', 'https://here.example/sites/1/edit', '', 'arrival'],
		['another page of it', 'https://here.example/m/hub/news', '', 'onward'],
		['its search', 'https://here.example/m/hub/search?q=a', 'news', 'onward'],
		['its home page', 'https://here.example/m/hub?lang=en', 'news/first', 'onward'],
		['the same page in another language', 'https://here.example/m/hub/news/?lang=en', 'news', 'again'],
		['its door', 'https://here.example/m/hub/door?to=%2Fm%2Fhub', '', 'arrival'],
		['a letter', 'https://here.example/m/hub/door/token', '', 'arrival'],
		['a page that begins like the door', 'https://here.example/m/hub/doorways', '', 'onward'],
		['no address', 'not an address', '', 'arrival']
	])('%s', (_, referer, path, step) => {
		expect(stepFrom(originOf(referer, HOST), 'hub', path)).toBe(step);
	});

	test('a read adds to the site, its page and its language, and a visit to where it begins', () => {
		const kinds = (step: 'arrival' | 'onward' | 'again') =>
			marksOf('p', 'en', step).map((mark) => mark.join(' ').trim());
		expect(kinds('arrival')).toEqual(['read', 'page p', 'language en', 'arrival', 'entry p']);
		expect(kinds('onward')).toEqual(['read', 'page p', 'language en', 'onward']);
		expect(kinds('again')).toEqual(['read', 'page p', 'language en']);
	});
});

describe('the board', () => {
	const names: Names = {
		pages: new Map([
			['a', 'Home'],
			['b', 'News'],
			['c', 'News']
		]),
		files: new Map([['f', 'Guide.pdf']]),
		surveys: new Map([['s', 'Pulse']]),
		languages: new Map([['en', 'English']]),
		segments: new Map([
			['member', 'The team'],
			['visitor', 'By e-mail']
		]),
		gone: { page: 'Gone pages', file: 'Gone files', link: 'Other sites', survey: 'Gone surveys' }
	};
	const told = (of: Partial<Told> = {}): Told => ({
		minimum: 5,
		access: 'everyone',
		today: '2026-11-22',
		first: '2026-11-01',
		days: [],
		sums: [],
		people: { ever: 0, fresh: 0, segments: [] },
		answered: 0,
		trained: 0,
		...of
	});
	const sums = [
		['read', '', 30],
		['arrival', '', 12],
		['onward', '', 18],
		['page', 'a', 15],
		['page', 'b', 8],
		['page', 'x', 4],
		['page', 'c', 3],
		['file', 'f', 2]
	] as const;

	test.each([
		['never read', told({ first: null }), 'empty'],
		['not in this period', told(), 'quiet'],
		['read', told({ sums: [['read', '', 1]] }), 'shown'],
		['only learned from', told({ trained: 5 }), 'shown']
	])('of a site %s', (_, of, state) => expect(adopted(of, names).state).toBe(state));

	test('says pages in a visit, and nothing where no visit began', () => {
		expect(adopted(told({ sums }), names).depth).toBe(2.5);
		expect(adopted(told({ sums: [['read', '', 3]] }), names).depth).toBeNull();
	});

	test('has pages by name, most read first, told apart, and the nameless last', () => {
		expect(adopted(told({ sums }), names).pages).toEqual([
			{ label: 'Home', n: 15 },
			{ label: 'News', n: 8 },
			{ label: 'News (2)', n: 3 },
			{ label: 'Gone pages', n: 4, rest: true }
		]);
	});

	test('shows no more than a dozen rows by name; the rest is one', () => {
		const many = Array.from({ length: 20 }, (_, at) => ['page', `p${at}`, 2] as const);
		const all = { ...names, pages: new Map(many.map(([, id]) => [id, id])) };
		const { pages } = adopted(told({ sums: many }), all);
		expect([pages.length, pages.at(-1)]).toEqual([13, { label: 'Gone pages', n: 16, rest: true }]);
	});

	test('never says that more went on than came, and nothing of going on where there is one page', () => {
		const { funnel } = adopted(told({ sums, answered: 5 }), names);
		expect(funnel).toEqual([
			{ step: 'reached', n: 12 },
			{ step: 'read', n: 12 },
			{ step: 'answered', n: 5 },
			{ step: 'trained', n: 0 }
		]);
		const single = { ...names, pages: new Map([['a', 'Home']]) };
		expect(adopted(told({ sums }), single).funnel.map(({ step }) => step)).not.toContain('read');
	});

	test('has known people by segment, where there is more than one to tell of', () => {
		const both = [
			['person', 'member', 15],
			['person', 'visitor', 10]
		] as const;
		expect(adopted(told({ sums: both }), names).segments).toEqual([
			{ label: 'The team', n: 15 },
			{ label: 'By e-mail', n: 10 }
		]);
		expect(adopted(told({ sums: both.slice(0, 1) }), names).segments).toEqual([]);
	});

	test.each([
		['everyone', false],
		['passcode', false],
		['domains', true],
		['team', true]
	] as const)('knows who reads where %s may', (access, known) =>
		expect(adopted(told({ access }), names).known).toBe(known)
	);
});
