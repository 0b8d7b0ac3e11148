/** Whether a part of a plan needs `pick.ts` in the page's script. */
export const needs = (part: object): boolean => 'kind' in part && part.kind === 'ranking' && 'part' in part;
