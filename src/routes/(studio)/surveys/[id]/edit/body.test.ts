import { describe, expect, it } from 'vitest';
import { bodyOf, definitionIn, nameIn, revisionIn } from './body';

const request = (body: string, type = 'application/json') =>
	new Request('http://here/', { method: 'PUT', body, headers: { 'content-type': type } });

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

	it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
		'a body that says it is %s is read',
		async (type) => expect(await bodyOf(request('{"revision":1}', type))).toEqual({ revision: 1 })
	);

	it.each(['text/plain', 'text/plain; application/json', 'application/jsonp', ''])(
		'a body that says it is %j is not',
		async (type) =>
			await expect(bodyOf(request('{"revision":1}', type))).rejects.toMatchObject({ code: 'invalid' })
	);

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
