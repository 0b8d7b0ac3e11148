import { mistake } from '../../mistakes';
import { bare, indexOfValue, keptUnder, type Choosing } from '../choice';
import { displayChoice, refuseChoice } from '../chosen';
import { INSIDE, type Rules } from '../question';

export interface Ranking extends Choosing {
	kind: 'ranking';
	/** Only some of the choices need a place. */
	part?: true;
	/** Of a part: how many need one at least, and may have one at most. */
	min?: number;
	max?: number;
}

/** The form field that says at which place the choice of this index stands, from 1. */
export const placeName = ({ name }: { name: string }, index: number): string => `${name}${INSIDE}${index}`;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What is counted: who stands first, and at which place each stands: `banana` + PLACE + `2`. */
export const PLACE = '\u001d';

export const rules: Rules<Ranking> = {
	/** Choices without a place are left out: where all have one, the course puts them at the end. */
	read(question, posted) {
		const placed = question.choices.flatMap(({ value }, index) => {
			const place = Number(posted.get(placeName(question, index)) || NaN);
			return place > 0 ? [{ value, place }] : [];
		});
		placed.sort((a, b) => a.place - b.place);
		return placed.length ? placed.map(({ value }) => keptUnder(question, value)) : undefined;
	},

	refuse(question, value, visible) {
		const { choices, part, min, max } = question;
		if (!Array.isArray(value) || !value.length || value.length > choices.length)
			return mistake('not_an_answer');
		const values = value.map((one) => bare(question, one));
		if (new Set(values).size !== values.length) return mistake('not_an_answer');
		const refusals = value.map((one) => refuseChoice(question, one, visible));
		const first = refusals.find((one) => one?.code === 'not_an_answer') ?? refusals.find(Boolean);
		if (first || !part) return first ?? null;
		if (min !== undefined && value.length < min) return mistake('too_few_choices', { min });
		return max !== undefined && value.length > max ? mistake('too_many_choices', { max }) : null;
	},

	post: (question, value) =>
		listOf(value).flatMap((one, at): [string, string][] => {
			const index = indexOfValue(question.choices, bare(question, one));
			return index < 0 ? [] : [[placeName(question, index), String(at + 1)]];
		}),

	tokens: (question, value) =>
		listOf(value).map((one, at) => {
			const place = `${PLACE}${at + 1}`;
			return (
				String(bare(question, one))
					.slice(0, 200 - place.length)
					.toWellFormed() + place
			);
		}),

	display: (question, value, say) =>
		listOf(value)
			.map((one) => displayChoice(question, one, say))
			.join(', '),

	measure: () => 'none',
	unanswered: () => []
};
