import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import { onStep, typedNumber } from '../number';
import { INSIDE, type Mistake, type Rules } from '../question';

export interface Slider extends PlannedQuestion {
	kind: 'slider';
	/** From one end to the other, `[from, to]`. */
	range?: true;
	/** Absent where it is worked out (`bounds`). */
	min?: number;
	max?: number;
	step: number;
	/** How far apart the two ends of a range must, and may, be. */
	nearest?: number;
	farthest?: number;
	/** Words under the track, at these values. */
	labels: { value: number; text: Words }[];
	/** What stands around a value; the value is at U+E000. */
	format?: Words;
}

/** The form fields of the two ends of a range. */
export const endName = ({ name }: { name: string }, end: 0 | 1): string => `${name}${INSIDE}${end}`;

/** Parts which end of a range a token is about from its value. */
export const END = '\u001d';

function refuseOne({ min, max, step, bounds }: Slider, value: unknown): Mistake | null {
	if (typeof value !== 'number' || !Number.isFinite(value)) return mistake('not_a_number');
	if (min !== undefined && value < min) return mistake('too_small', { min });
	if (max !== undefined && value > max) return mistake('too_big', { max });
	return bounds?.min || onStep(value, step, min) ? null : mistake('wrong_step', { step });
}

function refuseRange(question: Slider, value: unknown): Mistake | null {
	if (!Array.isArray(value) || !value.length || value.length > 2) return mistake('not_an_answer');
	for (const end of value) {
		const refused = refuseOne(question, end);
		if (refused) return refused;
	}
	const [from, to]: unknown[] = value;
	if (typeof from !== 'number' || typeof to !== 'number') return mistake('range_half');
	if (from > to) return mistake('not_an_answer');
	const { nearest, farthest } = question;
	if (nearest !== undefined && to - from < nearest) return mistake('range_short', { min: nearest });
	return farthest !== undefined && to - from > farthest ? mistake('range_long', { max: farthest }) : null;
}

const typed = (text: string | null) => (text?.trim() ? typedNumber(text) : undefined);

export const rules: Rules<Slider> = {
	read(question, posted) {
		if (!question.range) return typed(posted.get(question.name));
		const ends = [posted.get(endName(question, 0)), posted.get(endName(question, 1))].map(typed);
		const given = ends.filter((end) => end !== undefined);
		// Whichever of the two is dragged past the other.
		if (given.every((end) => typeof end === 'number')) given.sort((a, b) => a - b);
		return given.length ? given : undefined;
	},
	refuse: (question, value) => (question.range ? refuseRange(question, value) : refuseOne(question, value)),
	post: (question, value) =>
		question.range
			? [value].flat().map((end, at) => [endName(question, at ? 1 : 0), String(end)])
			: [[question.name, String(value)]],
	tokens(_question, value) {
		if (typeof value === 'number') return [String(value)];
		return Array.isArray(value) ? value.map((end, at) => `${at ? 'to' : 'from'}${END}${String(end)}`) : [];
	},
	display: (_question, value) => (Array.isArray(value) ? value.join(', ') : String(value)),
	measure: ({ range }) => (range ? 'none' : 'number')
};
