import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import type { Mistake, Rules } from '../question';
import { FORMATS } from './formats';

export type Input = keyof typeof FORMATS | 'text' | 'number' | 'range';

export interface Text extends PlannedQuestion {
	kind: 'text';
	input: Input;
	/** A number, or a date or time as the input writes it. */
	min?: number | string;
	max?: number | string;
	step?: number;
	maxLength?: number;
	placeholder?: Words;
	/** Offered while one types; anything else may be typed too. */
	suggestions?: Words[];
	/** The browser's name for what is asked, such as `given-name`. */
	autocomplete?: string;
	minMessage?: Words;
	maxMessage?: Words;
	stepMessage?: Words;
}

/** One line. In UTF-16 units. */
export const CEILING = 2_000;

const holdsNumber = ({ input }: Text): boolean => input === 'number' || input === 'range';

/** A number as people type it: also with a decimal comma, and in full-width digits. */
function number(typed: string): number | string {
	const plain = typed.normalize('NFKC').trim().replace(',', '.');
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : typed;
}

/** Whether `value` lies on the grid of `step`; both are scaled to whole numbers, as far as digits go. */
function onStep(value: number, step: number): boolean {
	const ratio = value / step;
	return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

const worded = (refusal: Mistake, message: Words | undefined): Mistake =>
	message === undefined ? refusal : { ...refusal, message };

function refuseNumber({ min, max, step, minMessage, maxMessage, stepMessage }: Text, value: unknown) {
	if (typeof value !== 'number' || !Number.isFinite(value)) return mistake('not_a_number');
	if (typeof min === 'number' && value < min) return worded(mistake('too_small', { min }), minMessage);
	if (typeof max === 'number' && value > max) return worded(mistake('too_big', { max }), maxMessage);
	if (step && !onStep(value, step)) return worded(mistake('wrong_step', { step }), stepMessage);
	return null;
}

function refuseText({ input, min, max, maxLength, minMessage, maxMessage }: Text, value: unknown) {
	if (typeof value !== 'string') return mistake('not_an_answer');
	const longest = Math.min(maxLength ?? CEILING, CEILING);
	if (value.length > longest) return mistake('too_long', { max: longest });
	const format = input === 'text' || input === 'number' || input === 'range' ? undefined : FORMATS[input];
	if (!format) return null;
	if (!format.fits(value)) return mistake(format.mistake);
	// Dates and times of one format order as their texts do.
	if (typeof min === 'string' && value < min) return worded(mistake('too_early', { min }), minMessage);
	if (typeof max === 'string' && value > max) return worded(mistake('too_late', { max }), maxMessage);
	return null;
}

export const rules: Rules<Text> = {
	read(question, posted) {
		const typed = posted.get(question.name);
		if (!typed?.trim()) return undefined;
		return holdsNumber(question) ? number(typed) : question.input === 'text' ? typed : typed.trim();
	},
	refuse: (question, value) =>
		holdsNumber(question) ? refuseNumber(question, value) : refuseText(question, value),
	post: ({ name }, value) => [[name, String(value)]],
	tokens: (question, value) => (holdsNumber(question) && typeof value === 'number' ? [String(value)] : []),
	display: (_question, value) => String(value),
	measure: (question) => (holdsNumber(question) ? 'number' : 'text')
};
