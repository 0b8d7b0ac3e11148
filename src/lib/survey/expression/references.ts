import type { Tree } from './tree';

type Node = Tree | null;

function partsOf(tree: Tree): Node[] {
	switch (tree.k) {
		case 'list':
		case 'call':
			return tree.of;
		case 'not':
		case 'empty':
		case 'notempty':
			return [tree.of];
		case 'op':
			return [tree.left, tree.right];
	}
	return [];
}

function everyNode(tree: Node): Tree[] {
	const nodes: Tree[] = [];
	const waiting: Node[] = [tree];
	while (waiting.length) {
		const node = waiting.pop();
		if (!node) continue;
		nodes.push(node);
		waiting.push(...partsOf(node).toReversed());
	}
	return nodes;
}

/**
 * The path of every name in the expression, in the order of the text, twice if it is there twice. Names in
 * the condition of `sumInArray` and its like are among them: they are fields of an item, or answers. A
 * first part that begins with `$` asks for a property of the question itself, which `evaluate` cannot read.
 */
export function namesIn(tree: Node): string[][] {
	return everyNode(tree).flatMap((node) => (node.k === 'name' ? [node.path] : []));
}

/** The name of every function that the expression calls; `isKnownFunction` tells which can be evaluated. */
export function callsIn(tree: Node): string[] {
	return everyNode(tree).flatMap((node) => (node.k === 'call' ? [node.name] : []));
}

/** Whether the expression calls a function with nothing, such as `today()`: what it comes to may change by itself. */
export function asksTheWorld(tree: Node): boolean {
	return everyNode(tree).some((node) => node.k === 'call' && node.of.length === 0);
}
