/** Whether a part of a plan needs `email.ts` in the page's script. */
export const needs = (part: object): boolean =>
	('input' in part && part.input === 'email') || ('kind' in part && part.kind === 'email');
