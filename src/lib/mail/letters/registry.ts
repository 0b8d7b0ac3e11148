import type { Letter } from './letter';

const found = import.meta.glob<Letter>('./*.letter.ts', { eager: true, import: 'letter' });

/** Every letter by its id. */
export const letters: Readonly<Record<string, Letter>> = Object.fromEntries(
	Object.values(found).map((letter) => [letter.id, letter])
);
