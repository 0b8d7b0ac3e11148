import { expect, it } from 'vitest';
import { canonical } from './canonical';

it.each([
	[
		{ b: 1, a: { d: [2, { y: null, x: 'ü' }], c: true } },
		'{"a":{"c":true,"d":[2,{"x":"ü","y":null}]},"b":1}'
	],
	[{ b: undefined, a: [undefined] }, '{"a":[null]}'],
	['a', '"a"'],
	[undefined, 'null']
])('%j is written %s', (value, text) => {
	expect(canonical(value)).toBe(text);
	expect(canonical(value)).toBe(text);
});
