/** Whether a part of a plan needs `offering.ts` in the page's script. */
export const needs = (part: object): boolean =>
	'value' in part && ('visibleIf' in part || 'enableIf' in part);
