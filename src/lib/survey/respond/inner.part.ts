/** Whether a part of a plan needs `inner.ts` in the page's script. */
export const needs = (part: object): boolean => 'inside' in part;
