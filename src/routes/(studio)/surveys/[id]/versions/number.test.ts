import { expect, it } from 'vitest';
import { versionNumber } from './number';

it.each([
	['1', 1],
	['42', 42],
	['2147483647', 2147483647],
	['2147483648', null],
	['99999999999999999999', null],
	['0', null],
	['01', null],
	['-1', null],
	['1.5', null],
	['1e3', null],
	['', null],
	['null', null],
	['１', null]
])('%j is version %s', (text, number) => expect(versionNumber(text)).toBe(number));
