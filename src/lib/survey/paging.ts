import type { Course } from './course';

/** @returns the indexes of the pages that are shown now */
export const visiblePages = ({ plan, shows }: Course): number[] =>
	plan.pages.flatMap((page, index) => (shows(page) ? [index] : []));

/** @returns the page to begin with; `undefined` if nothing at all is shown */
export const firstPage = (course: Course): number | undefined => visiblePages(course)[0];

/** @returns the page after `page`, which itself may have been hidden since; `undefined` at the end */
export const nextPage = (course: Course, page: number): number | undefined =>
	visiblePages(course).find((index) => index > page);

/** @returns the page before `page`; `undefined` at the beginning */
export const previousPage = (course: Course, page: number): number | undefined =>
	visiblePages(course).findLast((index) => index < page);

/**
 * How far a respondent is, honestly: the page they are on, of the pages there are as things stand.
 *
 * @returns `step` from 1 to `steps`
 */
export function progress(course: Course, page: number): { step: number; steps: number } {
	const pages = visiblePages(course);
	return {
		step: Math.max(1, pages.filter((index) => index <= page).length),
		steps: Math.max(1, pages.length)
	};
}
