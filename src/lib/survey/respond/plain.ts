import type { Plan, PlannedElement, PlannedQuestion } from '../plan';
import { LOOKS, levelled, spokenIn } from './level';
import { served } from './registry';

// Which surveys are plain, so that the light half of the page's script is enough for them (`flat.ts`). What is not
// known here is not plain: a property that comes tomorrow takes the whole script until somebody says otherwise.

const PLAN = (
	'format languages title description thanks logo pages calculated headline showProgress forgetsHidden numbers ' +
	'buttons fields thanksIf'
).split(' ');
const PAGE = 'name title description visibleIf elements'.split(' ');
const QUESTION = (
	'kind name title description display visibleIf requiredIf required requiredMessage validators initial number ' +
	'titleHidden choices shuffled enableIf readOnly remark row'
).split(' ');
const PANEL = 'kind name title description visibleIf requiredIf required elements'.split(' ');
const CHOICE = 'value text other none'.split(' ');

const only = (part: object, known: readonly string[]): boolean =>
	Object.keys(part).every((key) => known.includes(key));

function isPlainElement(element: PlannedElement, spoken: ReadonlySet<string>): boolean {
	if ('elements' in element)
		return only(element, PANEL) && element.elements.every((one) => isPlainElement(one, spoken));
	const serves = served[element.kind];
	if (!serves) return element.kind === '' && only(element, [...QUESTION, ...LOOKS]);
	const { keys, only: just, silent } = serves;
	return (
		only(element, [...QUESTION, ...keys, ...DRAWN]) &&
		(just?.(element) ?? true) &&
		!(silent && spoken.has(element.name.toLowerCase())) &&
		(element.choices ?? []).every((choice) => only(choice, CHOICE))
	);
}

/** Somewhere an expression asks for the words of an answer: which, it may work out. */
const asksForWords = (plan: Plan): boolean => /"displayvalue"/i.test(JSON.stringify(plan));

const known = new WeakMap<Plan, boolean>();

export function isPlain(plan: Plan): boolean {
	const before = known.get(plan);
	if (before !== undefined) return before;
	const spoken = spokenIn(plan);
	const level = levelled(plan);
	const plain =
		only(plan, PLAN) &&
		!asksForWords(plan) &&
		plan.pages.every(
			(page) =>
				only(page, PAGE) && page.elements.flatMap(level).every((element) => isPlainElement(element, spoken))
		);
	known.set(plan, plain);
	return plain;
}

/** The server has drawn these, whatever the kind; and what is right it keeps to itself. */
export const DRAWN = (
	'title description placeholder otherPlaceholder suggestions autocomplete prose src alt low high initial look ' +
	'columns rows fit width height right'
).split(' ');

/** What of a question in a plain survey its light rules read. */
export function sparse(question: PlannedQuestion): PlannedQuestion {
	const { drawn = [], texts } = served[question.kind] ?? {};
	const { kind, name, title, choices, ...rest } = question;
	const kept = Object.entries(rest).filter(([key]) => !drawn.some((one: string) => one === key));
	const all = (type: string) =>
		texts && choices?.every(({ value, other, none }) => typeof value === type && !other && !none);
	return {
		...Object.fromEntries(kept),
		kind,
		name,
		title,
		...(all('number') ? { as: 'number' } : choices && !all('string') ? { choices } : {})
	};
}
