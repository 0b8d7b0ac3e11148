/** Whether a part of a plan needs `act.ts` in the page's script. */
export const needs = (part: object): boolean => 'mask' in part;
