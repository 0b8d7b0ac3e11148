import { createPublicKey } from 'node:crypto';

type Key = Parameters<typeof createPublicKey>[0];

const publicOf = (key: Key): string =>
	createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** The key of a record, as base64 of its SubjectPublicKeyInfo; some publish the bare RSA key (RFC 6376, errata 3017). */
function keysIn(record: string): string[] {
	const given = /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, '');
	if (!given) return [];
	try {
		return [given, publicOf({ key: Buffer.from(given, 'base64'), type: 'pkcs1', format: 'der' })];
	} catch {
		return [given];
	}
}

/**
 * Whether receivers can believe what we sign (RFC 6376, 3.6).
 *
 * @param records TXT of `<selector>._domainkey.<domain>`, each in its pieces
 * @param privateKey PEM
 * @returns `other`: what is published belongs to another key
 */
export function dkimRecord(
	records: readonly (readonly string[])[],
	privateKey: string
): 'fits' | 'other' | 'missing' {
	const published = records.map((pieces) => pieces.join('')).flatMap(keysIn);
	if (!published.length) return 'missing';
	return published.includes(publicOf(privateKey)) ? 'fits' : 'other';
}
