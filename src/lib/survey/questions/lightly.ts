import type { PlannedChoice, PlannedQuestion } from '../plan';
import type { Choosing, Otherwise } from './choice';
import type { LightRules, Serves } from './question';

interface Left extends PlannedQuestion {
	choices?: PlannedChoice[];
	/** Its choices were left out, and are numbers. */
	as?: 'number';
}

const chosen = ({ choices, as }: Left, posted: string): unknown =>
	choices
		? choices.find(({ value }) => String(value) === posted)?.value
		: posted
			? as
				? Number(posted)
				: posted
			: undefined;

/** Of every kind whose answer is one of its choices. */
export const one: LightRules = {
	read: (question, posted) => chosen(question, posted.get(question.name) ?? '')
};

export const servesOne: Serves<Choosing & Otherwise> = { keys: ['otherMessage'], texts: true };

/** Of every kind whose answer is some of them. */
export const some = (
	question: PlannedQuestion,
	posted: Parameters<LightRules['read']>[1]
): unknown[] | undefined => {
	const values = posted.all(question.name).flatMap((value) => chosen(question, value) ?? []);
	return values.length ? values : undefined;
};
