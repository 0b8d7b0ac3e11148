import { mistake } from '../mistakes';
import type { PlannedChoice, Words } from '../plan';
import { bare, indexOfValue, kept, keptUnder, token, type Choosing } from './choice';
import { INSIDE, type Mistake, type Posted } from './question';

// What the rules of the kinds that offer a choice are made of; `choice.ts` has what the course asks of all of them.

/** @returns the index of the choice whose posted value is `posted`, or -1 */
export const indexOfPosted = (choices: readonly PlannedChoice[], posted: string): number =>
	choices.findIndex((choice) => String(choice.value) === posted);

/**
 * What was posted, as the value of a choice. A text that is no choice comes back as it is, so that the
 * gate can refuse it instead of losing it silently.
 */
export const chosen = (choices: readonly PlannedChoice[], posted: string): unknown =>
	choices[indexOfPosted(choices, posted)]?.value ?? posted;

/** The form field of what is typed instead of a choice. */
export const typedName = ({ name }: { name: string }): string => `${name}${INSIDE}own`;
/** The form field of the words that go with the choice of this index. */
export const askedName = ({ name }: { name: string }, index: number): string => `${name}${INSIDE}${index}`;

/** The longest words that may go with a choice. In UTF-16 units. */
export const ASKED_CEILING = 2_000;

/** @returns one thing that was chosen as it is stored; `posted` has the words that go with it */
export function stored(question: Choosing, value: unknown, posted: Posted, always = false): unknown {
	if (question.under !== undefined) return keptUnder(question, value);
	const index = indexOfValue(question.choices, value);
	const words = question.choices[index]?.asks && posted.get(askedName(question, index));
	const comment = words && words.trim() ? words.replace(/\r\n?/g, '\n') : undefined;
	if (comment !== undefined) return { value, comment };
	return always ? { value } : value;
}

/** The gate for one chosen value: one of the choices, and one that is offered now. */
export function refuseChoice(
	question: Choosing,
	one: unknown,
	visible: (choiceIndex: number) => boolean
): Mistake | null {
	const part = kept(question, one);
	if (!part) return mistake('not_an_answer');
	const { value, comment } = part;
	const index = indexOfValue(question.choices, value);
	if (index < 0) {
		const own = typeof value === 'string' && value.trim() && value.length <= (question.typed ?? 0);
		return own && comment === undefined ? null : mistake('not_an_answer');
	}
	if (comment !== undefined && !(typeof comment === 'string' && comment.length <= ASKED_CEILING))
		return mistake('not_an_answer');
	const asks = question.choices[index]?.asks;
	if (comment !== undefined && !asks) return mistake('not_an_answer');
	if (!visible(index)) return mistake('choice_gone');
	return asks?.required && !comment ? mistake('other_required') : null;
}

/** @returns one thing that was chosen as form fields */
export function postChoice(question: Choosing, one: unknown): [name: string, value: string][] {
	const { value, comment } = kept(question, one) ?? { value: one };
	const index = indexOfValue(question.choices, value);
	return [
		[index < 0 && question.typed ? typedName(question) : question.name, String(value)],
		...(typeof comment === 'string' ? [[askedName(question, index), comment] satisfies [string, string]] : [])
	];
}

/** What is counted of it. What was typed is no choice: it counts as "other", and its words stay with the answer. */
export function tokenOf(question: Choosing, one: unknown): string {
	const value = bare(question, one);
	const index = indexOfValue(question.choices, value);
	return question.choices[index]?.other || (index < 0 && question.typed) ? 'other' : token(value);
}

/** @returns the text of the choice with this value, with the words that go with it; or the value itself */
export function displayChoice(question: Choosing, one: unknown, say: (words: Words) => string): string {
	const { value, comment } = kept(question, one) ?? { value: one };
	const choice = question.choices[indexOfValue(question.choices, value)];
	const text = choice ? say(choice.text) : String(value);
	return typeof comment === 'string' && comment ? `${text}: ${comment}` : text;
}
