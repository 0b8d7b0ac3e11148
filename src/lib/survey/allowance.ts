import { lookup, type Found } from './expression/lookup';
import type { Tree } from './expression/tree';

/**
 * What one course may cost, in parts of expressions worked out and of values read. A large survey takes some
 * thousands; past it nothing holds and nothing is found, so that only ever less is shown and kept.
 * Beware: an author decides what every single answer costs the server, and the next author is somebody else.
 * Conditions that hide one another, or values that double one another, took minutes of its only thread.
 */
const ALLOWANCE = 300_000;
/** Characters of a text that weigh as much as one part. */
const LIGHT = 50;
/** An answer is a list or a row of lists; what lies deeper was made to hurt. */
const DEEPEST = 20;

export class Allowance {
	#left = ALLOWANCE;

	/** Parts paid for so far. */
	get spent(): number {
		return ALLOWANCE - this.#left;
	}

	/** Pays for working out an expression. @returns whether there was enough left */
	pays(tree: Tree): boolean {
		this.#left -= weigh(tree);
		return this.#left >= 0;
	}

	/** Pays for reading a value, all that is inside of it included. @returns whether there was enough left */
	reads(value: unknown, depth = 0): boolean {
		this.#left -= 1 + (typeof value === 'string' ? value.length / LIGHT : 0);
		if (depth > DEEPEST) this.#left = -1;
		if (this.#left < 0) return false;
		if (typeof value !== 'object' || value === null) return true;
		return Object.values(value).every((inside) => this.reads(inside, depth + 1));
	}
}

const weights = new WeakMap<Tree, number>();

/** @returns the number of parts of an expression. A plan is frozen, so it is counted once. */
function weigh(tree: Tree): number {
	const before = weights.get(tree);
	if (before) return before;
	const inside = 'of' in tree ? [tree.of].flat() : 'op' in tree ? [tree.left, tree.right] : [];
	const weight = inside.reduce((sum, one) => sum + (one ? weigh(one) : 1), 1);
	weights.set(tree, weight);
	return weight;
}

/**
 * `lookup` in values whose names do not become more, at a cost that does not grow with their number.
 *
 * @param names of all that may come to be among the values
 */
export function finder(
	values: Readonly<Record<string, unknown>>,
	names: readonly string[]
): (path: string[]) => Found {
	const keys = new Map<string, string>();
	for (const name of names) if (!keys.has(name.toLowerCase())) keys.set(name.toLowerCase(), name);
	const longest = Math.max(1, ...names.map((name) => name.split('.').length));
	return (path) => {
		const near: Record<string, unknown> = {};
		for (let end = Math.min(path.length, longest); end > 0; end--) {
			const key = keys.get(path.slice(0, end).join('.').toLowerCase());
			if (key !== undefined && Object.hasOwn(values, key)) near[key] = values[key];
		}
		// Of what leads nowhere, only whether it asks for a length matters.
		return lookup(near, Object.keys(near).length ? path : path.slice(-2));
	};
}
