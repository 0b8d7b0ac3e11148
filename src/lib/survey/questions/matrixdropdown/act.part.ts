/** Whether a part of a plan needs `act.ts` in the page's script: where columns come and go. */
export const needs = (part: object): boolean =>
	'kind' in part && part.kind === 'matrixdropdown' && JSON.stringify(part).includes('"visibleIf"');
