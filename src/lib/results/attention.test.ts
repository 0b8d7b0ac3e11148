import { describe, expect, test } from 'vitest';
import { funnel, labelled, span, type Noticed } from './attention';

const noticed = (reached: number[], finished: number, more: Partial<Noticed> = {}): Noticed => ({
	minimum: 1,
	views: reached[0] ?? 0,
	starts: 0,
	completions: finished,
	pages: reached.map((n, page) => ({ page, name: `page${page}`, reached: n })),
	finished,
	medianSeconds: null,
	...more
});
const labels = ['Score', 'Why', 'About you', 'Finished'];

describe('how far people get', () => {
	test('each step says how many left there; the last page leads to finishing', () => {
		const { steps, of, steepest, state, others } = funnel(noticed([100, 80, 30], 29), labels);
		expect(steps.map(({ label, n, left }) => [label, n, left])).toEqual([
			['Score', 100, 20],
			['Why', 80, 50],
			['About you', 30, 1],
			['Finished', 29, 0]
		]);
		expect([of, steepest?.label, state, others]).toEqual([100, 'Why', 'shown', false]);
	});

	test.each<[string, number[], number, string | undefined]>([
		['nobody left', [9, 9, 9], 9, undefined],
		['of two equal losses the first', [30, 20, 10], 10, 'Score'],
		['one page only', [10], 4, 'Score'],
		['a survey without pages', [], 0, undefined]
	])('where most leave: %s', (_, reached, finished, where) => {
		expect(funnel(noticed(reached, finished), labels).steepest?.label).toBe(where);
	});

	test('nobody is told from too few only where names are known', () => {
		expect(funnel(noticed([0, 0], 0), labels).state).toBe('nobody');
		expect(funnel(noticed([0, 0], 0, { minimum: 5 }), labels).state).toBe('few');
		expect(funnel(noticed([5, 5], 0, { minimum: 5 }), labels).state).toBe('shown');
	});

	test('says when other versions were opened too', () => {
		expect(funnel(noticed([10, 8], 8, { views: 40 }), labels).others).toBe(true);
	});
});

test('pages without a title are numbered, and those of the same title are told apart', () => {
	const numbered = (number: number) => `Page ${number}`;
	expect(labelled(['Score', '', 'More', ' ', 'More'], numbered)).toEqual([
		'Score',
		'Page 2',
		'Page 3 · More',
		'Page 4',
		'Page 5 · More'
	]);
});

test.each([
	[1, 'en', '1 sec'],
	[45.4, 'en', '45 sec'],
	[89, 'en', '89 sec'],
	[90, 'en', '1.5 min'],
	[126, 'en', '2.1 min'],
	[1500, 'en', '25 min'],
	[5399, 'en', '90 min'],
	[7200, 'en', '2 hr'],
	[45, 'zh-CN', '45秒'],
	[126, 'zh-CN', '2.1分钟']
])('%d seconds in %s are %s', (seconds, locale, said) => {
	expect(span(seconds, locale)).toBe(said);
});
