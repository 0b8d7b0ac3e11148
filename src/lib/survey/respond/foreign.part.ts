/** Whether a page needs `foreign.ts` in its script. */
export const needs = (part: object): boolean => 'foreign' in part;
