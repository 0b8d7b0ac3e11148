import { createHash } from 'node:crypto';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { codeFrom, codeOf } from './certificate';

/** Who finished what. `at`: an instant in ISO 8601. */
export interface Certificate {
	course: string;
	name: string;
	at: string;
	block: string;
}

/**
 * @param once an id of the form: with the same one there is one certificate, the first
 * @returns its code
 * @throws Problem `invalid` for a name or a title that is none
 */
export async function give(
	site: string,
	{ block, course, name, once }: { block: string; course: string; name: string; once: string }
): Promise<string> {
	const code = codeOf(createHash('sha256').update(`${site}/${block}/${once}`).digest());
	const { error } = await house().rpc('give_certificate', { code, site, block, course, name });
	if (error) throw refusal(error);
	return code;
}

/** @param code as somebody typed it @returns what it proves on this site; null for nothing */
export async function find(site: string, code: string): Promise<Certificate | null> {
	const read = codeFrom(code);
	if (!read) return null;
	const { data, error } = await house().rpc('find_certificate', { site, code: read });
	if (error) throw refusal(error);
	return data as unknown as Certificate | null;
}
