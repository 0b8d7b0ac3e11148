/** Whether a part of a plan needs `among.ts` in the page's script. */
export const needs = (part: object): boolean => 'op' in part && /^(not)?contains$|of$/.test(String(part.op));
