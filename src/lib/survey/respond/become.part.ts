/** Whether a part of a plan needs `become.ts` in the page's script. */
export const needs = (part: object): boolean =>
	'input' in part && (part.input === 'range' || part.input === 'color');
