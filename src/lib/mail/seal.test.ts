import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSeal, sealOf } from './seal';

const KEY = randomBytes(32);
const ID = randomUUID();

describe('a seal', () => {
	it('is the same each time, and tells the house of whom it speaks', () => {
		expect(sealOf(KEY, ID)).toMatch(/^[\w-]{43}$/);
		expect(sealOf(KEY, ID)).toBe(sealOf(KEY, ID));
		expect(openSeal(KEY, sealOf(KEY, ID))).toBe(ID);
	});
	it('is another for everybody, with nothing of them in it', () => {
		const ids = Array.from({ length: 200 }, () => randomUUID());
		const seals = ids.map((id) => sealOf(KEY, id));
		expect(new Set(seals).size).toBe(200);
		for (const [at, seal] of seals.entries())
			expect(Buffer.from(seal, 'base64url').toString('hex')).not.toContain(
				ids[at]?.replaceAll('-', '').slice(0, 12)
			);
		// Ids that differ in one bit have nothing in common.
		const [one, other] = ['0', '1'].map((end) => sealOf(KEY, `00000000-0000-4000-8000-00000000000${end}`));
		expect(one?.slice(0, 6)).not.toBe(other?.slice(0, 6));
		expect(one?.slice(-6)).not.toBe(other?.slice(-6));
	});

	const seal = Buffer.from(sealOf(KEY, ID), 'base64url');
	it.each(Array.from(seal, (_, at) => at))('changed in byte %i is nothing', (at) => {
		const changed = Buffer.from(seal);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(openSeal(KEY, changed.toString('base64url'))).toBeNull();
	});
	it.each<[string, string]>([
		['nothing', ''],
		['a shorter one', seal.subarray(1).toString('base64url')],
		['a longer one', Buffer.concat([seal, Buffer.from([0])]).toString('base64url')],
		['an id', ID]
	])('is not %s', (_, text) => expect(openSeal(KEY, text)).toBeNull());
	it('with another key is nothing', () => expect(openSeal(randomBytes(32), sealOf(KEY, ID))).toBeNull());
});
