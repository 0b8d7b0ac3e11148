import type { Parts } from './letter';

// Texts that people type for letters. `{name}` is what is known of the recipient by that name; `{name|there}` says what
// stands there where nothing is known. `{$team}` and `{$survey}` are the house's. Any other brace is text and stays as it
// was typed: `{{name}}` becomes "{Ada}".

/** What the house knows without asking whom a letter is for. */
export const HOUSE = ['$team', '$survey', '$site'] as const;

const HOLE = /\{([^{}|]*)(?:\|([^{}|]*))?\}/g;
const isOurs = (name: string): boolean => HOUSE.some((ours) => ours === name);
const isName = (name: string): boolean => name !== '' && (!name.startsWith('$') || isOurs(name));

/** @returns a text that somebody typed, parted at its holes */
export function partsOf(text: string): Parts {
	const parts: (string | { hole: string; otherwise?: string })[] = [];
	let done = 0;
	for (const { 0: whole, 1: typed = '', 2: otherwise, index } of text.matchAll(HOLE)) {
		const name = typed.trim();
		if (!isName(name)) continue;
		if (index > done) parts.push(text.slice(done, index));
		parts.push(otherwise === undefined ? { hole: name } : { hole: name, otherwise });
		done = index + whole.length;
	}
	return done < text.length ? [...parts, text.slice(done)] : parts;
}

/** @returns the names in a text that must be known of recipients, each once; the house's own are not among them */
export const holesIn = (text: string): string[] => [
	...new Set(
		partsOf(text).flatMap((part) => (typeof part === 'string' || isOurs(part.hole) ? [] : [part.hole]))
	)
];

/** Whether a text holds braces that are no hole: most likely one that was meant to be. */
export const hasStrayBraces = (text: string): boolean =>
	partsOf(text).some((part) => typeof part === 'string' && /[{}]/.test(part));
