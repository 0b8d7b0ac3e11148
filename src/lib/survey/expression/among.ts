import { absent } from './operators';
import { isEmpty, same, textOf } from './values';

/** The words that look into a list or a text, by the name that `parse` gives them. */
export function among(op: string, a: unknown, b: unknown): unknown {
	switch (op) {
		case 'contains':
			return contains(a, b);
		case 'notcontains':
			return (!a && !isEmpty(b)) || contains(a, b, false);
		case 'anyof':
			return anyof(a, b);
		case 'noneof':
			return !anyof(a, b);
		case 'allof':
			return (a || isEmpty(b)) && listOf(b).every((one) => contains(a, one));
	}
	return undefined;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

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
