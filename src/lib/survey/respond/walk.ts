import { admit, readForm } from '../answers';
import { allQuestions, course, questionsOf, starting, type Course, type Given } from '../course';
import { firstPage, nextPage, previousPage, visiblePages } from '../paging';
import type { Answers, Plan } from '../plan';
import { INSIDE, type Mistake, type Posted } from '../questions/question';
import { mistakesOn } from '../validation';
import { begin, react, type Memory } from '../reactions';
import { withEntry } from './entry';
import { FIELD, WHO_LENGTH, type Sitting } from './sitting';

/** What follows from one press of a button. */
export type Step =
	| {
			kind: 'page';
			page: number;
			answers: Answers;
			mistakes: Record<string, Mistake>;
			/** `more`: the answers opened something on this page. `last`: there is nothing after it any more. */
			note?: 'more' | 'last';
			focus?: string;
			memory?: Memory;
	  }
	| { kind: 'finish'; answers: Answers; strings: string[] }
	/** Something is wrong with the response as a whole. */
	| { kind: 'trouble'; answers: Answers; page: number; mistake: Mistake; memory?: Memory };

export interface Walking extends Given {
	/** Respondents are asked who they are. */
	named: boolean;
}

/** What of a page may be hidden or out of reach, by a token for the form and the path of its question. */
interface Hideable {
	token: string;
	path: string;
	hidden: boolean;
}

function* hideable(
	now: Course,
	elements: Parameters<typeof questionsOf>[0],
	at = '',
	path = ''
): Generator<Hideable> {
	for (const [index, question] of questionsOf(elements).entries()) {
		const token = at + index;
		const own = path + question.name;
		const hidden = !now.shows(question);
		if (!question.display) yield { token, path: own, hidden };
		if (hidden) continue;
		if (question.enableIf) yield { token: `${token}!`, path: own, hidden: !now.enables(question) };
		for (const choice of (question.choices ?? []).keys())
			yield { token: `${token}.${choice}`, path: own, hidden: !now.allows(question, choice) };
		for (const entry of now.entries(question))
			yield* hideable(entry.now, entry, `${token}-${entry.key}-`, [own, entry.key, ''].join(INSIDE));
	}
}

const hideableOn = (now: Course, page: number): Hideable[] => {
	const planned = now.plan.pages[page];
	return planned ? [...hideable(now, planned)] : [];
};

/**
 * What of a page is not shown, or cannot be changed, as things stand: `3` is its fourth question, `3.1` that one's
 * second choice, `3-0-2` the third question in its first entry. Without script nobody sees it before the page is
 * drawn again, so the form remembers it.
 */
export const unseenOn = (now: Course, page: number): string[] =>
	hideableOn(now, page).flatMap(({ token, hidden }) => (hidden ? [token] : []));

/** @returns the paths of the questions on `page` that `unseen` speaks of and that are there now */
function revealed(now: Course, page: number, unseen: readonly string[]): string[] {
	const shown = hideableOn(now, page).filter(({ token, hidden }) => !hidden && unseen.includes(token));
	return [...new Set(shown.map(({ path }) => path))];
}

function whoMistake(sitting: Sitting, { named }: Walking): Record<string, Mistake> {
	if (!named) return {};
	if (!sitting.respondent) return { [FIELD.who]: { code: 'who_missing' } };
	return sitting.respondent.length > WHO_LENGTH ? { [FIELD.who]: { code: 'who_long' } } : {};
}

/** The page that was shown, or the nearest to it if the answers have hidden it since. */
export function standing(now: Course, page: number): number {
	const pages = visiblePages(now);
	return pages.includes(page) ? page : (nextPage(now, page) ?? pages.at(-1) ?? 0);
}

/** @returns the answers of a posted form, with all that follows from what was changed in it */
export function answered(plan: Plan, sitting: Sitting, posted: Posted, walking: Walking): Memory {
	const answers = readForm(plan, 'all', posted, {}, walking.rules);
	if (!plan.reacts) return { answers, touched: [] };
	return react(plan, sitting.before ?? begin(plan, starting(plan), walking), answers, walking);
}

/**
 * One step through the form, for people without script (and for the last step of all).
 *
 * @param posted the whole form: pages that are not shown post their fields too
 */
export function walk(plan: Plan, sitting: Sitting, posted: Posted, walking: Walking): Step {
	const memory = answered(plan, sitting, posted, walking);
	const { answers } = memory;
	const now = course(plan, answers, walking);
	const page = standing(now, sitting.page);
	const at = (page: number, more: Partial<Extract<Step, { kind: 'page' }>> = {}): Step => ({
		kind: 'page',
		page,
		answers,
		mistakes: {},
		...(plan.reacts && { memory }),
		...more
	});
	if (sitting.go === 'add' || sitting.go === 'remove') {
		const changed = withEntry(plan, answers, sitting, posted);
		const after = plan.reacts ? react(plan, memory, changed.answers, walking) : memory;
		const followed = plan.reacts ? after.answers : changed.answers;
		return at(page, { answers: followed, focus: changed.focus, ...(plan.reacts && { memory: after }) });
	}
	if (sitting.go === 'switch') return at(page);
	if (sitting.go === 'back') return at(previousPage(now, page) ?? page);

	const opened = page === sitting.page ? revealed(now, page, sitting.unseen) : [];
	const mistakes = {
		...(page === firstPage(now) ? whoMistake(sitting, walking) : {}),
		...mistakesOn(now, page)
	};
	// Nobody is told off for not answering what they could not see.
	for (const name of opened) delete mistakes[name];
	const wrong = firstOf(plan, mistakes);
	if (wrong) return at(page, { mistakes, focus: wrong });
	if (opened.length) return at(page, { note: 'more', focus: opened[0] });
	const next = nextPage(now, page);
	if (next !== undefined) return at(next);
	return sitting.go === 'send' ? finish(plan, sitting, answers, walking) : at(page, { note: 'last' });
}

/** The gate, over all answers of all pages. */
export function finish(plan: Plan, sitting: Sitting, answers: Answers, walking: Walking): Step {
	const admitted = admit(plan, answers, walking);
	const page = standing(course(plan, answers, walking), sitting.page);
	if (admitted.trouble) return { kind: 'trouble', answers, page, mistake: admitted.trouble };
	const mistakes = { ...whoMistake(sitting, walking), ...admitted.mistakes };
	const wrong = firstOf(plan, mistakes);
	if (wrong === undefined) return { kind: 'finish', answers: admitted.answers, strings: admitted.strings };
	return {
		kind: 'page',
		page: wrong === FIELD.who ? (firstPage(course(plan, answers, walking)) ?? 0) : pageOf(plan, wrong),
		answers,
		mistakes,
		focus: wrong
	};
}

/** The question of the survey that a path leads into. */
const outermost = (path: string): string => path.split(INSIDE)[0] ?? path;

/** The path whose mistake comes first in the form. Panels come before the questions in them. */
function firstOf(plan: Plan, mistakes: Record<string, Mistake>): string | undefined {
	const names = Object.keys(mistakes);
	if (names.includes(FIELD.who)) return FIELD.who;
	const first = allQuestions(plan).find(({ name }) => names.some((path) => outermost(path) === name))?.name;
	return names.find((path) => outermost(path) === first) ?? names[0];
}

/** @returns the page on which the question of this path stands */
export function pageOf(plan: Plan, path: string): number {
	const holds = (part: { name: string; elements?: { name: string }[] }): boolean =>
		part.name === outermost(path) || (part.elements ?? []).some(holds);
	return Math.max(
		0,
		plan.pages.findIndex((page) => page.elements.some(holds))
	);
}
