/** Whether a part of a plan needs `most.ts` in the page's script. */
export const needs = (part: object): boolean => 'name' in part && 'max' in part && !('input' in part);
