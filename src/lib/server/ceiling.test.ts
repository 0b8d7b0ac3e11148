import { expect, test } from 'vitest';
import { underCeiling } from './ceiling';
import { posted } from './form';

const LIMIT = 1000;
const field = (length: number) => `a=${'x'.repeat(length - 2)}`;

function request(body: string, stated: boolean): Request {
	const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
	if (stated) headers.set('content-length', String(body.length));
	const init: RequestInit & { duplex: 'half' } = {
		method: 'POST',
		headers,
		body: new Blob([body]).stream(),
		duplex: 'half'
	};
	return new Request('http://here.invalid', init);
}

test.each([true, false])('what is small enough is read as it is (length stated: %s)', async (stated) => {
	const form = await posted(underCeiling(request(field(LIMIT), stated), LIMIT));
	expect(String(form.get('a'))).toHaveLength(LIMIT - 2);
});

test.each([true, false])('what is too large is a 413, not a 500 (length stated: %s)', async (stated) => {
	const heavy = request(field(LIMIT + 1), stated);
	await expect(posted(underCeiling(heavy, LIMIT))).rejects.toMatchObject({ status: 413 });
	// The control: without the ceiling it is read.
	expect((await posted(request(field(LIMIT + 1), stated))).has('a')).toBe(true);
});

test('a request without a body stays itself', () => {
	const asked = new Request('http://here.invalid');
	expect(underCeiling(asked)).toBe(asked);
});
