import type { PlannedChoice, PlannedQuestion, Words } from '$lib/survey/plan';
import { keptUnder } from '$lib/survey/questions/choice';
import type { Bool } from '$lib/survey/questions/boolean/rules';
import type { Imagepicker } from '$lib/survey/questions/imagepicker/rules';

// Which questions a letter can hold, and what a link under one of their choices means.

/** Kinds whose answer is one of a few choices. */
const ASKED: readonly string[] = [
	'nps',
	'csat',
	'ces',
	'smileys',
	'rating',
	'boolean',
	'radiogroup',
	'dropdown',
	'imagepicker'
];
// More are no longer read in a letter; what is longer is no label.
const MOST = 12;
const LONGEST_CHOICE = 200;
const LONGEST_TITLE = 500;

const isBoolean = (question: PlannedQuestion): question is Bool => question.kind === 'boolean';
const isPicture = (question: PlannedQuestion): question is Imagepicker => question.kind === 'imagepicker';

/** A choice as a letter has it: where it stands in the plan, and what it says. */
export interface Offered {
	/** Of the link: `$link.3`. */
	index: number;
	text: Words;
}

/**
 * @returns what may be chosen, in the order in which it is read. A yes/no question has no choices in the plan: yes is 0,
 * no is 1
 */
export function offered(question: PlannedQuestion): Offered[] {
	if (isBoolean(question)) {
		const [yes, no] = [
			{ index: 0, text: question.yes },
			{ index: 1, text: question.no }
		];
		return question.swapped ? [yes, no] : [no, yes];
	}
	const choices = question.choices ?? [];
	const order = Array.isArray(question.sorted) ? question.sorted : choices.map((_, index) => index);
	return order.flatMap((index) => {
		const choice = choices[index];
		return choice ? [{ index, text: choice.text }] : [];
	});
}

/** @returns the answer that a link with `.index` behind it stands for; undefined where there is no such choice */
export function answerOf(question: PlannedQuestion, index: number): unknown {
	if (isBoolean(question)) return [question.valueTrue, question.valueFalse][index];
	const choice = question.choices?.[index];
	return choice && keptUnder(question, choice.value);
}

/** All texts of `words`; null if one of them speaks of answers, which nobody has given yet. */
function texts(words: Words): string[] | null {
	if (typeof words === 'string') return [words];
	if (Array.isArray(words)) return words.every((part) => typeof part === 'string') ? [words.join('')] : null;
	const all = Object.values(words).map(texts);
	return all.includes(null) ? null : all.flatMap((found) => found ?? []);
}

const says = (words: Words, most: number): boolean =>
	texts(words)?.every((text) => text.trim() !== '' && text.length <= most) ?? false;

const settled = ({ visibleIf, enableIf, all }: PlannedChoice): boolean => !visibleIf && !enableIf && !all;

/**
 * Whether the question can stand in a letter. Otherwise the letter has a button: with more than a dozen choices, or long
 * ones; where choices come and go or are shuffled for each respondent (in a letter one would always stand first); where
 * pictures say what the choices are.
 */
export function asksInLetter(question: PlannedQuestion): boolean {
	if (!ASKED.includes(question.kind) || question.display || question.titleHidden || question.shuffled)
		return false;
	if (question.visibleIf || question.enableIf || question.readOnly || question.worked) return false;
	const choices = offered(question);
	if (choices.length < 2 || choices.length > MOST || !says(question.title, LONGEST_TITLE)) return false;
	if (!choices.every(({ text }) => says(text, LONGEST_CHOICE))) return false;
	if (isPicture(question))
		return !question.several && (question.labelled === true || !question.choices.some(({ image }) => image));
	return (question.choices ?? []).every(settled);
}
