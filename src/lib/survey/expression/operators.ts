import {
	decimals,
	isEmpty,
	isNumeric,
	joined,
	less,
	numberOf,
	plus,
	rounded,
	same,
	sum,
	textOf,
	toDate
} from './values';

type Operator = (left: unknown, right: unknown, ordered?: boolean) => unknown;

/** What every sign and word between operands does, by the name that `parse` gives it. */
export const operators: Record<string, Operator> = {
	and: (a, b) => a && b,
	or: (a, b) => a || b,
	plus: add,
	minus: (a, b) => rounded(numberOf(a) - numberOf(b), Math.max(decimals(a), decimals(b))),
	mul: (a, b) => rounded(numberOf(a) * numberOf(b), decimals(a) + decimals(b)),
	div: (a, b) => (b ? numberOf(a) / numberOf(b) : null),
	mod: (a, b) => (b ? numberOf(a) % numberOf(b) : null),
	power: (a, b) => numberOf(a) ** numberOf(b),
	equal,
	notequal: (a, b, ordered) => !equal(a, b, ordered),
	less: (a, b) => compared(a, b, less),
	greater: (a, b) => compared(a, b, greater),
	lessorequal: (a, b) => equal(a, b) || compared(a, b, less),
	greaterorequal: (a, b) => equal(a, b) || compared(a, b, greater),
	contains: (a, b) => contains(a, b),
	notcontains: (a, b) => (!a && !isEmpty(b)) || contains(a, b, false),
	anyof,
	noneof: (a, b) => !anyof(a, b),
	allof: (a, b) => (a || isEmpty(b)) && listOf(b).every((one) => contains(a, one))
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function add(a: unknown, b: unknown): unknown {
	const list = Array.isArray(a) ? a : b;
	const other = list === a ? b : a;
	if (isNumeric(a) && isNumeric(b)) return sum(a, b);
	if (!Array.isArray(list)) return plus(a, b);
	if (Array.isArray(other)) return [...list, ...other];
	if (typeof other === 'string') return list === a ? joined(list, ', ') + other : other + joined(list, ', ');
	if (typeof other !== 'number') return plus(a, b);
	return [...list.filter((one) => typeof one === 'number'), other].reduce<unknown>(sum, 0);
}

function equal(a: unknown, b: unknown, ordered?: boolean): boolean {
	const [x, y] = asDates(a, b).map(absent);
	return same(x, y, ordered);
}

const greater = (a: unknown, b: unknown) => less(b, a);

function compared(a: unknown, b: unknown, by: typeof less): boolean {
	if (a === null || a === undefined || b === null || b === undefined) return false;
	return by(...asDates(a, b));
}

/** The word `undefined` in quotes means what it says. */
const absent = (value: unknown) => (value === 'undefined' ? undefined : value);

/** A date beside a text is compared as precisely as the text is written: by day, hour, minute or second. */
function asDates(a: unknown, b: unknown): [unknown, unknown] {
	if (typeof a === 'string' && b instanceof Date) return [besides(b, a), wholeSeconds(b)];
	if (!(a instanceof Date && typeof b === 'string')) return [a, b];
	const date = wholeSeconds(a);
	if (b.length < 17) date.setSeconds(0);
	if (b.length < 14) date.setMinutes(0);
	if (b.length < 11) date.setHours(0);
	return [date, besides(date, b)];
}

const wholeSeconds = (date: Date) => new Date(new Date(date).setMilliseconds(0));

/** The text as a date, without its time if the date beside it has none. */
function besides(date: Date, text: string): Date {
	const other = toDate(text);
	if (!(date.getHours() || date.getMinutes() || date.getSeconds())) other.setHours(0, 0, 0);
	return other;
}

/** Answers `wanted` when everything of `right` is in `left`. */
function contains(left: unknown, right: unknown, wanted = true): boolean {
	if (Array.isArray(left)) {
		const has = (part: unknown) => left.some((one) => same(absent(one), absent(part)));
		return (left.length > 0 && listOf(right).every(has)) === wanted;
	}
	if ((!left && left !== 0 && left !== false) || !right) return false;
	return textOf(left).toLowerCase().includes(textOf(right).toLowerCase()) === wanted;
}

function anyof(left: unknown, right: unknown): boolean {
	if (isEmpty(left)) return isEmpty(right);
	if (isEmpty(right)) return true;
	if (!Array.isArray(left)) return contains(right, left);
	return listOf(right).some((one) => contains(left, one));
}
