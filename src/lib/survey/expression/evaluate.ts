import { callFunction } from './functions';
import type { Found } from './lookup';
import { operated } from './operators';
import type { Tree } from './tree';
import { isEmpty, plain, seen, turn } from './values';

/** What an expression may ask of the world around it. */
export interface Scope {
	/** Usually `lookup(answers, path)`. A ranking is `ordered`: equality minds its order. */
	read(path: string[]): Found;
	now(): Date;
	/** An answer (or another value of the same question) in words, for `displayValue`. */
	display?(name: string, value?: unknown): string | undefined;
}

export type Run = (tree: Tree | null, scope: Scope) => unknown;
/** An evaluation that needs more steps than this ends in null. */
const STEPS = 1_000_000;
let nested = 0;

/**
 * The value of an expression, as survey-core 3 would have it. Never throws by itself; whatever an answer
 * holds, an operation that makes no sense is null, NaN or false. A date is a `Date`.
 * `scope.read` may evaluate in turn (a calculated value): all of it shares one allowance of steps.
 */
export function evaluate(tree: Tree | null, scope: Scope): unknown {
	if (!nested++) {
		turn.steps = STEPS;
		turn.now = scope.now();
	}
	try {
		return run(tree, scope);
	} finally {
		nested--;
	}
}

/** Whether a condition holds: it does for true, 1 and '1', but not for 2 or 'yes'. */
export function isTrue(tree: Tree | null, scope: Scope): boolean {
	return plain(evaluate(tree, scope)) == true;
}

function run(tree: Tree | null, scope: Scope): unknown {
	if (!tree || turn.steps-- < 0) return null;
	switch (tree.k) {
		case 'value':
			return tree.v;
		case 'name':
			return named(tree, scope.read(tree.path));
		case 'list':
			return tree.of.map((one) => run(one, scope));
		case 'not':
			return !run(tree.of, scope);
		case 'call':
			return tree.name === 'iif' ? chosen(tree.of, scope) : callFunction(tree.name, tree.of, scope, run);
		case 'op':
			return operate(tree, scope);
	}
	return isEmpty(run(tree.of, scope)) === (tree.k === 'empty');
}

/** The one function that does without the rest of them: most surveys call no other. */
function chosen(of: (Tree | null)[], scope: Scope): unknown {
	const [condition = null, then = null, otherwise = null] = of.map((one) => run(one, scope));
	return of.length < 2 ? null : condition ? then : otherwise;
}

function named(tree: Tree & { k: 'name' }, { found, value }: Found): unknown {
	if (!found) return tree.literal ?? null;
	return tree.raw ? value : seen(value);
}

function operate(tree: Tree & { k: 'op' }, scope: Scope): unknown {
	let left = run(tree.left, scope);
	let right = run(tree.right, scope);
	if (tree.arithmetic) {
		left = filled(left, right);
		right = filled(right, left);
	}
	const ordered = !tree.arithmetic && (isOrdered(tree.left, scope) || isOrdered(tree.right, scope));
	return operated(tree.op, left, right, ordered);
}

const isOrdered = (tree: Tree | null, scope: Scope) => tree?.k === 'name' && scope.read(tree.path).ordered;

/** What stands in for an absent operand. */
function filled(value: unknown, other: unknown): unknown {
	if (!isEmpty(value)) return value;
	if (Array.isArray(other) && typeof value !== 'string') return [];
	const isText = typeof other !== 'number' && (typeof value === 'string' || typeof other === 'string');
	return isText ? '' : 0;
}
