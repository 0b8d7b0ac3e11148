/** Whether a page needs `turning.ts` in its script: where not all of the survey is in the document. */
export const needs = (part: object): boolean => 'long' in part;
