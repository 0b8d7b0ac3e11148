import { isBlank } from '../blank';
import { mistake } from '../mistakes';
import type { PlannedChoice } from '../plan';
import { bare, indexOfValue, type Choosing, type Otherwise } from './choice';
import { chosen, displayChoice, postChoice, refuseChoice, stored, tokenOf, typedName } from './chosen';
import type { Rules } from './question';

/** What the kinds have in common whose answer is some of their choices. */
export interface Many extends Choosing, Otherwise {
	/** How many may be ticked; one that stands alone is always enough. */
	min?: number;
	max?: number;
}

/** More than this is never typed by hand into one question. */
const MOST_TYPED = 50;

/** Whether "all" means this choice. */
export const isOfAll = ({ all, none, other }: PlannedChoice): boolean => !all && !none && !other;

function read(question: Many, posted: Parameters<Rules['read']>[1]): unknown {
	const { choices } = question;
	const ticked = posted.all(question.name).filter((value) => value !== '');
	const all = choices.find((choice) => choice.all);
	// Without script, "all" arrives like any other tick.
	const everything = !!all && ticked.includes(String(all.value));
	const values = [
		...(everything ? choices.filter(isOfAll).map(({ value }) => value) : []),
		...ticked.filter((value) => value !== String(all?.value)).map((value) => chosen(choices, value)),
		...(question.typed ? posted.all(typedName(question)) : [])
			.map((value) => value.trim())
			.filter(Boolean)
			.map((value) => chosen(choices, value))
	];
	const distinct = [...new Set(values)];
	if (!distinct.length) return undefined;
	// Where one of them may have words, SurveyJS keeps all of them in records.
	const asks = choices.some((choice) => choice.asks);
	return distinct.map((value) => stored(question, value, posted, asks));
}

function refuse(question: Many, value: unknown, visible: (choiceIndex: number) => boolean) {
	const { choices, min, max, typed } = question;
	if (!Array.isArray(value) || value.length > choices.length + (typed ? MOST_TYPED : 0))
		return mistake('not_an_answer');
	const values = value.map((one) => bare(question, one));
	if (new Set(values).size !== value.length) return mistake('not_an_answer');
	const refusals = value.map((one) => refuseChoice(question, one, visible));
	const first = refusals.find((one) => one?.code === 'not_an_answer') ?? refusals.find(Boolean);
	if (first) return first;
	if (values.some((one) => choices[indexOfValue(choices, one)]?.none))
		return value.length > 1 ? mistake('none_alone') : null;
	if (min !== undefined && value.length < min) return mistake('too_few_choices', { min });
	if (max !== undefined && value.length > max) return mistake('too_many_choices', { max });
	return null;
}

const each = <T>(value: unknown, of: (one: unknown) => T): T[] =>
	isBlank(value) ? [] : [value].flat().map(of);

/** The rules of every kind whose answer is some of its choices, in the order in which they were given. */
export const many: Rules<Many> = {
	read,
	refuse,
	post: (question, value) => each(value, (one) => postChoice(question, one)).flat(),
	tokens: (question, value) => each(value, (one) => tokenOf(question, one)),
	display: (question, value, say) => each(value, (one) => displayChoice(question, one, say)).join(', '),
	measure: () => 'choices',
	unanswered: () => []
};
