/** Whether a part of a plan needs `all.ts` in the page's script. */
export const needs = (part: object): boolean => 'all' in part;
