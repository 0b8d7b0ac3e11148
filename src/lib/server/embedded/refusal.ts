/**
 * Why the box cannot open, as one or two sentences to the person who started it: what stands in the way and
 * what to do. Whoever catches it prints the message and no stack.
 */
export class Refusal extends Error {
	/** @param sentence what stands in the way and what to do about it */
	constructor(sentence: string) {
		super(sentence);
		this.name = 'Refusal';
	}
}

/** @returns the error's system code, such as `EACCES`, or an empty string */
export const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : '';
