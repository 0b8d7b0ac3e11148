/** Whether a part of a plan needs `validators.ts` in the page's script. */
export const needs = (part: object): boolean => 'validators' in part;
