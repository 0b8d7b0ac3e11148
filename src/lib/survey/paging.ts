import { questionsOf, type Course } from './course';
import { evaluate } from './expression/evaluate';
import type { PlannedTrigger } from './plan';

/** @returns the indexes of the pages that are shown now */
export const visiblePages = ({ plan, shows }: Course): number[] =>
	plan.pages.flatMap((page, index) => (shows(page) ? [index] : []));

/** @returns the page to begin with; `undefined` if nothing at all is shown */
export const firstPage = (course: Course): number | undefined => visiblePages(course)[0];

/**
 * @returns the page after `page`, which itself may have been hidden since; `undefined` at the end, or where a
 *   trigger completes the survey
 */
export function nextPage(course: Course, page: number): number | undefined {
	const after = visiblePages(course).filter((index) => index > page);
	const fired = course.plan.triggers ? leaving(course, page) : [];
	if (fired.some(({ does }) => does === 'complete')) return undefined;
	const to = fired.map((trigger) => (trigger.does === 'skip' ? pageOf(course, trigger.to) : -1));
	// Only ever forward, and never past the end: whoever skips still sees the rest.
	return after.find((index) => to.includes(index)) ?? after[0];
}

/** Triggers that lead elsewhere and hold, with what they speak of; asked of a course for every page, worked out once. */
const fired = new WeakMap<Course, { trigger: PlannedTrigger; names: ReadonlySet<string> }[]>();

function firedOf(course: Course): { trigger: PlannedTrigger; names: ReadonlySet<string> }[] {
	const before = fired.get(course);
	if (before) return before;
	const holding = (course.plan.triggers ?? [])
		.filter(({ does }) => does === 'complete' || does === 'skip')
		.filter(({ condition }) => evaluate(condition, course.scope) === true)
		.map((trigger) => ({ trigger, names: new Set(trigger.names.flatMap(rootsOf)) }));
	fired.set(course, holding);
	return holding;
}

/** `a.b.c` may be a question `a`, `a.b` or `a.b.c`. */
const rootsOf = (name: string): string[] =>
	name.split('.').map((_, index, steps) => steps.slice(0, index + 1).join('.'));

/** Those whose condition speaks of this page, or of a calculated value, and holds. */
function leaving(course: Course, page: number): PlannedTrigger[] {
	const planned = course.plan.pages[page];
	const asked = planned ? questionsOf(planned) : [];
	return firedOf(course)
		.filter(({ names }) =>
			[...asked, ...course.plan.calculated].some(({ name }) => names.has(name.toLowerCase()))
		)
		.map(({ trigger }) => trigger);
}

const pageOf = ({ plan, shows }: Course, name: string): number =>
	plan.pages.findIndex((page) =>
		questionsOf(page).some((question) => question.name === name && shows(question))
	);

/** @returns the pages in the order in which these answers lead through them; those that are skipped are not among them */
export function route(course: Course): number[] {
	if (!course.plan.triggers) return visiblePages(course);
	const pages: number[] = [];
	for (let page = firstPage(course); page !== undefined; page = nextPage(course, page)) pages.push(page);
	return pages;
}

/** @returns the page before `page`; `undefined` at the beginning */
export const previousPage = (course: Course, page: number): number | undefined =>
	route(course).findLast((index) => index < page);

/**
 * How far a respondent is, honestly: the page they are on, of the pages there are as things stand.
 *
 * @returns `step` from 1 to `steps`
 */
export function progress(course: Course, page: number): { step: number; steps: number } {
	const pages = route(course);
	return {
		step: Math.max(1, pages.filter((index) => index <= page).length),
		steps: Math.max(1, pages.length)
	};
}
