import { Problem } from '$lib/problem';
import { dayFrom, MOST_ATTRIBUTE_NAME, MOST_VALUE, numberFrom, type AttributeKind } from './attribute';
import { cleaned } from './plain';

/**
 * Who is on a list: whoever meets every condition, asked anew each time. What the words mean stands in one place, SQL
 * `public.meets`; here is the gate. Texts are compared without regard to capitals. `none_of` holds of whom nothing is
 * known too; `before`, `after` leave the day itself out; `within_days`: of the last so many days, today included.
 */
export interface Rule {
	every: Condition[];
}

export interface Condition {
	/** The name of an attribute, or one of SUBJECTS: no attribute's name has an `@`. */
	what: string;
	does: Does;
	/** As many as `does` asks for, see TAKES. Dates are `2026-03-01`. */
	values: string[];
}

/** What is known of everybody without being an attribute. `@consent`: the day on which it was given. */
export const SUBJECTS = ['@language', '@domain', '@name', '@address', '@consent'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What each condition asks for behind it. */
export const TAKES = {
	one_of: 'texts',
	none_of: 'texts',
	contains: 'text',
	known: 'nothing',
	unknown: 'nothing',
	at_least: 'number',
	at_most: 'number',
	before: 'date',
	after: 'date',
	this_year: 'nothing',
	this_month: 'nothing',
	within_days: 'days'
} as const;
export type Does = keyof typeof TAKES;
export const DOES = [
	'one_of',
	'none_of',
	'contains',
	'known',
	'unknown',
	'at_least',
	'at_most',
	'before',
	'after',
	'this_year',
	'this_month',
	'within_days'
] as const satisfies readonly Does[];

const OF_KIND: Record<AttributeKind, readonly Does[]> = {
	text: ['one_of', 'none_of', 'contains', 'known', 'unknown'],
	number: ['at_least', 'at_most', 'one_of', 'none_of', 'known', 'unknown'],
	date: ['before', 'after', 'this_year', 'this_month', 'within_days', 'known', 'unknown']
};

const isSubject = (what: string): what is Subject => SUBJECTS.some((one) => one === what);

/** @returns what can be said of it; the first is the usual one */
export function doesFor(what: string, kind: AttributeKind): readonly Does[] {
	if (!isSubject(what)) return OF_KIND[kind];
	if (what === '@consent') return OF_KIND.date;
	return what === '@name' || what === '@address' ? ['contains', 'known', 'unknown'] : OF_KIND.text;
}

export const MOST_CONDITIONS = 20;
export const MOST_VALUES = 200;
const MOST_DAYS = 36_500;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const refuse = (): never => {
	throw new Problem('invalid');
};

const READERS: Record<(typeof TAKES)[Does], (values: string[]) => (string | null)[]> = {
	nothing: () => [],
	texts: (values) => (values.length ? [...new Set(values)] : [null]),
	text: ([one]) => [one || null],
	number: ([one]) => [numberFrom(one ?? '')],
	date: ([one]) => [dayFrom(one ?? '')],
	days: ([one]) => [/^\d{1,5}$/.test(one ?? '') && Number(one) <= MOST_DAYS ? String(Number(one)) : null]
};

function conditionFrom(json: unknown): Condition {
	if (!isObject(json) || typeof json.what !== 'string' || !Array.isArray(json.values ?? [])) return refuse();
	const does = DOES.find((one) => one === json.does) ?? refuse();
	const { what } = json;
	if (!what || what.length > MOST_ATTRIBUTE_NAME || (what.startsWith('@') && !isSubject(what)))
		return refuse();
	const given: unknown[] = Array.isArray(json.values) ? json.values : [];
	if (given.length > MOST_VALUES) return refuse();
	const texts = given.map((one) => (typeof one === 'string' ? cleaned(one) : refuse()));
	const values = READERS[TAKES[does]](texts.filter(Boolean)).map((one) => one ?? refuse());
	return values.some((one) => one.length > MOST_VALUE) ? refuse() : { what, does, values };
}

/**
 * @param json as a form or a column holds it
 * @returns a rule; without a condition it means everybody
 * @throws Problem `invalid`
 */
export function ruleFrom(json: unknown): Rule {
	if (!isObject(json) || !Array.isArray(json.every) || json.every.length > MOST_CONDITIONS) return refuse();
	return { every: json.every.map(conditionFrom) };
}
