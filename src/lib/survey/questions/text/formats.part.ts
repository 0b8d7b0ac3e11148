/** Whether a part of a plan needs `formats.ts` in the page's script. */
export const needs = (part: object): boolean =>
	'kind' in part &&
	part.kind === 'text' &&
	'input' in part &&
	!['text', 'number', 'range', 'email'].includes(String(part.input));
