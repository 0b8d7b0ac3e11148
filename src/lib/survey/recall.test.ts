import { expect, test } from 'vitest';
import { Recall } from './recall';

const kept = (recall: Recall<number>, ...keys: string[]) =>
	keys.filter((key) => recall.find(key) !== undefined);

test('keeps so many, and forgets what was not asked for the longest', () => {
	const recall = new Recall<number>(2, 100);
	recall.keep('a', 1, 1);
	recall.keep('b', 2, 1);
	expect(recall.find('a')).toBe(1);
	recall.keep('c', 3, 1);
	expect(kept(recall, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('keeps so much, and never what alone is too much', () => {
	const recall = new Recall<number>(10, 100);
	recall.keep('a', 1, 60);
	recall.keep('b', 2, 101);
	expect(kept(recall, 'a', 'b')).toEqual(['a']);
	recall.keep('a', 1, 40);
	recall.keep('b', 2, 60);
	expect(kept(recall, 'a', 'b')).toEqual(['a', 'b']);
	recall.keep('c', 3, 1);
	expect(kept(recall, 'a', 'b', 'c')).toEqual(['b', 'c']);
});

test('forgets what it is told to', () => {
	const recall = new Recall<number>(10, 100);
	recall.keep('a', 1, 60);
	recall.forget('a');
	recall.forget('a');
	recall.keep('b', 2, 100);
	expect(kept(recall, 'a', 'b')).toEqual(['b']);
});
