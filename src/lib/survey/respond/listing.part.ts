/** Whether a part of a plan needs `listing.ts` in the page's script. */
export const needs = (part: object): boolean => 'shape' in part && part.shape === 'list';
