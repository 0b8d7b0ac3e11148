import { describe, expect, it } from 'vitest';
import { formOf, postedFrom, readForm } from '../answers';
import { compile } from '../compile';
import { course } from '../course';
import type { Answers, Plan } from '../plan';
import { compilers, rules } from '../questions/registry';
import { elsewhere, liveIn, restOf, windowAt } from './window';

function planned(pages: object[][], more: object = {}, page: (at: number) => object = () => ({})): Plan {
	const definition = { title: 'Visit', ...more };
	const { plan, obstacles } = compile(
		{ ...definition, pages: pages.map((elements, at) => ({ name: `p${at}`, elements, ...page(at) })) },
		{ rules, compilers }
	);
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
}

/** Pages with so many questions each: `q0`, `q1` and so on, through the survey. */
function texts(...counts: number[]): object[][] {
	let last = 0;
	return counts.map((count) =>
		Array.from({ length: count }, () => ({ type: 'text', name: `q${last++}`, title: 'How?' }))
	);
}

const GIVEN = { rules, now: new Date(2026, 1, 28), language: 'en' };
const nine = texts(...Array<number>(9).fill(5));
const columns = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ name: `c${at}`, cellType: 'text' }));
const holding = (element: object) => [[{ name: 'it', ...element }], ...texts(20)];

describe('what is in the document', () => {
	it.each<[string, object[][], object, number, { from: number; pages: number; long: boolean }]>([
		['all of a short survey', texts(10, 10, 10, 10), {}, 2, { from: 0, pages: 4, long: false }],
		['all of one page, however long', texts(200), {}, 0, { from: 0, pages: 1, long: false }],
		['a page that is enough', texts(20, 21), {}, 0, { from: 0, pages: 1, long: true }],
		['as many pages as are not too many', nine, {}, 0, { from: 0, pages: 5, long: true }],
		['those that follow, and none before', nine, {}, 3, { from: 3, pages: 5, long: true }],
		['what is left', nine, {}, 7, { from: 7, pages: 2, long: true }],
		['the last', nine, {}, 8, { from: 8, pages: 1, long: true }],
		['a page that alone is too much', texts(5, 60, 5), {}, 1, { from: 1, pages: 1, long: true }],
		[
			'one page, where answers change others',
			nine,
			{ triggers: [{ type: 'setvalue', expression: '{q0} = 1', setToName: 'q1', setValue: 2 }] },
			0,
			{ from: 0, pages: 1, long: true }
		]
	])('is %s', (_, pages, more, page, expected) => {
		const window = windowAt(planned(pages, more), page);
		expect({ ...window, pages: window.pages.length }).toEqual(expected);
	});

	// With twenty questions besides, nineteen inside of it (and itself) are the most that still go along.
	it.each<[string, object, boolean]>([
		['the cells of a table', { type: 'matrixdropdown', columns: columns(4), rows: [1, 2, 3, 4] }, false],
		['one row more', { type: 'matrixdropdown', columns: columns(4), rows: [1, 2, 3, 4, 5] }, true],
		['the entries a list begins with', { type: 'matrixdynamic', columns: columns(5), rowCount: 3 }, false],
		['one entry more', { type: 'matrixdynamic', columns: columns(5), rowCount: 4 }, true],
		[
			'a list without entries as if it had one',
			{ type: 'paneldynamic', panelCount: 0, templateElements: texts(20)[0] },
			true
		],
		['what stands in a panel', { type: 'panel', elements: texts(0, 21)[1] }, true],
		[
			'what is inside of what is inside',
			{
				type: 'paneldynamic',
				panelCount: 2,
				templateElements: [{ type: 'matrixdynamic', name: 'in', columns: columns(3), rowCount: 3 }]
			},
			true
		]
	])('counts %s', (_, element, long) => {
		const [first = [], second = []] = holding(element);
		const others = second.map((one, at) => ({ ...one, name: `other${at}` }));
		expect(windowAt(planned([first, others]), 0).long).toBe(long);
	});
});

