import type { Course } from '../course';
import { isPanel } from '../elements';
import type { Track } from './flat';
import type { Plan, PlannedElement, PlannedPage, PlannedQuestion } from '../plan';

type Part = PlannedPage | PlannedElement;

/**
 * The element ids of a plan's parts: `s0` is a page, `p0` a panel, `q0` a question. They follow from the
 * order of the plan alone, so that the page's script finds what the server drew.
 */
export function idsOf(plan: Plan): Map<Part, string> {
	const ids = new Map<Part, string>();
	const next = { s: 0, p: 0, q: 0 };
	const visit = (element: PlannedElement) => {
		const letter = isPanel(element) ? 'p' : 'q';
		// What was levelled stands inside of the question before it: see `level.ts`.
		const own = 'row' in element ? `q${next.q - 1}-0-${element.row}` : letter + next[letter]++;
		ids.set(element, own);
		if (isPanel(element)) element.elements.forEach(visit);
	};
	for (const page of plan.pages) {
		ids.set(page, 's' + next.s++);
		page.elements.forEach(visit);
	}
	return ids;
}

/**
 * The element ids of what is inside of one entry: `q3-0-0`, the last figure counting panels and questions alike.
 * @param prefix `<id of the question>-<key of the entry>-`
 */
export function idsInside(elements: readonly PlannedElement[], prefix: string): Map<Part, string> {
	const ids = new Map<Part, string>();
	const visit = (element: PlannedElement) => {
		ids.set(element, prefix + ids.size);
		if (isPanel(element)) element.elements.forEach(visit);
	};
	elements.forEach(visit);
	return ids;
}

/** The numbers that stand before the titles: of what is shown, through the survey or from 1 on each page. */
export function numbersOf({ plan, shows }: Pick<Track, 'plan' | 'shows'>): Map<PlannedQuestion, number> {
	const numbers = new Map<PlannedQuestion, number>();
	let last = 0;
	const visit = (element: PlannedElement) => {
		if (!shows(element)) return;
		if (isPanel(element)) element.elements.forEach(visit);
		else if (!element.display && !element.titleHidden && element.number !== false)
			numbers.set(element, ++last);
	};
	for (const page of plan.numbers ? plan.pages : []) {
		if (plan.numbers === 'page') last = 0;
		if (shows(page)) page.elements.forEach(visit);
	}
	return numbers;
}

/** The answers as plain text, to be copied: each title with what was answered. */
export function copyOf(now: Course): string {
	const lines = (element: PlannedElement): string[] => {
		if (!now.shows(element)) return [];
		if (isPanel(element)) return element.elements.flatMap(lines);
		const said = now.say([[element.name]]);
		return said.trim() ? [`${now.say(element.title)}\n${said}`] : [];
	};
	return now.plan.pages.flatMap((page) => (now.shows(page) ? page.elements.flatMap(lines) : [])).join('\n\n');
}
