import type { Parts } from './letter';

// What stands in the place of a recipient's facts while a letter is drawn and compiled, and how texts of people are made
// harmless for the part of a letter that they stand in.

// Beware: noncharacters (Unicode 23.7), which no text needs. They are taken out of whatever people wrote, so that nobody
// can make a hole, and MJML treats them as letters, so that it cannot change one.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARKED = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');

/** @returns a hole, for HTML and for text alike: only characters that mean nothing to either */
export const hole = (name: string, otherwise = ''): string =>
	OPEN +
	encodeURIComponent(harmless(name)) +
	(otherwise && `,${encodeURIComponent(harmless(otherwise))}`) +
	CLOSE;

/** @returns what was drawn with holes, parted at them */
export function parted(drawn: string): Parts {
	const parts: Exclude<Parts[number], undefined>[] = [];
	let done = 0;
	for (const { 0: whole, 1: inside = '', index } of drawn.matchAll(MARKED)) {
		if (index > done) parts.push(drawn.slice(done, index));
		const [name = '', otherwise] = inside.split(',').map(decodeURIComponent);
		parts.push(otherwise === undefined ? { hole: name } : { hole: name, otherwise });
		done = index + whole.length;
	}
	return done < drawn.length ? [...parts, drawn.slice(done)] : parts;
}

// Controls but for the line feed, noncharacters, what turns the direction of all that follows (bidi embeddings, overrides
// and isolates; single marks such as U+200F stay), and the separators that end a line in a header or in a script.
const HARMFUL =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;
const SUSPECT =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;
const NOTHING = /[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/;

/** People's text without what does harm even as text. Line feeds stay. */
export const harmless = (text: string): string =>
	SUSPECT.test(text)
		? text
				.toWellFormed()
				.replace(/\r\n?/g, '\n')
				.replace(HARMFUL, (sign) => (NOTHING.test(sign) ? '' : ' '))
		: text;

// Nearly all names and links: nothing in them harms a line or means anything to HTML. What is not among them takes the
// longer way.
const TAME = /^(?:[!#-%(-;=?-~¡-ʯḀ-ỿ一-鿿]+(?: [!#-%(-;=?-~¡-ʯḀ-ỿ一-鿿]+)*)?$/;

/** Whether a text is the same on one line, and in HTML. */
export const isTame = (text: string): boolean => TAME.test(text);

/** People's text on one line: what goes into a header, or into a hole. */
export const inLine = (text: string): string => harmless(text).replace(/\s+/g, ' ').trim();

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const MEANT = /[&<>"']/;

/** What is harmless already, for HTML and its attributes. */
export const escapedPlain = (plain: string): string =>
	MEANT.test(plain) ? plain.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '') : plain;

/** People's text, for HTML and its attributes. */
export const escaped = (text: string): string => escapedPlain(harmless(text));
