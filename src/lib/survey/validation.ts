import { isBlank, isPanel, questionsOf, remarkName, type Course } from './course';
import { isTrue } from './expression/evaluate';
import { mistake } from './mistakes';
import type { PlannedElement, PlannedPanel, PlannedQuestion, PlannedValidator } from './plan';
import { opensOther } from './questions/choice';
import type { Mistake } from './questions/question';
import { isEmail } from './questions/text/formats';

/** Longer than this, the words for "other" are an essay. In UTF-16 units. */
export const REMARK_CEILING = 2_000;

const worded = (refusal: Mistake, message: Mistake['message']): Mistake =>
	message === undefined ? refusal : { ...refusal, message };

/**
 * @param page index of the page
 * @returns what must be put right on it, by the name of the question or panel; empty if nothing
 */
export function mistakesOn(course: Course, page: number): Record<string, Mistake> {
	const found = new Map<string, Mistake>();
	const planned = course.plan.pages[page];
	if (planned && course.shows(planned)) visit(course, planned.elements, found);
	return Object.fromEntries(found);
}

function visit(course: Course, elements: readonly PlannedElement[], found: Map<string, Mistake>): void {
	for (const element of elements) {
		if (!course.shows(element)) continue;
		const refusal = isPanel(element) ? panelMistake(course, element) : mistakeOf(course, element);
		if (refusal) found.set(element.name, refusal);
		if (isPanel(element)) visit(course, element.elements, found);
	}
}

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
	if (!rules || question.display) return null;
	const value = Object.hasOwn(course.answers, question.name) ? course.answers[question.name] : undefined;
	if (isBlank(value)) {
		if (course.requires(question)) return worded(mistake('required'), question.requiredMessage);
	} else {
		const refusal =
			rules.refuse(question, value, (index) => course.allows(question, index)) ??
			remarkMistake(course, question, value);
		if (refusal) return refusal;
	}
	for (const validator of question.validators ?? []) {
		if (!passes(validator, value, course)) return refusalOf(validator, value);
	}
	return null;
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

/** survey-core asks a condition even of a question without an answer, and every other validator only of one. */
function passes(validator: PlannedValidator, value: unknown, course: Course): boolean {
	if (validator.kind === 'expression') return isTrue(validator.expression, course.scope);
	if (isBlank(value)) return true;
	const { min = -Infinity, max = Infinity } = 'min' in validator || 'max' in validator ? validator : {};
	switch (validator.kind) {
		case 'numeric': {
			const number = typeof value === 'string' && value.trim() ? Number(value.replace(',', '.')) : value;
			return typeof number === 'number' && number >= min && number <= max;
		}
		case 'text': {
			const text = String(value);
			return text.length >= min && text.length <= max && (validator.digits || !/\d$/.test(text));
		}
		case 'email':
			return isEmail(String(value));
		case 'count':
			return !Array.isArray(value) || (value.length >= min && value.length <= max);
		case 'regex':
			return (Array.isArray(value) ? value : [value]).every((one) => matches(validator, String(one)));
	}
}

/** The pattern was proved harmless at publication for texts up to its limit. */
function matches(
	{ pattern, insensitive, limit }: PlannedValidator & { kind: 'regex' },
	text: string
): boolean {
	return text.length <= limit && new RegExp(pattern, insensitive ? 'i' : '').test(text);
}

function refusalOf(validator: PlannedValidator, value: unknown): Mistake {
	const many = Array.isArray(value) ? value.length : 0;
	return worded(reason(validator, String(value), many), validator.message);
}

function reason(validator: PlannedValidator, text: string, many: number): Mistake {
	switch (validator.kind) {
		case 'numeric': {
			const number = Number(text.replace(',', '.'));
			if (Number.isNaN(number)) return mistake('not_a_number');
			return validator.min !== undefined && number < validator.min
				? mistake('too_small', { min: validator.min })
				: mistake('too_big', { max: validator.max ?? 0 });
		}
		case 'text':
			if (validator.min !== undefined && text.length < validator.min) {
				return mistake('too_short', { min: validator.min });
			}
			return validator.max !== undefined && text.length > validator.max
				? mistake('too_long', { max: validator.max })
				: mistake('no_digits');
		case 'count':
			return validator.min !== undefined && many < validator.min
				? mistake('too_few_choices', { min: validator.min })
				: mistake('too_many_choices', { max: validator.max ?? 0 });
		case 'email':
			return mistake('not_an_email');
		case 'regex':
			return text.length > validator.limit
				? mistake('too_long', { max: validator.limit })
				: mistake('pattern');
		case 'expression':
			return mistake('condition');
	}
}
