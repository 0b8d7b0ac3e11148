/** Whether a part of a plan needs `reckon.ts` in the page's script. */
export const needs = (part: object): boolean =>
	'op' in part && /^(plus|minus|mul|div|mod|power)$/.test(String(part.op));