const EACH = planned([
	[
		{ type: 'checkbox', name: 'some', choices: ['a', 'b'], showOtherItem: true },
		{ type: 'ranking', name: 'order', choices: ['x', 'y', 'z'] },
		{ type: 'comment', name: 'why', title: 'Why?' }
	],
	[
		{ type: 'matrix', name: 'grid', columns: [1, 2], rows: ['r', 's'] },
		{ type: 'matrixdynamic', name: 'items', rowCount: 1, columns: columns(2) },
		{ type: 'slider', name: 'span', sliderType: 'range', min: 0, max: 10 },
		{ type: 'expression', name: 'sum', expression: '{span[0]} + 1' }
	],
	...texts(40)
]);
const GIVEN_IN_EACH: Answers = {
	some: ['a', 'other'],
	'some-Comment': 'Purple & <blue>\nand more',
	order: ['z', 'x', 'y'],
	grid: { r: 1, s: 2 },
	items: [{ c0: 'one', c1: '“two”' }, {}, { c1: 'three' }],
	span: [2, 8],
	q0: ' spaced ',
	q39: '最后'
};

describe('what is answered elsewhere', () => {
	it.each([0, 1, 2])('travels along with page %i, and is read as it was given', (page) => {
		const window = windowAt(EACH, page);
		expect(window.long).toBe(true);
		const here = formOf({ ...EACH, pages: window.pages }, GIVEN_IN_EACH, rules);
		const there = elsewhere(course(EACH, GIVEN_IN_EACH, GIVEN), GIVEN_IN_EACH, window);
		expect(readForm(EACH, 'all', postedFrom([...here, ...there]), {}, rules)).toEqual(GIVEN_IN_EACH);
		// Once: a field that is there twice would be an answer twice.
		const names = new Set(here.map(([name]) => name));
		expect(there.filter(([name]) => name !== 'earshot:lists' && names.has(name))).toEqual([]);
	});

	it('is nothing where all of it is in the document', () => {
		const plan = planned(texts(3, 3));
		const answers = { q0: 'a', q5: 'b' };
		expect(elsewhere(course(plan, answers, GIVEN), answers, windowAt(plan, 1))).toEqual([]);
	});

	it('keeps a list that was emptied empty', () => {
		const window = windowAt(EACH, 2);
		const fields = elsewhere(course(EACH, { items: [] }, GIVEN), { items: [] }, window);
		expect(readForm(EACH, 'all', postedFrom(fields), {}, rules)).toEqual({ items: [] });
	});
});

describe('what the script knows of the rest', () => {
	const only = (at: number) => (at === 1 || at === 7 ? { visibleIf: '{q0} = "all"' } : {});
	it.each<[string, number, Answers, object, object]>([
		['at the beginning', 0, {}, {}, { from: 0, before: 0, after: 3, rest: true, count: 0 }],
		['in the middle', 3, {}, {}, { from: 3, before: 2, after: 1, rest: true, count: 0 }],
		['at the end', 8, {}, {}, { from: 8, before: 6, after: 0, rest: false, count: 0 }],
		['with every page', 3, { q0: 'all' }, {}, { from: 3, before: 3, after: 1, rest: true, count: 0 }],
		[
			'with numbers through the survey',
			3,
			{},
			{ showQuestionNumbers: 'on' },
			{ from: 3, before: 2, after: 1, rest: true, count: 10 }
		],
		[
			'with the numbers of hidden pages left out',
			3,
			{ q0: 'all' },
			{ showQuestionNumbers: 'on' },
			{ from: 3, before: 3, after: 1, rest: true, count: 15 }
		],
		[
			'with numbers on each page',
			3,
			{},
			{ showQuestionNumbers: 'onPage' },
			{ from: 3, before: 2, after: 1, rest: true, count: 0 }
		]
	])('%s', (_, page, answers, more, expected) => {
		const plan = planned(nine, more, only);
		expect(restOf(course(plan, answers, GIVEN), windowAt(plan, page))).toEqual(expected);
	});
});

it('what can change here is said anew: the questions of these pages, and what an entry knows', () => {
	const total = [{ name: 'C', cellType: 'text', totalType: 'sum' }];
	const plan = planned([[{ type: 'matrixdynamic', name: 'Items', columns: total }], ...texts(3, 40)]);
	const live = liveIn(windowAt(plan, 0));
	for (const name of ['items', 'items-total', 'q0', 'q2', 'row', 'panel', 'prevrow', 'visiblepanelindex'])
		expect([name, live.has(name)]).toEqual([name, true]);
	for (const name of ['Items', 'c', 'q3', 'q42']) expect([name, live.has(name)]).toEqual([name, false]);
});
