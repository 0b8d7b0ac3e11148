import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Links of letters. A link is good for one invitation (or letter) and one purpose: the id, and what only who holds the
 * house's key can make of both. Nothing of it stands in the database, so that nobody can read links off it.
 */

/** What a link is good for. */
export type Purpose = 'answer' | 'unsubscribe';

const BYTES = 16;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** 128 bits of HMAC-SHA-256 (RFC 2104): as many as it takes that nobody guesses one from another. */
const seal = (key: Buffer, purpose: Purpose, id: Buffer): Buffer =>
	createHmac('sha256', key).update(purpose).update('\0').update(id).digest().subarray(0, BYTES);

/**
 * @param key of the house, for links of letters: `ownKey('mail links')`
 * @param id a UUID in lower case
 * @returns 43 letters, digits, `-` and `_`
 */
export function tokenOf(key: Buffer, purpose: Purpose, id: string): string {
	const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
	return Buffer.concat([bytes, seal(key, purpose, bytes)]).toString('base64url');
}

/** @returns the UUID behind a link; null for whatever the house did not make for this purpose */
export function idIn(key: Buffer, purpose: Purpose, token: string): string | null {
	if (!/^[\w-]{43}$/.test(token)) return null;
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.length !== 2 * BYTES || bytes.toString('base64url') !== token) return null;
	const id = bytes.subarray(0, BYTES);
	if (!timingSafeEqual(seal(key, purpose, id), bytes.subarray(BYTES))) return null;
	const uuid = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
	return UUID.test(uuid) ? uuid : null;
}
