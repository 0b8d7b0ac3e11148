import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJson } from './json';

const CORPUS = new URL('../../../../shared/corpus/json/test_parsing/', import.meta.url);

describe('reading JSON', () => {
	it.each([
		['{"a": 1}', { a: 1 }],
		['\uFEFF[]', []],
		[' "x" ', 'x']
	])('%j is read', (text, value) => {
		expect(readJson(text)).toEqual({ value });
	});

	it.each([
		['', 1, 1],
		['{\n\t"title": "x",\n\t"pages": [\n\t]\n', 5, 1],
		['{\n  "title": "x"\n  "pages": []\n}', 3, 3],
		['{\n  "title": "x",\n}', 3, 1],
		['{"a": [1, 2,]}', 1, 13],
		["{'a': 1}", 1, 2],
		['{"a": 01}', 1, 7],
		['{"a": tru}', 1, 7],
		['{"a": "x\ny"}', 1, 7],
		['{"a": 1} x', 1, 10],
		['[1}', 1, 3],
		['{"a"\r\n\r\n1}', 3, 1],
		['<html>', 1, 1]
	])('%j stops being JSON at %i:%i', (text, line, column) => {
		expect(readJson(text)).toEqual({ place: { line, column } });
	});

	it.skipIf(!existsSync(CORPUS))('finds a place in every text that is no JSON (needs the corpus)', () => {
		for (const name of readdirSync(CORPUS)) {
			const text = readFileSync(new URL(encodeURIComponent(name), CORPUS), 'utf8');
			const read = readJson(text);
			expect('value' in read || read.place.line >= 1, name).toBe(true);
			if (name.startsWith('y_')) expect(read, name).toHaveProperty('value');
			if (name.startsWith('n_')) expect(read, name).toHaveProperty('place');
		}
	});
});
