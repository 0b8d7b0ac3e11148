/** Whether a part of a plan needs `checks.ts` in the page's script. */
export const needs = (part: object): boolean =>
	'validators' in part &&
	Array.isArray(part.validators) &&
	part.validators.some(({ kind }) => kind !== 'numeric' && kind !== 'email');
