import { admit, readForm } from '../answers';
import { allQuestions, course, questionsOf, type Course, type Given } from '../course';
import { firstPage, nextPage, previousPage, visiblePages } from '../paging';
import type { Answers, Plan } from '../plan';
import type { Mistake, Posted } from '../questions/question';
import { mistakesOn } from '../validation';
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
	  }
	| { kind: 'finish'; answers: Answers; strings: string[] }
	/** Something is wrong with the response as a whole. */
	| { kind: 'trouble'; answers: Answers; page: number; mistake: Mistake };

export interface Walking extends Given {
	/** Respondents are asked who they are. */
	named: boolean;
}

/**
 * What of a page is not shown as things stand: `3` is its fourth question, `3.1` that one's second choice.
 * Without script nobody sees it before the page is drawn again, so the form remembers it.
 */
export function unseenOn(now: Course, page: number): string[] {
	const planned = now.plan.pages[page];
	if (!planned) return [];
	return questionsOf(planned).flatMap((question, at) =>
		now.shows(question)
			? (question.choices ?? []).flatMap((_, choice) =>
					now.allows(question, choice) ? [] : [`${at}.${choice}`]
				)
			: [String(at)]
	);
}

/** @returns the names of the questions on `page` that `unseen` speaks of and that are there now */
function revealed(now: Course, page: number, unseen: readonly string[]): string[] {
	const still = new Set(unseenOn(now, page));
	const planned = now.plan.pages[page];
	const questions = planned ? questionsOf(planned) : [];
	const names = unseen
		.filter((one) => !still.has(one))
		.map((one) => questions[parseInt(one)])
		.filter((question) => question && now.shows(question) && !question.display)
		.map((question) => question?.name ?? '');
	return [...new Set(names)];
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

/**
 * One step through the form, for people without script (and for the last step of all).
 *
 * @param posted the whole form: pages that are not shown post their fields too
 */
export function walk(plan: Plan, sitting: Sitting, posted: Posted, walking: Walking): Step {
	const answers = readForm(plan, 'all', posted, {}, walking.rules);
	const now = course(plan, answers, walking);
	const page = standing(now, sitting.page);
	const at = (page: number, more: Partial<Extract<Step, { kind: 'page' }>> = {}): Step => ({
		kind: 'page',
		page,
		answers,
		mistakes: {},
		...more
	});
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
	return { kind: 'page', page: pageOf(plan, wrong, answers, walking), answers, mistakes, focus: wrong };
}

/** The name whose mistake comes first in the form. Panels come before the questions in them. */
function firstOf(plan: Plan, mistakes: Record<string, Mistake>): string | undefined {
	const names = Object.keys(mistakes);
	if (names.includes(FIELD.who)) return FIELD.who;
	const first = allQuestions(plan).find(({ name }) => names.includes(name))?.name;
	return first ?? names[0];
}

function pageOf(plan: Plan, name: string, answers: Answers, walking: Walking): number {
	if (name === FIELD.who) return firstPage(course(plan, answers, walking)) ?? 0;
	const holds = (part: { name: string; elements?: { name: string }[] }): boolean =>
		part.name === name || (part.elements ?? []).some(holds);
	return Math.max(
		0,
		plan.pages.findIndex((page) => page.elements.some(holds))
	);
}
