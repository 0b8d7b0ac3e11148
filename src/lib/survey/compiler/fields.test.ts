import { expect, test } from 'vitest';
import { compile } from '../compile';
import { compilers, rules } from '../questions/registry';

const compiled = (urlFields: unknown[]) =>
	compile(
		{ title: 'T', elements: [{ type: 'text', name: 'q', title: 'Q' }], urlFields },
		{ rules, compilers }
	);
const many = (n: number) => Array.from({ length: n }, (_, i) => `f${i}`);

test.each<[string, unknown[], string[]]>([
	['50 fields', many(50), []],
	['50 fields, one of them twice', [...many(50), 'f0'], []],
	['51 fields', many(51), ['too_many_fields']],
	['a name that cannot be one', ['a b'], ['field_name']]
])('%s', (_, fields, codes) => {
	const { obstacles } = compiled(fields);
	expect(obstacles.filter(({ property }) => property === 'urlFields').map(({ code }) => code)).toEqual(codes);
});

test('fields stand in their order, however they are written; what no question has is hidden', () => {
	expect(compiled(['a', { name: 'q' }, { value: ' b ' }]).plan.fields).toEqual([
		{ name: 'a', hidden: true },
		{ name: 'q', hidden: false },
		{ name: 'b', hidden: true }
	]);
});
