import { asDates } from './moments';
import { among } from './among';
import { reckon } from './reckon';
import { less, same } from './values';

type Operator = (left: unknown, right: unknown, ordered?: boolean) => unknown;

/** What every sign and word between operands does, by the name that `parse` gives it. */
const operators: Record<string, Operator> = {
	and: (a, b) => a && b,
	or: (a, b) => a || b,
	equal,
	notequal: (a, b, ordered) => !equal(a, b, ordered),
	less: (a, b) => compared(a, b, less),
	greater: (a, b) => compared(a, b, greater),
	lessorequal: (a, b) => equal(a, b) || compared(a, b, less),
	greaterorequal: (a, b) => equal(a, b) || compared(a, b, greater)
};

export const operated = (op: string, left: unknown, right: unknown, ordered?: boolean): unknown =>
	Object.hasOwn(operators, op)
		? operators[op]?.(left, right, ordered)
		: (RECKONING.includes(op) ? reckon : among)(op, left, right);

const RECKONING = ['plus', 'minus', 'mul', 'div', 'mod', 'power'];

function equal(a: unknown, b: unknown, ordered?: boolean): boolean {
	const [x, y] = pair(a, b);
	return same(absent(x), absent(y), ordered);
}

/** Without the part of the page's script that knows dates, there are none. */
const pair = (a: unknown, b: unknown): [unknown, unknown] => asDates(a, b) ?? [a, b];

const greater = (a: unknown, b: unknown) => less(b, a);

function compared(a: unknown, b: unknown, by: typeof less): boolean {
	if (a === null || a === undefined || b === null || b === undefined) return false;
	return by(...pair(a, b));
}

/** The word `undefined` in quotes means what it says. */
export const absent = (value: unknown) => (value === 'undefined' ? undefined : value);
