// Begins with a letter, so that it may be an element's id; no letters that are mistaken for digits.
const FIRST = 'abcdefghjkmnpqrstuvwxyz';
const REST = '23456789abcdefghjkmnpqrstuvwxyz';
// 31^11 is 2^54: two of the few thousand things of one site never meet, nor do those of two sites that are merged.
const LENGTH = 12;

/** @returns a new id for a page, a section or a block */
export function newId(): string {
	const picked = crypto.getRandomValues(new Uint32Array(LENGTH));
	return Array.from(picked, (number, at) => {
		const letters = at ? REST : FIRST;
		return letters.charAt(number % letters.length);
	}).join('');
}

/** Ids end up in addresses and in `id=""`: nothing there may need escaping. Templates may speak: `home`, `faq-1`. */
const ID = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,63})$/;

/** @returns whether `value` may be the id of a page, block, picture, file or survey */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
