/** Whether a part of a plan needs `reacting.ts` in the page's script. */
export const needs = (part: object): boolean => 'reacts' in part;
