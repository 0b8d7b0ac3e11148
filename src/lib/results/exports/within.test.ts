import { expect, it } from 'vitest';
import { compile } from '$lib/survey/compile';
import { compilers, rules } from '$lib/survey/questions/registry';
import { speak } from '$lib/survey/speak';
import { sheet } from './sheet';

const columnsOf = (elements: object[], answers: Record<string, unknown>) => {
	const { plan } = compile({ title: 'T', elements }, { rules, compilers });
	const say = (words: Parameters<typeof speak>[0] | undefined) =>
		words === undefined ? '' : speak(words, 'en', () => '');
	const { header, cells } = sheet(new Map([[1, plan]]), 'anonymous', { say, locale: 'en', rules });
	const row = cells({ version: 1, answers });
	return header.map((title, index) => [title, row[index]]);
};

it('a matrix has a column for each row', () => {
	const columns = [
		{ value: 1, text: 'Bad' },
		{ value: 2, text: 'Good' }
	];
	const rows = [{ value: 'food', text: 'Food' }, 'room'];
	expect(
		columnsOf([{ type: 'matrix', name: 'm', title: 'Rate', columns, rows }], { m: { food: 2 } })
	).toEqual([
		['Rate · Food', 'Good'],
		['Rate · room', null]
	]);
});

it('a multiple text has one for each item', () => {
	const items = [{ name: 'a', title: 'Age', inputType: 'number' }, { name: 'b' }];
	expect(
		columnsOf([{ type: 'multipletext', name: 'm', title: 'You', items }], { m: { a: 7, b: 'x' } })
	).toEqual([
		['You · Age', 7],
		['You · b', 'x']
	]);
});

it('a matrix of cells has one for each row and column', () => {
	const columns = [
		{ name: 'a', cellType: 'dropdown', choices: [{ value: 1, text: 'One' }], showOtherItem: true },
		{ name: 'n', cellType: 'text', inputType: 'number' }
	];
	expect(
		columnsOf([{ type: 'matrixdropdown', name: 'm', title: 'T', columns, rows: ['x', 'y'] }], {
			m: { x: { a: 'other', 'a-Comment': 'mine', n: 4 }, y: { a: 1 } }
		})
	).toEqual([
		['T · x · a', 'Other (please describe)'],
		['T · x · a (in their own words)', 'mine'],
		['T · x · n', 4],
		['T · y · a', 'One'],
		['T · y · a (in their own words)', null],
		['T · y · n', null]
	]);
});

it('a list becomes words, and so does what would need too many columns', () => {
	const list = { type: 'matrixdynamic', name: 'm', title: 'T', columns: [{ name: 'a', cellType: 'text' }] };
	expect(columnsOf([list], { m: [{ a: 'x' }, { a: 'y' }] })).toEqual([['T', 'a: x; a: y']]);
	const rows = Array.from({ length: 201 }, (_, n) => n + 1);
	expect(
		columnsOf([{ type: 'matrix', name: 'm', title: 'T', columns: ['c'], rows }], { m: { 1: 'c' } })
	).toEqual([['T', '1: c']]);
});
