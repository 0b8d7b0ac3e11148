import { arrayFunctions, itemsOf } from './arrays';
import { dateFunctions } from './dates';
import type { Run, Scope } from './evaluate';
import type { Tree } from './tree';
import { sum } from './sums';
import { isNumeric, less, numberOf, own, textOf, toNumber } from './values';

type Args = unknown[];

/**
 * SurveyJS's built-in functions, but for those that ask for the survey's own state: isContainerReady and
 * propertyValue. `getComment` is read as a name (`compiler/conditions.ts`).
 */
const functions: Record<string, (args: Args, scope: Scope) => unknown> = {
	sum: total,
	min: (args) => extreme(args, less),
	max: (args) => extreme(args, (one, so) => less(so, one)),
	count: (args) => flat(args).length,
	avg: average,
	round,
	trunc: truncated,
	substring,
	displayValue: ([name, value], scope) => scope.display?.(textOf(name), value ?? undefined),
	// A respondent's page never only displays.
	isDisplayMode: () => false,
	...dateFunctions
};

/** Whether `evaluate` knows the function. Letter case matters, as in SurveyJS. */
export function isKnownFunction(name: string): boolean {
	return name === 'iif' || Object.hasOwn(functions, name) || isArrayFunction(name);
}

/** Whether the function takes a condition for each item of a list. */
export function isArrayFunction(name: string): boolean {
	return Object.hasOwn(arrayFunctions, name);
}

/** The value of a call; null where nobody knows the function. */
export function callFunction(name: string, of: (Tree | null)[], scope: Scope, run: Run): unknown {
	const overItems = own(arrayFunctions, name);
	if (overItems) return overItems(itemsOf(of, scope, run));
	const args = of.map((one) => run(one, scope));
	return (own(functions, name) ?? (() => null))(args, scope);
}

/** All that was given, lists unpacked, numbers read, what is absent left out. */
function flat(args: Args): unknown[] {
	return args.flat(Infinity).flatMap((one) => (isNumeric(one) ? toNumber(one) : (one ?? [])));
}

function total(args: Args): unknown {
	return flat(args).reduce<unknown>(sum, 0);
}

function extreme(args: Args, beats: (one: unknown, so: unknown) => boolean): unknown {
	return flat(args).reduce<unknown>((so, one) => (so === undefined || beats(one, so) ? one : so), undefined);
}

function average(args: Args): number {
	const n = flat(args).length;
	return n ? Number(total(args)) / n : 0;
}

function round(args: Args): number {
	const [value, places] = flat(args);
	if (!isNumeric(value) || !isNumeric(places || 0)) return NaN;
	const factor = 10 ** numberOf(places || 0);
	return Math.round(numberOf(value) * factor * (1 + Number.EPSILON)) / factor;
}

/** Cuts the written number, so that 2.175 to one place is 2.1 whatever its binary form. */
function truncated(args: Args): number {
	const [value, places] = flat(args);
	if (!isNumeric(value) || !isNumeric(places || 0)) return NaN;
	const [whole = '', rest = ''] = /^(-?\d+)(.\d*)?/.exec(textOf(value))?.slice(1) ?? [];
	const kept = Number.isInteger(places) && numberOf(places) > 0 ? numberOf(places) + 1 : 0;
	return Number(whole + rest.slice(0, kept));
}

function substring([text, start, end]: Args): string {
	if (!text || typeof text !== 'string' || !isNumeric(start)) return '';
	return text.substring(numberOf(start), isNumeric(end) ? numberOf(end) : undefined);
}
