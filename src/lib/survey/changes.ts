import { lookup, pathOf } from './expression/lookup';
import { asksTheWorld, namesIn } from './expression/references';
import type { Tree } from './expression/tree';
import type { PlannedQuestion } from './plan';
import { same } from './same';

/** What changed, by the name of the answer in lower case. */
export type Keys = Map<string, Change>;
export interface Change {
	before: unknown;
	after: unknown;
}

/** Whether an expression speaks of something that changed; one that asks for the day or the like may always do. */
export function speaksOf(tree: Tree, keys: Keys): 'changed' | 'always' | 'no' {
	if (asksTheWorld(tree)) return 'always';
	const names = namesIn(tree);
	return names.length === 0 ? 'always' : names.some((path) => changedAt(path, keys)) ? 'changed' : 'no';
}

export function changedAt(path: readonly string[], keys: Keys): boolean {
	const written = path.join('.').replaceAll('.[', '[').toLowerCase();
	for (const [name, { before, after }] of keys) {
		if (written === name || written.replace(/-unwrapped$/, '') === name) return true;
		if (!written.startsWith(`${name}.`) && !written.startsWith(`${name}[`)) continue;
		const rest = pathOf(path.join('.').replaceAll('.[', '[').slice(name.length).replace(/^\./, '_.')).slice(
			1
		);
		const steps =
			written[name.length] === '[' ? [path.find((step) => step.startsWith('[')) ?? '', ...rest] : rest;
		if (!same(lookup(before, steps).value, lookup(after, steps).value)) return true;
	}
	return false;
}

/** It is taken away, not set: there is no expression that could speak of anything. */
export const isAway = ({ condition, expression }: NonNullable<PlannedQuestion['sets']>): boolean =>
	!!condition && expression.k === 'value' && expression.v === null;

/** Whether a question that is set by others may have to be set now. */
export const due = (sets: NonNullable<PlannedQuestion['sets']>, keys: Keys): boolean => {
	const expression = speaksOf(sets.expression, keys);
	if (!sets.condition) return expression !== 'no';
	const condition = speaksOf(sets.condition, keys);
	return condition === 'changed' || (isAway(sets) ? condition === 'always' : expression !== 'no');
};

/** @returns what differs between two records, by name in lower case */
export const differing = (
	one: Readonly<Record<string, unknown>>,
	other: Readonly<Record<string, unknown>>
): Keys =>
	new Map(
		[...new Set([...Object.keys(one), ...Object.keys(other)])]
			.filter((name) => !same(one[name], other[name]))
			.map((name) => [name.toLowerCase(), { before: one[name], after: other[name] }])
	);

/** Inside of an entry, changes of its own record are changes of `row.<name>` or `panel.<name>` as well. */
export function keysWithin(keys: Keys, path: readonly (string | number)[]): Keys {
	const change = keys.get(String(path[0]).toLowerCase());
	if (!change || path.length < 2) return keys;
	const place = path.slice(1, -1);
	const own = { before: at(change.before, place), after: at(change.after, place) };
	return new Map([...keys, ['row', own], ['panel', own]]);
}

/**
 * What an expression comes to, as an answer is stored: a date as its day (or minute, where that is asked for), nothing
 * for what is no value.
 */
export function answerOf(value: unknown, question?: PlannedQuestion): unknown {
	if (value instanceof Date) {
		if (isNaN(value.getTime())) return undefined;
		const minutes = question && 'input' in question && question.input === 'datetime-local';
		const two = (part: number) => String(part).padStart(2, '0');
		const day = [
			String(value.getFullYear()).padStart(4, '0'),
			two(value.getMonth() + 1),
			two(value.getDate())
		];
		const time = `T${two(value.getHours())}:${two(value.getMinutes())}`;
		return day.join('-') + (minutes ? time : '');
	}
	return value === null || (typeof value === 'number' && isNaN(value)) ? undefined : value;
}

/** What lies at a place deep in an answer. */
export const at = (value: unknown, path: readonly (string | number)[]): unknown =>
	path.reduce<unknown>(
		(inside, step) =>
			typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
				? Object.entries(inside).find(([key]) => key === String(step))?.[1]
				: undefined,
		value
	);

/** A copy of `value` with another one at `path`; what is missing on the way is made. */
export function put(value: unknown, [step, ...rest]: readonly (string | number)[], to: unknown): unknown {
	if (step === undefined) return to;
	if (typeof step === 'number') {
		const list: unknown[] = Array.isArray(value) ? [...value] : [];
		list[step] = put(list[step], rest, to);
		return Array.from(list, (one) => one ?? {});
	}
	const record: Record<string, unknown> =
		typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
	const inner = put(record[step], rest, to);
	if (inner === undefined) delete record[step];
	else record[step] = inner;
	return record;
}
