import type { PlannedChoice, PlannedQuestion, Words } from '../plan';

/** What the kinds that offer a choice have in common. */
export interface Choosing extends PlannedQuestion {
	choices: PlannedChoice[];
	/** What is not among them may be typed instead, up to this many UTF-16 units. */
	typed?: number;
}

/** How an author words the box that "other" opens. */
export interface Otherwise {
	otherMessage?: Words;
	otherPlaceholder?: Words;
}

/** A token is a key of the counts: short, and never the whole of a long text. */
export const token = (value: unknown): string => String(value).slice(0, 200).toWellFormed();

/** @returns the index of the choice with exactly this value, or -1 */
export const indexOfValue = (choices: readonly PlannedChoice[], value: unknown): number =>
	choices.findIndex((choice) => choice.value === value && !choice.all);

type Kept = Readonly<{ value: unknown; comment?: unknown }>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** One thing of an answer as it is stored: `'a'`, `{ value: 'a', comment: 'words' }` or `{ [under]: 'a' }`. */
export function kept({ under, choices }: PlannedQuestion, one: unknown): Kept | null {
	if (!isRecord(one)) return { value: one };
	const keys = Object.keys(one);
	if (under !== undefined) return keys.length === 1 && keys[0] === under ? { value: one[under] } : null;
	const fits = keys.includes('value') && keys.every((key) => key === 'value' || key === 'comment');
	return fits && choices?.some(({ asks }) => asks) ? { value: one['value'], comment: one['comment'] } : null;
}

/** @returns what was chosen, without the words that go with it or the record that it stands in */
export const bare = (question: PlannedQuestion, one: unknown): unknown =>
	isRecord(one) ? (kept(question, one)?.value ?? one) : one;

/** @returns the answer as expressions see it: the values of the choices alone */
export const plainly = (question: PlannedQuestion, answer: unknown): unknown =>
	!question.under && !question.choices?.some(({ asks }) => asks)
		? answer
		: Array.isArray(answer)
			? answer.map((one) => bare(question, one))
			: bare(question, answer);

/** @returns the value of a choice in the record that it is stored in, if it is */
export const keptUnder = ({ under }: PlannedQuestion, value: unknown): unknown =>
	under === undefined ? value : { [under]: value };

/** Whether `value` (one, or a list of them) holds the choice that opens a text box. */
export function opensOther(question: PlannedQuestion, value: unknown): boolean {
	const other = question.choices?.find((choice) => choice.other);
	if (!other) return false;
	const plain = plainly(question, value);
	return Array.isArray(plain) ? plain.includes(other.value) : plain === other.value;
}
