/** Crockford's digits: none of them looks like another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** @returns the first 80 bits as a code: too many to guess one */
export const codeOf = (bytes: Uint8Array): string =>
	Array.from({ length: LENGTH }, (_, at) => {
		const bit = at * 5;
		const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
		return DIGITS[(pair >> (11 - (bit & 7))) & 31];
	}).join('');

/** @returns a code as it is kept, of one that somebody typed with spaces, small letters, or an O for a zero; else null */
export function codeFrom(typed: string): string | null {
	const code = typed
		.slice(0, 60)
		.toUpperCase()
		.replace(/[\s-]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return code.length === LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}

/** @returns a code as it is read aloud: four by four */
export const codeSaid = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

const LONGEST_NAME = 120;

/** @returns a name as somebody typed it, without what is no text; '' for none, or one that is too long */
export function nameFrom(typed: string): string {
	// Controls and what turns the direction of writing: a name must not make the words around it say something else.
	const name = typed
		.toWellFormed()
		.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return [...name].length <= LONGEST_NAME ? name : '';
}
