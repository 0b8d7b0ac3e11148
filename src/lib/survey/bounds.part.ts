/** Whether a part of a plan needs `bounds.ts` in the page's script. */
export const needs = (part: object): boolean => 'bounds' in part;
