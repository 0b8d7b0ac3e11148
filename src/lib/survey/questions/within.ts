import { placeOf, STEP } from '../entries';
import type { PlannedChoice, PlannedQuestion, Words } from '../plan';
import type { Bool } from './boolean/rules';
import { token } from './choice';
import type { Tally } from './question';

/** The counts of what is inside of a question, out of those of the question itself. */

/** @returns the counts of the question inside that has this name, in this row if it has rows */
export function tallyWithin(tally: Tally, name: string, row?: PlannedChoice['value']): Tally {
	const place = placeOf(name, row).toWellFormed();
	const counts: Record<string, number> = {};
	for (const [key, n] of Object.entries(tally.counts)) {
		const rest = key.startsWith(place) ? key.slice(place.length) : '';
		if (rest && !rest.includes(STEP)) counts[rest] = n;
	}
	return { n: tally.counts[place] ?? 0, counts };
}

/** @returns how many responses have how many entries, the fewest first */
export const sizes = ({ counts }: Tally): { size: number; n: number }[] =>
	Object.entries(counts)
		.flatMap(([key, n]) => (key.startsWith(STEP) ? [{ size: Number(key.slice(STEP.length)), n }] : []))
		.filter(({ size }) => Number.isInteger(size))
		.sort((a, b) => a.size - b.size);

const isBool = (question: PlannedQuestion): question is Bool => question.kind === 'boolean';

interface Possible {
	token: string;
	label: string;
}

/** @returns what may be answered, in its order, or null for a question that is not a choice */
export function possible(
	question: PlannedQuestion,
	say: (words: Words | undefined) => string
): Possible[] | null {
	if (question.choices?.length) {
		return question.choices.map((choice) => ({
			token: choice.other ? 'other' : token(choice.value),
			label: say(choice.text)
		}));
	}
	if (isBool(question)) {
		return [
			{ token: 'true', label: say(question.yes) },
			{ token: 'false', label: say(question.no) }
		];
	}
	return null;
}
