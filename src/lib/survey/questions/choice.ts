import { mistake } from '../mistakes';
import type { PlannedChoice, PlannedQuestion, Words } from '../plan';
import type { Mistake } from './question';

/** What the kinds that offer a choice have in common. */
export interface Choosing extends PlannedQuestion {
	choices: PlannedChoice[];
}

/** How an author words the box that "other" opens. */
export interface Otherwise {
	otherMessage?: Words;
	otherPlaceholder?: Words;
}

/** A token is a key of the counts: short, and never the whole of a long text. */
export const token = (value: unknown): string => String(value).slice(0, 200).toWellFormed();

/** @returns the index of the choice whose posted value is `posted`, or -1 */
export const indexOfPosted = (choices: readonly PlannedChoice[], posted: string): number =>
	choices.findIndex((choice) => String(choice.value) === posted);

/** @returns the index of the choice with exactly this value, or -1 */
export const indexOfValue = (choices: readonly PlannedChoice[], value: unknown): number =>
	choices.findIndex((choice) => choice.value === value);

/**
 * What was posted, as the value of a choice. A text that is no choice comes back as it is, so that the
 * gate can refuse it instead of losing it silently.
 */
export const chosen = (choices: readonly PlannedChoice[], posted: string): unknown =>
	choices[indexOfPosted(choices, posted)]?.value ?? posted;

/** The gate for one chosen value: one of the choices, and one that is offered now. */
export function refuseChoice(
	{ choices }: Choosing,
	value: unknown,
	visible: (choiceIndex: number) => boolean
): Mistake | null {
	const index = indexOfValue(choices, value);
	if (index < 0) return mistake('not_an_answer');
	return visible(index) ? null : mistake('choice_gone');
}

/** @returns the text of the choice with this value, or the value itself */
export function displayChoice({ choices }: Choosing, value: unknown, say: (words: Words) => string): string {
	const choice = choices[indexOfValue(choices, value)];
	return choice ? say(choice.text) : String(value);
}

/** Whether `value` (one, or a list of them) holds the choice that opens a text box. */
export function opensOther({ choices }: PlannedQuestion, value: unknown): boolean {
	const other = choices?.find((choice) => choice.other);
	return !!other && (Array.isArray(value) ? value.includes(other.value) : value === other.value);
}
