import { describe, expect, it } from 'vitest';
import { rowsOf, walk, type Branch } from './tree';

const leaf = (id: string): Branch => ({ id, label: id.toUpperCase(), children: [] });
const tree: Branch[] = [{ id: 'a', label: 'A', children: [leaf('b'), leaf('c')] }, leaf('d')];
const OPEN: ReadonlySet<string> = new Set();
const CLOSED: ReadonlySet<string> = new Set(['a']);

describe('a tree', () => {
	it('shows what is not inside of something closed, and says where each stands', () => {
		expect(rowsOf(tree, OPEN).map(({ branch, level, place, of }) => [branch.id, level, place, of])).toEqual([
			['a', 1, 1, 2],
			['b', 2, 1, 2],
			['c', 2, 2, 2],
			['d', 1, 2, 2]
		]);
		expect(rowsOf(tree, CLOSED).map(({ branch }) => branch.id)).toEqual(['a', 'd']);
	});

	it.each([
		['a', 'ArrowDown', OPEN, { to: 'b' }],
		['a', 'ArrowDown', CLOSED, { to: 'd' }],
		['d', 'ArrowUp', OPEN, { to: 'c' }],
		['d', 'ArrowDown', OPEN, null],
		['c', 'Home', OPEN, { to: 'a' }],
		['a', 'End', OPEN, { to: 'd' }],
		['a', 'ArrowLeft', OPEN, { close: 'a' }],
		['a', 'ArrowRight', CLOSED, { open: 'a' }],
		['a', 'ArrowRight', OPEN, { to: 'b' }],
		['c', 'ArrowLeft', OPEN, { to: 'a' }],
		['d', 'ArrowLeft', OPEN, null],
		['d', 'ArrowRight', OPEN, null],
		['d', 'b', OPEN, { to: 'b' }],
		['d', 'B', CLOSED, null],
		['a', '/', OPEN, null],
		['x', 'Home', OPEN, null]
	])('from %s, %s (closed: %j) gives %j', (from, key, closed, found) =>
		expect(walk(rowsOf(tree, closed), from, key, closed)).toEqual(found)
	);
});
