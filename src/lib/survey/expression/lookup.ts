import { isObject, toNumber } from './values';

/**
 * Where a name leads. `a.b[0].c` is kept as the path `['a', 'b', '[0]', 'c']`. A name may itself hold a
 * point: of the keys that fit, the longest is taken. Letter case does not matter.
 */
export interface Found {
	found: boolean;
	value: unknown;
	/** Equality asks for the same order (a ranking). */
	ordered?: boolean;
}

/** The path of a name as it is written between braces. */
export function pathOf(name: string): string[] {
	return name.split('.').flatMap((part) => {
		const open = part.endsWith(']') ? part.lastIndexOf('[') : -1;
		const index = open < 0 ? NaN : toNumber(part.slice(open + 1, -1));
		return isNaN(index) ? [part] : [part.slice(0, open), `[${index}]`];
	});
}

/** The place that a part of a path such as `[2]` or `[-1]` names, or NaN. */
const indexOf = (part: string) => (part.startsWith('[') ? Number(part.slice(1, -1)) : NaN);

/** `lookup` without the rule that the length of what is absent is 0. */
export function find(values: unknown, path: string[]): Found {
	let value = values;
	for (let at = 0; at < path.length;) {
		const next = path.findIndex((part, i) => i > at && !isNaN(indexOf(part)));
		let end = next < 0 ? path.length : next;
		let part: unknown;
		for (; end > at && part === undefined; end--) part = member(value, path.slice(at, end).join('.'));
		if (part === undefined) return { found: false, value: undefined };
		value = part;
		at = end + 1;
	}
	return { found: true, value };
}

function member(of: unknown, name: string): unknown {
	if (Array.isArray(of) && !isNaN(indexOf(name))) return of.at(indexOf(name));
	if (name === 'length' && (Array.isArray(of) || typeof of === 'string')) return of.length;
	if (!isObject(of)) return undefined;
	const key = Object.keys(of).find((one) => one && one.toLowerCase() === name.toLowerCase());
	return key && of[key];
}

/**
 * Reads a path from answers (or from any value in them) as survey-core does. The comment to an answer
 * lies beside it, under `<name>-Comment`.
 */
export function lookup(values: unknown, path: string[]): Found {
	const read = find(values, path);
	const isLength = path.length > 1 && path.at(-1) === 'length';
	return !read.found && isLength ? { found: true, value: 0 } : read;
}
