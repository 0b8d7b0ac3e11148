import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { idIn, tokenOf } from './token';

const KEY = randomBytes(32);
const ID = '0e3f5a5e-9f1b-4c7d-8a2b-5d6c7e8f9a0b';
const token = tokenOf(KEY, 'answer', ID);
const bytes = Buffer.from(token, 'base64url');
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a link', () => {
	it('leads to its invitation', () => {
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(idIn(KEY, 'answer', token)).toBe(ID);
	});
	it('is good for one purpose', () => {
		expect(idIn(KEY, 'unsubscribe', token)).toBeNull();
		expect(idIn(KEY, 'answer', tokenOf(KEY, 'unsubscribe', ID))).toBeNull();
	});
	it('is another for everybody, in 128 bits that follow from a key', () => {
		const ends = Array.from({ length: 500 }, () =>
			Buffer.from(tokenOf(KEY, 'answer', randomUUID()), 'base64url')
				.subarray(16)
				.toString('hex')
		);
		expect(new Set(ends).size).toBe(500);
		expect(ends.every((end) => end.length === 32)).toBe(true);
		expect(tokenOf(randomBytes(32), 'answer', ID)).not.toBe(token);
	});

	it.each(Array.from(bytes, (_, at) => at))('changed in byte %i leads nowhere', (at) => {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(idIn(KEY, 'answer', changed.toString('base64url'))).toBeNull();
	});
	it.each<[string, string]>([
		['nothing', ''],
		['an id', ID],
		['one that is cut', token.slice(0, -1)],
		['one with a choice', `${token}.3`],
		['one with a line break', `${token}\n`],
		["another's proof", `${tokenOf(KEY, 'answer', randomUUID()).slice(0, 22)}${token.slice(22)}`]
	])('is not %s', (_, text) => expect(idIn(KEY, 'answer', text)).toBeNull());
	it('is spelled in one way: bits that carry nothing may not differ', () => {
		const last = LETTERS.indexOf(token.at(-1) ?? '');
		const other = token.slice(0, -1) + LETTERS[last ^ 1];
		expect(Buffer.from(other, 'base64url').equals(bytes)).toBe(true);
		expect(idIn(KEY, 'answer', other)).toBeNull();
	});
	it('with another key leads nowhere', () => expect(idIn(randomBytes(32), 'answer', token)).toBeNull());
});
