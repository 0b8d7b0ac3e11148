import { formOf } from '../answers';
import { questionsOf, type Course } from '../course';
import { visiblePages } from '../paging';
import type { Answers, Plan, PlannedPage, PlannedQuestion } from '../plan';
import { numbersOf } from './outline';

// Which pages of a survey are in the document. All of them, unless there are many: a long survey is not to grow
// what arrives first. The answers to the others travel along as hidden fields.

/** Up to here a survey is one document. In questions; those inside of others count. */
const SHORT = 40;
/** As many pages of a longer one as have no more than this together, and one in any case. */
const MOST = 25;

export interface Window {
	/** Index of its first page in the survey. */
	from: number;
	pages: PlannedPage[];
	long: boolean;
}

const weigh = (question: PlannedQuestion): number => {
	const { inside } = question;
	if (!inside) return 1;
	const entries = inside.shape === 'rows' ? (inside.rows?.length ?? 1) : Math.max(1, inside.start);
	return 1 + entries * questionsOf(inside).reduce((sum, one) => sum + weigh(one), 0);
};

const weights = new WeakMap<PlannedPage, number>();

function weightOf(page: PlannedPage): number {
	const before = weights.get(page);
	if (before !== undefined) return before;
	const weight = questionsOf(page).reduce((sum, one) => sum + weigh(one), 0);
	weights.set(page, weight);
	return weight;
}

/** @param page the one that is to be shown */
export function windowAt(plan: Plan, page: number): Window {
	if (plan.pages.reduce((sum, one) => sum + weightOf(one), 0) <= SHORT || plan.pages.length < 2)
		return { from: 0, pages: plan.pages, long: false };
	// What follows from answers in the order in which they come, the server works out at each turn.
	const alone = plan.reacts || plan.triggers;
	let to = page + 1;
	let weight = weightOf(plan.pages[page] ?? { name: '', elements: [] });
	for (let next = plan.pages[to]; next && !alone; next = plan.pages[++to]) {
		weight += weightOf(next);
		if (weight > MOST) break;
	}
	return { from: page, pages: plan.pages.slice(page, to), long: true };
}

/** The answers to what is not in the document, as fields of its form. */
export function elsewhere(now: Course, answers: Answers, { from, pages, long }: Window): [string, string][] {
	if (!long) return [];
	const { plan, rules } = now;
	const others = plan.pages.filter((_, index) => index < from || index >= from + pages.length);
	return formOf({ ...plan, pages: others }, answers, rules);
}

/** What the page's script must know of the rest of the survey. */
export interface Rest {
	/** Index of the first page in the document. */
	from: number;
	/** How many pages there are before and after as things stand. */
	before: number;
	after: number;
	/** There may be something after these pages: what, the server says. */
	rest: boolean;
	/** How many questions have their number before these pages. */
	count: number;
}

export function restOf(now: Course, { from, pages }: Window): Rest {
	const to = from + pages.length;
	const shown = visiblePages(now);
	const before = new Set(now.plan.pages.slice(0, from).flatMap(questionsOf));
	return {
		from,
		before: shown.filter((index) => index < from).length,
		after: shown.filter((index) => index >= to).length,
		rest: to < now.plan.pages.length,
		count:
			now.plan.numbers === 'survey' ? [...numbersOf(now).keys()].filter((one) => before.has(one)).length : 0
	};
}

/** The names, in lower case, of the questions whose answers can change while these pages are in the document. */
export const liveIn = ({ pages }: Window): Set<string> =>
	new Set([
		...WITHIN,
		...pages
			.flatMap(questionsOf)
			.flatMap(({ name, inside }) => [name, ...(inside?.totals ? [`${name}-total`] : [])])
			.map((name) => name.toLowerCase())
	]);

/** What the texts of an entry speak of: it stands where its question stands. */
const WITHIN = ['panel', 'row'].flatMap((called) => [
	called,
	...['prev', 'next'].map((side) => side + called),
	...['', 'visible'].map((which) => `${which}${called}index`)
]);
