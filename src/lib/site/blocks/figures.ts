/** Digits with what stands around them: currencies, signs, per cent, units of a letter or two. */
const FIGURE = /^[\p{Sc}+\-−–±<>≈~\s]*\p{Nd}[\p{Nd}.,'’\s/:×–-]*\s*(%|‰|％|\p{Sc}|\p{L}{1,2})?$/u;

/** @returns whether a cell is a number, which stands under others of its kind; an empty one is in nobody's way */
export const isFigure = (text: string): boolean =>
	text.trim() === '' || text.trim() === '–' || FIGURE.test(text.trim());
