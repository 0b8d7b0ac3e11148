/** Whether a page needs `whole.ts` in its script: `script.ts` says so of what is not plain. */
export const needs = (part: object): boolean => 'whole' in part;
