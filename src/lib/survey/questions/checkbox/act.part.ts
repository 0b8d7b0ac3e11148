/** Whether a part of a plan needs `act.ts` in the page's script: where one tick is for all. */
export const needs = (part: object): boolean => 'all' in part;
