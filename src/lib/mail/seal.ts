import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Seals: that an invitation to an anonymous survey is used up, written so that only who holds the house's key can read
 * of whom it speaks. The same invitation has always the same seal, so that the database can keep it to one response;
 * without the key a seal is 32 bytes that nothing leads from. It is encryption with a synthetic IV (after RFC 5297): the
 * IV is a MAC of what is sealed, and is checked when it is opened.
 */

const IV_BYTES = 16;
const UUID_BYTES = 16;

const halves = (key: Buffer) => ({
	mac: createHmac('sha256', key).update('seal: mac').digest(),
	cipher: createHmac('sha256', key).update('seal: cipher').digest()
});

const ivOf = (key: Buffer, id: Buffer): Buffer =>
	createHmac('sha256', key).update(id).digest().subarray(0, IV_BYTES);

/**
 * @param key of the house: `ownKey('taking part')`
 * @param id a UUID in lower case
 * @returns 43 letters, digits, `-` and `_`
 */
export function sealOf(key: Buffer, id: string): string {
	const { mac, cipher } = halves(key);
	const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
	const iv = ivOf(mac, bytes);
	const sealing = createCipheriv('aes-256-ctr', cipher, iv);
	return Buffer.concat([iv, sealing.update(bytes), sealing.final()]).toString('base64url');
}

/** @returns the UUID in a seal; null for whatever the house did not seal with this key */
export function openSeal(key: Buffer, seal: string): string | null {
	const bytes = Buffer.from(seal, 'base64url');
	if (bytes.length !== IV_BYTES + UUID_BYTES) return null;
	const { mac, cipher } = halves(key);
	const iv = bytes.subarray(0, IV_BYTES);
	const opening = createDecipheriv('aes-256-ctr', cipher, iv);
	const id = Buffer.concat([opening.update(bytes.subarray(IV_BYTES)), opening.final()]);
	if (!timingSafeEqual(ivOf(mac, id), iv)) return null;
	return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
