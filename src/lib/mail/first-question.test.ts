import { describe, expect, it } from 'vitest';
import { parse } from '$lib/survey/expression/parse';
import type { Plan, PlannedElement, PlannedPage } from '$lib/survey/plan';
import { firstQuestion } from './first-question';

const plan = (...pages: (PlannedElement[] | PlannedPage)[]): Plan => ({
	format: 1,
	languages: ['en'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: pages.map((page, at) => (Array.isArray(page) ? { name: `p${at}`, elements: page } : page))
});
const parsed = parse('{q} = 1');
const tree = 'tree' in parsed ? parsed.tree : null;
if (!tree) throw new Error('no expression');

const ask = (name: string, rest: object = {}): PlannedElement => ({
	kind: 'nps',
	name,
	title: name,
	...rest
});
const shown = (rest: object = {}): PlannedElement => ({
	kind: 'html',
	name: 'html',
	title: '',
	display: true,
	...rest
});
const panel = (elements: PlannedElement[], rest: object = {}): PlannedElement => ({
	kind: 'panel',
	name: 'panel',
	elements,
	...rest
});
const dependent = { visibleIf: tree };

describe('the question in a letter', () => {
	it.each<[string, Plan]>([
		['the first of the page', plan([ask('first'), ask('second')], [ask('third')])],
		['behind words and pictures', plan([shown(), shown(), ask('first')])],
		['in a panel', plan([panel([shown(), ask('first')]), ask('second')])],
		['in a panel in a panel', plan([panel([panel([ask('first')])])])],
		['behind an empty panel', plan([panel([]), panel([shown()]), ask('first')])],
		['before one that depends on it', plan([ask('first'), ask('second', dependent)])]
	])('is %s', (_, of) => expect(firstQuestion(of)?.name).toBe('first'));

	it.each<[string, Plan]>([
		['no page', plan()],
		['an empty page', plan([], [ask('first')])],
		['only words on the first page', plan([shown()], [ask('first')])],
		['a page that depends', plan({ name: 'p', elements: [ask('first')], ...dependent })],
		['a question that depends', plan([ask('first', dependent), ask('second')])],
		['a panel that depends', plan([panel([ask('first')], dependent), ask('second')])],
		['a panel that depends, in another', plan([panel([panel([ask('first')], dependent)]), ask('second')])],
		['words that depend', plan([shown(dependent), ask('first')])],
		['one that cannot always be changed', plan([ask('first', { enableIf: tree })])],
		['one that is only shown', plan([ask('first', { readOnly: true })])],
		['one that is worked out', plan([ask('first', { worked: tree })])]
	])('is none for %s', (_, of) => expect(firstQuestion(of)).toBeNull());
});
