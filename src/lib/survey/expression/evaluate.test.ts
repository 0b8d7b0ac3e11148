import { describe, expect, it } from 'vitest';
import { evaluate, isTrue, type Scope } from './evaluate';
import { isKnownFunction } from './functions';
import { find, lookup, pathOf } from './lookup';
import { parse } from './parse';
import type { Tree } from './tree';

const NOW = new Date(2024, 1, 29, 13, 14, 15, 678);

const scopeOf = (answers: Record<string, unknown>): Scope => ({
	read: (path) => ({ ...lookup(answers, path), ordered: path[0] === 'ranked' }),
	now: () => NOW,
	display: (name, value) => `${name}: ${value ?? 'in words'}`
});

function tree(text: string): Tree {
	const read = parse(text);
	if ('mistake' in read) throw new Error(`${text}: ${JSON.stringify(read.mistake)}`);
	return read.tree;
}

const value = (text: string, answers: Record<string, unknown> = {}) => evaluate(tree(text), scopeOf(answers));

const ROWS = [{ n: 'A', p: 10, on: true }, { n: 'B', p: '20', on: true }, { n: 'C', p: 30 }, { n: 'D' }];

describe('evaluate', () => {
	it.each<[text: string, answers: Record<string, unknown>, expected: unknown]>([
		['{a} = 5', { a: '5' }, true],
		['{#a} + 1', { a: '5' }, '51'],
		['{a} + 1', { a: '05' }, '051'],
		['{A} = yes', { a: ' YES ' }, true],
		['{a} = ["x", "y"]', { a: ['y', 'x'] }, true],
		['{ranked} = ["x", "y"]', { ranked: ['y', 'x'] }, false],
		['{a} > 1', {}, false],
		['{a} <> 1', {}, true],
		['0.1 + 0.2', {}, 0.3],
		['{a} + {b}', { a: ['x', 'y'], b: ' z' }, 'x, y z'],
		['{a} * 2', {}, 0],
		['4 / 0', {}, null],
		['{a} contains "b"', { a: ['a', 'B'] }, true],
		['{a} allof ["a", "c"]', { a: ['a', 'b'] }, false],
		['{a} anyof ["a", "c"]', { a: ['a', 'b'] }, true],
		['{a} noneof ["c"]', { a: ['a', 'b'] }, true],
		['{a} empty', { a: { x: '' } }, true],
		['{a.length} = 0', {}, true],
		['{"k": 1} = {a}', { a: { k: 1 } }, true],
		['{d} = today()', { d: '2024-02-29' }, true],
		["{d} < '2024-01-31T10:00'", { d: '2023-12-31' }, true],
		['unheardOf(1)', {}, null],
		['toString(1)', {}, null],
		['constructor(1)', {}, null],
		['{toString} notempty or {__proto__} notempty or {constructor.name} notempty', {}, false]
	])('%s with %j is %j', (text, answers, expected) => {
		expect(value(text, answers)).toEqual(expected);
	});

	it.each<[text: string, expected: unknown]>([
		['sum(1, [2, "3"], {rows[0].p})', 16],
		['avg(1, 2)', 1.5],
		['min(3, [1, 2])', 1],
		['max(3, "4")', 4],
		['count(1, [2, null], {none})', 2],
		['round(1.005, 2)', 1.01],
		['trunc(-2.175, 1)', -2.1],
		['trunc(123.9)', 123],
		["iif(1 > 2, 'a', 'b')", 'b'],
		["substring('survey', 1, 3)", 'ur'],
		["age('1990-03-01')", 33],
		["age('1990-02-28')", 34],
		["dateDiff('2024-01-01', '2024-03-01')", 60],
		["dateDiff('2024-01-31', '2024-03-01', 'months')", 1],
		["dateDiff('2024-01-01T00:00:00', '2024-01-01T01:30:00', 'hours')", 2],
		["diffDays('2024-03-01', '2024-02-28')", 2],
		["dateAdd('2024-01-31', 1, 'days')", new Date(2024, 1, 1)],
		["dateAdd('2024-02-29', -1, 'years')", new Date(2023, 2, 1)],
		['currentDate()', NOW],
		['today(1)', new Date(2024, 2, 1)],
		['currentYear()', 2024],
		["getYear('1999-12-31')", 1999],
		['year() * 10000 + month() * 100 + day()', 20240229],
		['weekday()', 4],
		["displayValue('q')", 'q: in words'],
		["displayValue('q', 3)", 'q: 3'],
		["sumInArray({rows}, 'p')", 60],
		["sumInArray({rows}, 'p', {on} = true)", 30],
		["countInArray({rows}, 'p', '{p} > 10')", 2],
		["avgInArray({rows}, 'p')", 20],
		["maxInArray({rows}, 'p', 'n')", 'C'],
		["minInArray({rows}, 'p', 'n', {p} > {limit})", 'B'],
		["sumInArray({nothing}, 'p')", 0]
	])('%s is %j', (text, expected) => {
		expect(value(text, { rows: ROWS, limit: 10 })).toEqual(expected);
	});

	it.each([
		['true', true],
		['1', true],
		["'1'", true],
		['2', false],
		['yes', false],
		['{none}', false]
	])('the condition %s holds: %s', (text, expected) => {
		expect(isTrue(tree(text), scopeOf({}))).toBe(expected);
	});

	it('knows what it can evaluate and what it cannot', () => {
		expect(['sum', 'dateAdd', 'avgInArray', 'displayValue'].every(isKnownFunction)).toBe(true);
		expect(['isContainerReady', 'propertyValue', 'Sum', 'toString', 'mine'].some(isKnownFunction)).toBe(
			false
		);
	});

	it('does not fall over a row that is named like what every object has', () => {
		const nasty = { toString: 1, valueOf: 'x', hasOwnProperty: null, constructor: 2, equals: 3 };
		const answers = { a: nasty, b: [nasty, nasty], c: { ...nasty } };
		const signs = [
			'+',
			'-',
			'*',
			'/',
			'^',
			'<',
			'>=',
			'=',
			'contains',
			'notcontains',
			'anyof',
			'allof',
			'and'
		];
		for (const sign of signs)
			for (const right of ['{a}', '{b}', '{c}', '1', "'x'", 'today()'])
				for (const left of ['{a}', '{b}'])
					expect(() => value(`${left} ${sign} ${right}`, answers)).not.toThrow();
		for (const call of ['sum', 'max', 'avg', 'round', 'getDate', 'age', 'dateAdd', 'substring'])
			expect(() => value(`${call}({a}, {b}, {c})`, answers)).not.toThrow();
		expect(value('{a} = {c}', answers)).toBe(true);
	});

	it('gives up instead of running on', () => {
		const many = Array.from({ length: 3_000 }, (_, i) => ({ p: i + 1 }));
		const inner = "sumInArray({many}, 'p', sumInArray({many}, 'p', {p} > 0) > 0)";
		const start = performance.now();
		value(inner, { many });
		value('{x} contains {x}', { x: Array.from({ length: 5_000 }, (_, i) => -i) });
		expect(performance.now() - start).toBeLessThan(5_000);
	});
});

describe('lookup', () => {
	const answers = {
		Q1: 1,
		q1: 2,
		'a.b': { c: 3 },
		a: { b: { c: 4 }, d: [5, { e: 6 }] },
		'q-Comment': 'why',
		no: null
	};
	it.each([
		['q1', 1],
		['a.b.c', 3],
		['a.D[1].e', 6],
		['a.d[-2]', 5],
		['a.d[2]', undefined],
		['a.d.length', 2],
		['x.y.length', 0],
		['q-Comment', 'why'],
		['q-Comment.length', 3],
		['no', null],
		['no.more', undefined],
		['', undefined],
		['__proto__', undefined],
		['a.constructor', undefined]
	])('%s leads to %j', (name, expected) => {
		expect(lookup(answers, pathOf(name))).toEqual({ found: expected !== undefined, value: expected });
	});

	it('can be asked without the rule about lengths', () => {
		expect(find(answers, pathOf('x.length')).found).toBe(false);
	});
});
