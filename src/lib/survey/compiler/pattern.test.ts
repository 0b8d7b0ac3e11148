import { describe, expect, test } from 'vitest';
import { Patterns } from './pattern';

const longestFor = (pattern: string, insensitive: boolean) => new Patterns().longest(pattern, insensitive);

describe('patterns that could hang are refused', () => {
	test.each([
		'(a+)+$',
		'(a*)*$',
		'(a|a)*$',
		'(a|aa)+$',
		'(a|a?)+$',
		'([a-zA-Z]+)*$',
		'(.*a){12}$',
		'^(\\w+\\s?)*$',
		'^(([a-z])+.)+[A-Z]([a-z])+$',
		'^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
		'^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
		'(x+x+)+y',
		'(?:a{1,20}){2,}$',
		'((a?)+)+$',
		'(\\d+|\\d+x)*$',
		'(a)\\1',
		'(?=a+)b',
		'(?<!a)b',
		'(a?){30}a{30}'
	])('%s', (pattern) => expect(longestFor(pattern, false)).toBe('slow'));

	test.each(['(', '[a', 'a**', '\\'])('unreadable: %s', (pattern) =>
		expect(longestFor(pattern, false)).toBe('unreadable')
	);
});

describe('patterns that people write are served', () => {
	test.each([
		'^\\d{5}$',
		'^[A-Z]{2}-\\d{4,6}$',
		'^\\+?[0-9 ()-]{7,20}$',
		'^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$',
		'^(yes|no|maybe)$',
		'^([a-z]+\\.)*[a-z]+$',
		'^(\\d{3}-)*\\d{3}$',
		'\\bcat\\b',
		'^[\\u4e00-\\u9fa5]{2,10}$',
		'^1[3-9]\\d{9}$',
		'^(?:\\d{1,3}\\.){3}\\d{1,3}$',
		'^.{10,500}$',
		'https?://\\S+'
	])('%s', (pattern) => expect(longestFor(pattern, true)).toBeGreaterThan(90));
});

test('a pattern that is let through is quick on the worst text of its limit', () => {
	for (const pattern of [
		'\\S+@\\S+\\.\\S+$',
		'^\\d+-\\d+-\\d+-\\d+$',
		'(a|b)*c',
		'.*a.*b$',
		'[a-z]+[a-z]+[a-z]+$'
	]) {
		const limit = longestFor(pattern, false);
		if (typeof limit !== 'number') continue;
		for (const sign of ['a', '@', '1', '.', 'b']) {
			const text = sign.repeat(limit);
			const start = performance.now();
			new RegExp(pattern).test(`${text.slice(1)}\n`);
			expect(performance.now() - start, `${pattern} on ${sign}`).toBeLessThan(1_000);
		}
	}
});

describe('what judging patterns may cost', () => {
	const many = Array.from(
		{ length: 500 },
		(_, i) => `^[a-z]?(?:x\\d?y?){8}(?:z\\w?){8}(?:q\\w?){8}(?:p\\w?){8}${i}$`
	);

	test('is shared by all patterns of a survey', () => {
		const patterns = new Patterns();
		const began = performance.now();
		const found = many.map((pattern) => patterns.longest(pattern, false));
		expect(performance.now() - began).toBeLessThan(1_000);
		expect(found[0]).toBeGreaterThan(90);
		expect(found.at(-1)).toBe('slow');
		// The control: alone it is none that is refused.
		expect(longestFor(many.at(-1) ?? '', false)).toBeGreaterThan(90);
	});

	test('leaves something for the others after the worst', () => {
		const patterns = new Patterns();
		expect(patterns.longest('(?:(?:(?:(?:(?:(?:(?:(?:){8}){8}){8}){8}){8}){8}){8}){8}', false)).toBe('slow');
		expect(patterns.longest('^\\d{5}$', false)).toBeGreaterThan(90);
	});

	test('is not spent by the same pattern in many questions, nor by some hundred usual ones', () => {
		const patterns = new Patterns();
		for (let i = 0; i < 500; i++) expect(patterns.longest(many[0] ?? '', false)).toBeGreaterThan(90);
		for (let i = 0; i < 200; i++)
			expect(patterns.longest(`^[A-Z]{2}-\\d{4,6}-${i}$`, true)).toBeGreaterThan(90);
	});

	test('ends at copies of copies of nothing', () => {
		let pattern = '';
		for (let depth = 0; depth < 18; depth++) pattern = `(?:${pattern}){8}`;
		const began = performance.now();
		expect(longestFor(pattern, false)).toBe('slow');
		expect(performance.now() - began).toBeLessThan(1_000);
	});
});
