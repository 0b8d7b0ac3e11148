import { describe, expect, it } from 'vitest';
import { parse } from './parse';
import { callsIn, namesIn } from './references';
import type { Tree } from './tree';

function tree(text: string): Tree {
	const read = parse(text);
	if ('mistake' in read) throw new Error(`${text}: ${JSON.stringify(read.mistake)}`);
	return read.tree;
}

/** A tree in prefix form. */
function short(of: Tree | null): string {
	if (!of) return 'null';
	switch (of.k) {
		case 'value':
			return JSON.stringify(of.v);
		case 'name':
			return `${of.raw ? '#' : ''}${of.path.join('/')}${of.literal ? JSON.stringify(of.literal) : ''}`;
		case 'list':
			return `[${of.of.map(short).join(' ')}]`;
		case 'call':
			return `${of.name}(${of.of.map(short).join(' ')})`;
		case 'op':
			return `(${of.op}${of.arithmetic ? '~' : ''} ${short(of.left)} ${short(of.right)})`;
	}
	return `(${of.k} ${short(of.of)})`;
}

const mistake = (text: string) => {
	const read = parse(text);
	return 'mistake' in read ? read.mistake : undefined;
};

describe('parse', () => {
	it.each([
		['{a} = 1', '(equal a 1)'],
		['{a}=1 AND {b}<>2 or {c}', '(or~ (and~ (equal a 1) (notequal b 2)) c)'],
		['1 + 2 * 3 ^ 2', '(plus~ 1 (mul~ 2 (power~ 3 2)))'],
		['1 - 2 - 3', '(minus~ (minus~ 1 2) 3)'],
		['(1 - (2 - 3', '(minus~ 1 (minus~ 2 3))'],
		['{a} => 5 && {b} =< -0.5', '(and~ (greaterorequal a 5) (lessorequal b -0.5))'],
		['{a} notequals item1', '(notequal a "item1")'],
		['{a} contains', '(contains a null)'],
		['{a} anyof ["x", 2, TRUE]', '(anyof a ["x" 2 true])'],
		['{a} NotEmpty', '(notempty a)'],
		['!{a} or negate {b}', '(or~ (not a) (not b))'],
		['{my name.rows[-1].x} > 0x10', '(greater my name/rows/[-1]/x 16)'],
		['{#a} = null', '(equal #a null)'],
		['{"k": 1} = {a}', '(equal "k": 1{"k":1} a)'],
		[`'it\\'s' != ""`, `(notequal "it's" "")`],
		['iif({a}, f(), [])', 'iif(a f() [])'],
		["sumInArray({rows}, 'x', '{y} > 1')", 'sumInArray(rows "x" (greater y 1))'],
		["maxInArray({rows}, 'x', 'name', {y})", 'maxInArray(rows "x" "name" y)'],
		['null', 'null']
	])('reads %s', (text, expected) => {
		expect(short(tree(text))).toBe(expected);
	});

	it.each([
		['', 0],
		['{a} = ', 6],
		['{a} == == 2', 7],
		["{a} = 'x", 8],
		["'it's'", 4],
		['{a', 2],
		['[1, 2', 5],
		['{a} # 1', 4]
	])('refuses %j at %i', (text, at) => {
		expect(mistake(text)).toEqual({ at, code: 'unreadable' });
	});

	it('says when the condition in quotes cannot be read', () => {
		expect(mistake("sumInArray({rows}, 'x', '{y} >')")).toMatchObject({ code: 'bad_condition' });
	});

	it.each([
		['too_long', '1'.repeat(10_001)],
		['too_deep', '('.repeat(5_000) + '1'],
		['too_deep', '['.repeat(9_000)],
		['too_deep', 'f('.repeat(3_000)],
		['too_deep', '!'.repeat(9_999) + '1'],
		['too_deep', 'negate '.repeat(1_400)],
		['too_large', Array(2_500).fill('a').join('+')],
		['too_large', '[' + Array(3_000).fill('1').join(',') + ']']
	])('stops with %s, in no time', (code, text) => {
		const start = performance.now();
		expect(mistake(text)).toMatchObject({ code });
		expect(performance.now() - start).toBeLessThan(500);
	});

	it('reads what just fits', () => {
		expect(mistake('('.repeat(63) + '1' + ')'.repeat(63))).toBeUndefined();
		expect(mistake(Array(1_000).fill('1').join('+'))).toBeUndefined();
	});

	it.each([
		"'".repeat(9_999),
		'\\'.repeat(9_999),
		'{'.repeat(9_999),
		' '.repeat(9_999),
		'contains '.repeat(1_100)
	])('is not slowed down by a text made for it', (text) => {
		const start = performance.now();
		parse(text);
		expect(performance.now() - start).toBeLessThan(500);
	});
});

describe('references', () => {
	it('names what is read and called, in order, and leaves the tree alone', () => {
		const of = tree("iif({a.b[0]} > 1, sum({c}, {c}), sumInArray({d}, 'x', {e} = {f}))");
		const before = JSON.stringify(of);
		expect(namesIn(of)).toEqual([['a', 'b', '[0]'], ['c'], ['c'], ['d'], ['e'], ['f']]);
		expect(callsIn(of)).toEqual(['iif', 'sum', 'sumInArray']);
		expect(JSON.stringify(of)).toBe(before);
	});
});
