import type { Run, Scope } from './evaluate';
import { find } from './lookup';
import type { Tree } from './tree';
import { sum } from './sums';
import { isEmpty, isNumeric, isObject, less, own, plain, toNumber } from './values';

/**
 * The functions over rows and panels: `sumInArray({rows}, 'price', {count} > 1)`. What comes third is a
 * condition on each item, or (a plain text) the field to return; then the condition comes fourth.
 */
type Item = Record<string, unknown>;
interface Items {
	items: Item[];
	field: string;
	returned: string;
}

/** What a function over no list at all answers is the same as over an empty one. */
export const arrayFunctions: Record<string, (given: Items) => unknown> = {
	sumInArray: total,
	countInArray: ({ items }) => items.length,
	avgInArray: (given) => (given.items.length ? Number(total(given)) / given.items.length : 0),
	minInArray: (given) => best(given, less),
	maxInArray: (given) => best(given, (one, so) => less(so, one))
};

/** The field that a third parameter names, or undefined if it is a condition. */
export function fieldNamed(tree: Tree | null | undefined): string | undefined {
	const text = tree?.k === 'value' ? tree.v : undefined;
	return typeof text === 'string' && !/[{}><=!]/.test(text) ? text : undefined;
}

/** The items that count: those with something in the field, for which the condition holds. */
export function itemsOf(of: (Tree | null)[], scope: Scope, run: Run): Items {
	const list = run(of[0] ?? null, scope);
	const field = run(of[1] ?? null, scope);
	if (of.length > 4 || !isObject(list) || typeof field !== 'string')
		return { items: [], field: '', returned: '' };
	const returned = fieldNamed(of[2]);
	const condition = returned === undefined ? of[2] : of[3];
	const counts = (item: unknown): item is Item =>
		isObject(item) &&
		!isEmpty(own(item, field)) &&
		(!condition || plain(run(condition, within(item, scope))) == true);
	return { items: Object.values(list).filter(counts), field, returned: returned ?? field };
}

/** In a condition a name means the item's own field, and an answer where the item has none. */
function within(item: Item, scope: Scope): Scope {
	return {
		read(path) {
			const inside = find(item, path);
			return inside.found ? inside : scope.read(path);
		},
		now: () => scope.now()
	};
}

function numberIn(item: Item, field: string): unknown {
	const value = own(item, field);
	if (typeof value !== 'string') return value;
	return isNumeric(value) ? toNumber(value) : undefined;
}

function total({ items, field }: Items): unknown {
	return items.reduce<unknown>((so, item) => sum(so, numberIn(item, field) ?? 0), 0);
}

function best({ items, field, returned }: Items, beats: (one: unknown, so: unknown) => boolean): unknown {
	let winner: Item | undefined;
	for (const item of items) {
		const value = numberIn(item, field);
		if (value === undefined || (winner && !beats(value, numberIn(winner, field)))) continue;
		winner = item;
	}
	return winner && (returned === field ? numberIn(winner, field) : own(winner, returned));
}
