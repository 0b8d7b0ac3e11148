/** Whether a part of a plan calls a function; `iif` is part of the language (`evaluate.ts`). */
export const isCall = (part: object): boolean =>
	'k' in part && part.k === 'call' && !('name' in part && part.name === 'iif');

export const needs = isCall;
