import { expect, test } from 'vitest';
import { isId, newId } from './ids';
import { cleanText } from './text';

test('ids are new, and fit into addresses and elements', () => {
	const ids = Array.from({ length: 1_000 }, newId);
	expect(new Set(ids).size).toBe(ids.length);
	for (const id of ids) {
		expect(isId(id)).toBe(true);
		expect(id).toMatch(/^[a-z]/);
	}
});

test.each(['', '-a', 'a b', 'a"b', '../a', 'ä', 'a'.repeat(65), 7, null])('%j is no id', (id) =>
	expect(isId(id)).toBe(false)
);

test.each([
	['a\u0000b', true, 'a\uFFFDb'],
	['cut \uD83D', true, 'cut \uFFFD'],
	['😀', true, '😀'],
	['a\r\nb\u2028c', true, 'a\nb\nc'],
	['a\r\nb\tc', false, 'a b c'],
	['bell\u0007', false, 'bell']
])('%j is kept as text', (text, long, kept) => expect(cleanText(text, long)).toBe(kept));
