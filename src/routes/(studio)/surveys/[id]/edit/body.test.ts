import { describe, expect, it } from 'vitest';
import { bodyOf, definitionIn, nameIn, revisionIn } from './body';

const request = (body: string) => new Request('http://here/', { method: 'PUT', body });

describe('what a save may be', () => {
	it.each([
		['', 'invalid'],
		['{', 'invalid'],
		['[]', 'invalid'],
		['null', 'invalid'],
		['"{}"', 'invalid'],
		[`{"definition":"${'听'.repeat(400_000)}"}`, 'too_large']
	])('a body like %.20s is %s', async (body, code) => {
		await expect(bodyOf(request(body))).rejects.toMatchObject({ code });
	});

	it.each([undefined, null, 'text', '{}', [], 1])('%j is no definition', (definition) => {
		expect(() => definitionIn({ definition })).toThrow(expect.objectContaining({ code: 'invalid' }));
	});

	it('a definition that cannot be published is one', () => {
		expect(definitionIn({ definition: { pages: 'nonsense' } })).toEqual({ pages: 'nonsense' });
	});

	it.each([undefined, '1', 0, -1, 1.5, NaN, 2 ** 31])('%j is no revision', (revision) => {
		expect(() => revisionIn({ revision })).toThrow(expect.objectContaining({ code: 'invalid' }));
	});

	it.each([
		['  A name ', 'A name'],
		['问'.repeat(200), '问'.repeat(200)],
		['问'.repeat(201), null],
		['   ', null],
		['a\u0000b', 'ab'],
		[undefined, null],
		[7, null]
	])('a name like %j is %j', (value, name) => expect(nameIn(value)).toBe(name));
});
