import { describe, expect, test } from 'vitest';
import { longestFor } from './pattern';

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
