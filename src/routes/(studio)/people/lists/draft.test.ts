import { expect, test } from 'vitest';
import type { Attribute } from '$lib/people/attribute';
import { draftFrom, mistakesOf, ruleOf, type DraftCondition } from './draft';

const known: Attribute[] = [
	{ name: 'Department', kind: 'text', segment: true },
	{ name: 'Joined', kind: 'date', segment: false }
];

function form(fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}
const sales: [string, string][] = [
	['name', ' Sales '],
	['rows', '1'],
	['what.0', 'Department'],
	['does.0', 'one_of'],
	['values.0', 'Sales, EMEA'],
	['values.0', 'Support'],
	['values.0', 'Support'],
	['values.0', ' ']
];
const condition: DraftCondition = { what: 'Department', does: 'one_of', values: ['Sales, EMEA', 'Support'] };

test('a form says whom a list is of; a value may hold a comma', () => {
	const draft = draftFrom(form(sales), known);
	expect(draft).toEqual({ name: 'Sales', every: [condition] });
	expect(mistakesOf(draft)).toBeNull();
});

test('a button adds a condition, and another takes one away', () => {
	expect(draftFrom(form([...sales, ['then', 'add']]), known).every).toEqual([
		condition,
		{ what: 'Department', does: 'one_of', values: [] }
	]);
	expect(draftFrom(form([...sales, ['then', 'remove 0']]), known).every).toEqual([]);
	expect(draftFrom(form([...sales, ['then', 'remove 7']]), known).every).toEqual([condition]);
});

test('what cannot be said of a day begins anew', () => {
	const draft = draftFrom(
		form([...sales.filter(([name]) => name !== 'what.0'), ['what.0', 'Joined']]),
		known
	);
	expect(draft.every).toEqual([{ what: 'Joined', does: 'before', values: [] }]);
});

test.each<[string, DraftCondition, boolean]>([
	['whole', condition, true],
	['without a value', { ...condition, values: [] }, false],
	['with a day that is none', { what: 'Joined', does: 'before', values: ['2026-02-30'] }, false],
	['without needing a value', { what: 'Joined', does: 'this_year', values: [] }, true],
	['of nothing', { ...condition, what: '' }, false]
])('a condition %s', (_, one, whole) => expect(ruleOf({ every: [one] }) !== null).toBe(whole));

test('a list has a name, and says something', () => {
	expect(mistakesOf({ name: '', every: [{ ...condition, values: [] }] })).toEqual({
		name: 'missing',
		every: [true]
	});
	expect(mistakesOf({ name: 'x'.repeat(121), every: [] })).toEqual({ name: 'long', every: [] });
});

test('more rows than a list may have are not read', () =>
	expect(draftFrom(form([['rows', '1000000']]), known).every).toHaveLength(20));
