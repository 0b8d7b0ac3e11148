import { expect, test } from 'vitest';
import { bounded } from './bounded';

test('what was not asked for the longest goes first', () => {
	const memory = bounded<string>(3);
	for (const key of ['a', 'b', 'c']) memory.set(key, key, 1);
	expect(memory.get('a')).toBe('a');
	memory.set('d', 'd', 1);
	expect(['a', 'b', 'c', 'd'].map((key) => memory.get(key))).toEqual(['a', undefined, 'c', 'd']);
});

test('it is bounded by what things cost, also when that changes', () => {
	const memory = bounded<number>(10);
	memory.set('a', 1, 1);
	memory.set('b', 2, 1);
	memory.set('b', 2, 9);
	expect(memory.get('a')).toBe(1);
	memory.set('b', 2, 10);
	expect(memory.get('a')).toBeUndefined();
	memory.set('c', 3, 11);
	expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([undefined, 2, undefined]);
	memory.set('d', 4, 10);
	memory.delete('d');
	memory.set('e', 5, 10);
	expect(memory.get('e')).toBe(5);
});
