import { describe, expect, it } from 'vitest';
import { bodyOf, documentIn, nameIn, revisionIn } from './body';

const request = (body: string, type = 'application/json') =>
	new Request('http://here/', { method: 'PUT', body, headers: { 'content-type': type } });

describe('what a save of a site may be', () => {
	it.each([
		['', 'invalid'],
		['{', 'invalid'],
		['[]', 'invalid'],
		['null', 'invalid'],
		[`{"document":"${'听'.repeat(510_000)}"}`, 'too_large']
	])('a body like %.20s is %s', async (body, code) => {
		await expect(bodyOf(request(body))).rejects.toMatchObject({ code });
	});

	it('a body that does not say that it is JSON is not read', async () => {
		expect(await bodyOf(request('{"revision":1}', 'Application/JSON; charset=utf-8'))).toEqual({
			revision: 1
		});
		for (const type of ['text/plain', 'application/jsonp', ''])
			await expect(bodyOf(request('{"revision":1}', type))).rejects.toMatchObject({ code: 'invalid' });
	});

	it.each([undefined, null, 'text', [], 1])('%j is no document', (document) => {
		expect(() => documentIn({ document })).toThrow(expect.objectContaining({ code: 'invalid' }));
	});

	it.each([undefined, '1', 0, -1, 1.5, NaN, 2 ** 31])('%j is no revision', (revision) => {
		expect(() => revisionIn({ revision })).toThrow(expect.objectContaining({ code: 'invalid' }));
	});

	it.each([
		['  A name ', 'A name'],
		['站'.repeat(201), null],
		['   ', null],
		['a\u0000b', 'ab'],
		[undefined, null]
	])('a name like %j is %j', (value, name) => expect(nameIn(value)).toBe(name));
});
