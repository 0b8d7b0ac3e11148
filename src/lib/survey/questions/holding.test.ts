import { Serializer } from 'survey-core';
import { expect, it } from 'vitest';
import { COMMON, QUESTION, REFUSED } from '../compiler/properties';
import { COLUMN, columnsOf } from '../compiler/columns';
import { compilers } from './registry';

/** Kinds that hold others, with what is said of each of their properties that is neither served nor ignored. */
const HOLDING: Record<string, readonly string[]> = {
	multipletext: [],
	matrix: [],
	matrixdropdown: [],
	// Named in a warning: rows stay in the order in which they were added.
	matrixdynamic: ['allowRowReorder', 'allowRowsDragAndDrop'],
	paneldynamic: []
};

const namesOf = (type: string): string[] =>
	Serializer.getProperties(type).flatMap(({ name, alternativeName }) =>
		alternativeName ? [name, alternativeName] : [name]
	);

it.each(Object.keys(HOLDING))('every property of %s is served, ignored for a reason, or named', (type) => {
	const compile = compilers[type];
	const told = new Set<string>([
		...COMMON.served,
		...Object.keys(COMMON.ignored),
		...QUESTION.served,
		...Object.keys(QUESTION.ignored),
		...REFUSED,
		...(compile?.supports ?? []),
		...Object.keys(compile?.ignores ?? {}),
		...(HOLDING[type] ?? [])
	]);
	expect(namesOf(type).filter((name) => !told.has(name))).toEqual([]);
});

it('no property is both served and ignored', () => {
	for (const type of Object.keys(HOLDING)) {
		const { supports = [], ignores = {} } = compilers[type] ?? {};
		expect(supports.filter((name) => Object.hasOwn(ignores, name))).toEqual([]);
	}
});

/** Of a column, those that only say how it looks in SurveyJS. */
const LOOKS = new Set([
	'cellHint',
	'showInMultipleColumns',
	'minWidth',
	'width',
	'renderAs',
	'defaultDisplayValue'
]);
/** Of a total, how its number looks. */
const FIGURES = /^total(Display|Alignment|Currency|M)/;

it('every property of a column is that of the question in its cells, or its own', () => {
	const told = new Set<string>([
		...COMMON.served,
		...Object.keys(COMMON.ignored),
		...QUESTION.served,
		...COLUMN
	]);
	const strange = namesOf('matrixdropdowncolumn').filter(
		(name) => !told.has(name) && !LOOKS.has(name) && !FIGURES.test(name)
	);
	expect(strange).toEqual([]);
	expect(columnsOf({ columns: ['a', { name: 'b' }, 3] })).toEqual([{ name: 'a' }, { name: 'b' }]);
});

it('every property of an item of a multiple text is that of a text', () => {
	const text = compilers['text'];
	const told = new Set<string>([
		...COMMON.served,
		...QUESTION.served,
		...REFUSED,
		...(text?.supports ?? []),
		...Object.keys(text?.ignores ?? {}),
		'inputSize',
		'size'
	]);
	expect(namesOf('multipletextitem').filter((name) => !told.has(name))).toEqual([]);
});
