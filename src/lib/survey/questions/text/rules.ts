import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import type { Mistake, Rules } from '../question';
import { onStep, typedNumber } from '../number';
import { isEmail } from './email';
import { lacking, type FORMATS } from './formats';
import { bareOf, shown, taken, type Mask } from './masks';

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
	/** The form in which it is typed. */
	mask?: Mask;
}

/** One line. In UTF-16 units. */
export const CEILING = 2_000;

const holdsNumber = ({ input }: Text): boolean => input === 'number' || input === 'range';

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
	if (input === 'email') return isEmail(value) ? null : mistake('not_an_email');
	const lacks = lacking(input, value);
	if (lacks) return mistake(lacks);
	// Dates and times of one format order as their texts do.
	if (typeof min === 'string' && value < min) return worded(mistake('too_early', { min }), minMessage);
	if (typeof max === 'string' && value > max) return worded(mistake('too_late', { max }), maxMessage);
	return null;
}

type Masked = Text & { mask: Mask };
const isMasked = (question: Text): question is Masked => question.mask !== undefined;
const isCounted = (question: Text): boolean =>
	question.mask ? question.mask.type === 'numeric' && !question.mask.kept : holdsNumber(question);

function refuseMasked({ mask, minMessage, maxMessage }: Masked, value: unknown) {
	if (typeof value === 'string' ? value.length > CEILING : typeof value !== 'number')
		return mistake('not_an_answer');
	// What cannot be read stays as it was typed, so that whoever typed it can put it right.
	if (taken(mask, shown(mask, value)) !== value) return mistake('pattern');
	const bare = mask.kept ? bareOf(mask, String(value)) : value;
	if (mask.type === 'pattern' || bare === undefined) return null;
	const { min, max } = mask;
	if (typeof bare === 'number') {
		if (typeof min === 'number' && bare < min) return worded(mistake('too_small', { min }), minMessage);
		if (typeof max === 'number' && bare > max) return worded(mistake('too_big', { max }), maxMessage);
	} else if (typeof bare === 'string') {
		if (typeof min === 'string' && bare < min) return worded(mistake('too_early', { min }), minMessage);
		if (typeof max === 'string' && bare > max) return worded(mistake('too_late', { max }), maxMessage);
	}
	return null;
}

export const rules: Rules<Text> = {
	read(question, posted) {
		const typed = posted.get(question.name);
		if (!typed?.trim()) return undefined;
		if (question.mask) return taken(question.mask, typed) ?? typed;
		return holdsNumber(question) ? typedNumber(typed) : question.input === 'text' ? typed : typed.trim();
	},
	refuse: (question, value) =>
		isMasked(question)
			? refuseMasked(question, value)
			: holdsNumber(question)
				? refuseNumber(question, value)
				: refuseText(question, value),
	post: ({ name, mask }, value) => [[name, mask ? shown(mask, value) : String(value)]],
	tokens: (question, value) => (isCounted(question) && typeof value === 'number' ? [String(value)] : []),
	seen: ({ mask }, value) =>
		mask?.kept && typeof value === 'string' ? (bareOf(mask, value) ?? value) : value,
	display: ({ mask }, value) => (mask ? shown(mask, value) : String(value)),
	measure: (question) => (isCounted(question) ? 'number' : 'text')
};
