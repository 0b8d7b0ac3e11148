import { describe, expect, test } from 'vitest';
import { DOES, doesFor, ruleFrom, TAKES } from './rule';

const condition = (over: object = {}) => ({ what: 'department', does: 'one_of', values: ['Sales'], ...over });

describe('a rule', () => {
	test.each([
		[{ every: [] }, { every: [] }],
		[{ every: [condition({ values: [' Sales ', 'Sales', ''] })] }, { every: [condition()] }],
		[{ every: [condition({ does: 'known' })] }, { every: [condition({ does: 'known', values: [] })] }],
		[
			{ every: [condition({ does: 'this_year', values: undefined })] },
			{ every: [condition({ does: 'this_year', values: [] })] }
		],
		[
			{ every: [condition({ does: 'at_least', values: ['1,5', 'x'] })] },
			{ every: [condition({ does: 'at_least', values: ['1.5'] })] }
		],
		[
			{ every: [condition({ does: 'before', values: ['2026/3/1'] })] },
			{ every: [condition({ does: 'before', values: ['2026-03-01'] })] }
		],
		[
			{ every: [condition({ does: 'within_days', values: ['030'] })] },
			{ every: [condition({ does: 'within_days', values: ['30'] })] }
		],
		[{ every: [condition({ what: '@domain', more: 1 })] }, { every: [condition({ what: '@domain' })] }]
	])('%j is taken', (json, rule) => expect(ruleFrom(json)).toEqual(rule));

	test.each([
		null,
		[],
		{},
		{ every: {} },
		{ every: [null] },
		{ every: Array(21).fill(condition()) },
		{ every: [condition({ does: 'toString' })] },
		{ every: [condition({ what: '@secret' })] },
		{ every: [condition({ what: '' })] },
		{ every: [condition({ values: [] })] },
		{ every: [condition({ values: [3] })] },
		{ every: [condition({ values: 'Sales' })] },
		{ every: [condition({ values: Array(201).fill('x') })] },
		{ every: [condition({ values: ['x'.repeat(501)] })] },
		{ every: [condition({ does: 'contains', values: [' '] })] },
		{ every: [condition({ does: 'at_most', values: ['many'] })] },
		{ every: [condition({ does: 'after', values: ['soon'] })] },
		{ every: [condition({ does: 'within_days', values: ['-3'] })] }
	])('%j is refused', (json) =>
		expect(() => ruleFrom(json)).toThrow(expect.objectContaining({ code: 'invalid' }))
	);

	test('has words for everything that can be said', () => {
		expect([...DOES].sort()).toEqual(Object.keys(TAKES).sort());
		const said = (['text', 'number', 'date'] as const).flatMap((kind) => doesFor('anything', kind));
		expect([...new Set(said)].sort()).toEqual([...DOES].sort());
		expect(doesFor('@consent', 'text')).toContain('before');
		expect(doesFor('@address', 'number')).toEqual(['contains', 'known', 'unknown']);
	});
});
