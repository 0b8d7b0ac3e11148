import { beyondBounds } from './bounds';
import { isBlank, isPanel, questionsOf, remarkName, type Course } from './course';
import { same } from './same';
import { mistake, worded } from './mistakes';
import type { PlannedElement, PlannedPanel, PlannedQuestion } from './plan';
import { opensOther } from './questions/choice';
import { INSIDE, type Mistake } from './questions/question';
import { invalid } from './validators';

/** Longer than this, the words for "other" are an essay. In UTF-16 units. */
export const REMARK_CEILING = 2_000;

/**
 * @param page index of the page
 * @returns what must be put right on it, by the name of the question or panel, or the path of what is inside of a
 *   question (`items::0::price`); empty if nothing
 */
export function mistakesOn(course: Course, page: number): Record<string, Mistake> {
	const found = new Map<string, Mistake>();
	const planned = course.plan.pages[page];
	if (planned && course.shows(planned)) visit(course, planned.elements, found);
	return Object.fromEntries(found);
}

function visit(
	course: Course,
	elements: readonly PlannedElement[],
	found: Map<string, Mistake>,
	path = ''
): void {
	for (const element of elements) {
		if (!course.shows(element)) continue;
		const refusal = isPanel(element) ? panelMistake(course, element) : mistakeOf(course, element);
		if (refusal) found.set(path + element.name, refusal);
		if (isPanel(element)) visit(course, element.elements, found, path);
		else visitInside(course, element, found, path + element.name);
	}
}

function visitInside(
	course: Course,
	question: PlannedQuestion,
	found: Map<string, Mistake>,
	path: string
): void {
	const entries = course.entries(question).filter(({ hidden }) => !hidden);
	for (const { key, now, elements } of entries) {
		visit(now, elements, found, [path, key, ''].join(INSIDE));
	}
	const { unique = [], uniqueMessage, shape } = question.inside ?? {};
	const inner = questionsOf({ elements: question.inside?.elements ?? [] });
	const cells = unique.map((name) =>
		entries.map(({ key, now }) => {
			const shown = inner.some((one) => one.name === name && now.shows(one));
			return { at: [path, key, name].join(INSIDE), value: shown ? now.answers[name] : undefined };
		})
	);
	// Of a record, what is inside must differ among itself.
	for (const column of shape === 'record' ? [cells.flat()] : cells) {
		column.forEach(({ at, value }, index) => {
			const twice = column.slice(0, index).some((before) => !isBlank(value) && alike(before.value, value));
			if (twice && !found.has(at)) found.set(at, worded(mistake('not_unique'), uniqueMessage));
		});
	}
}

/** Two texts that differ only in letter case are the same to people. */
const alike = (one: unknown, other: unknown): boolean =>
	typeof one === 'string' && typeof other === 'string'
		? one.toLowerCase() === other.toLowerCase()
		: same(one, other);

function panelMistake(course: Course, panel: PlannedPanel): Mistake | null {
	if (!course.requires(panel)) return null;
	const some = questionsOf(panel).some(
		(question) => course.shows(question) && !isBlank(course.answers[question.name])
	);
	return some ? null : worded(mistake('panel_required'), panel.required || undefined);
}

/** @returns what is wrong with the answer to a question that is shown, or null */
export function mistakeOf(course: Course, question: PlannedQuestion): Mistake | null {
	const rules = course.rules[question.kind];
	if (!rules || question.display || !course.enables(question)) return null;
	const value = Object.hasOwn(course.answers, question.name) ? course.answers[question.name] : undefined;
	if (question.worked) return invalid(question, value, course.scope);
	if (isBlank(value)) {
		if (course.requires(question)) return worded(mistake('required'), question.requiredMessage);
	} else {
		const refusal =
			rules.refuse(
				question,
				value,
				(index) => course.allows(question, index) && course.offers(question, index),
				course.rules
			) ??
			beyondBounds(course, question, value) ??
			countMistake(question, value) ??
			remarkMistake(course, question, value);
		if (refusal) return refusal;
	}
	return invalid(question, value, course.scope);
}

/** Of a list: how many entries there must be. */
function countMistake({ inside, required }: PlannedQuestion, value: unknown): Mistake | null {
	if (inside?.shape !== 'list' || !Array.isArray(value)) return null;
	// Of a matrix that must be answered, survey-core counts only the rows with something in them.
	const count =
		required && inside.called === 'row' ? value.filter((one) => !isBlank(one)).length : value.length;
	if (count < inside.min) return mistake('too_few_entries', { min: inside.min });
	return value.length > inside.max ? mistake('too_many_entries', { max: inside.max }) : null;
}

function remarkMistake(course: Course, question: PlannedQuestion, value: unknown): Mistake | null {
	if (!opensOther(question, value)) return null;
	const remark = course.answers[remarkName(question)];
	if (isBlank(remark)) {
		const message = 'otherMessage' in question ? question.otherMessage : undefined;
		return worded(mistake('other_required'), isWords(message) ? message : undefined);
	}
	if (typeof remark !== 'string') return mistake('not_an_answer');
	return remark.length > REMARK_CEILING ? mistake('too_long', { max: REMARK_CEILING }) : null;
}

const isWords = (value: unknown): value is NonNullable<Mistake['message']> =>
	typeof value === 'string' || (typeof value === 'object' && value !== null);
