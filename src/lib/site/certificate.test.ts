import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeFrom, codeOf, codeSaid, nameFrom } from './certificate';

const made = (text: string) => codeOf(createHash('sha256').update(text).digest());

test('codes follow from what they are made of, and use all of its first 80 bits', () => {
	expect(made('a')).toBe(made('a'));
	expect(codeOf(new Uint8Array(32))).toBe('0'.repeat(16));
	expect(codeOf(new Uint8Array(32).fill(255))).toBe('Z'.repeat(16));
	const bits = (at: number) =>
		codeOf(Uint8Array.from({ length: 10 }, (_, byte) => (byte === at >> 3 ? 128 >> (at & 7) : 0)));
	expect(new Set(Array.from({ length: 80 }, (_, at) => bits(at))).size).toBe(80);
});

test('a code is found again however it was typed', () => {
	const code = made('a');
	for (const typed of [code, codeSaid(code), code.toLowerCase(), ` ${codeSaid(code).toLowerCase()} `])
		expect(codeFrom(typed)).toBe(code);
	expect(codeFrom('o'.repeat(8) + 'il'.repeat(4))).toBe('0'.repeat(8) + '1'.repeat(8));
	expect(codeSaid('0123456789ABCDEF')).toBe('0123-4567-89AB-CDEF');
});

test.each(['', 'short', 'U'.repeat(16), '0'.repeat(17), '0'.repeat(10_000), "' or 1=1 --    "])(
	'%s is no code',
	(typed) => {
		expect(codeFrom(typed)).toBeNull();
	}
);

test.each([
	['  Maya   Osei ', 'Maya Osei'],
	['林晓彤', '林晓彤'],
	['Maya\u0000\n\u202eOsei', 'Maya Osei'],
	['x'.repeat(121), ''],
	['\u202e \u0007', ''],
	['<b>Maya</b>', '<b>Maya</b>']
])('the name %j is %j', (typed, name) => {
	expect(nameFrom(typed)).toBe(name);
});

test('a name cut in the middle of a sign can be stored', () => {
	expect(nameFrom('Maya \ud83d').isWellFormed()).toBe(true);
});
