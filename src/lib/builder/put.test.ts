import { describe, expect, it } from 'vitest';
import { putter } from './put';

const json = (status: number, body: unknown) =>
	new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

const ANSWERS: [name: string, response: () => Response, wanted: unknown][] = [
	['the next revision', () => json(200, { revision: 4 }), { kind: 'saved', revision: 4 }],
	[
		'somebody else’s',
		() => json(409, { revision: 5, doc: { b: 1 } }),
		{ kind: 'stale', revision: 5, document: '{"b":1}' }
	],
	['signed out', () => json(401, { message: 'x' }), { kind: 'refused', reason: 'unknown' }],
	['no longer an editor', () => json(403, {}), { kind: 'refused', reason: 'forbidden' }],
	['gone', () => json(404, {}), { kind: 'refused', reason: 'missing' }],
	['too large', () => json(413, 'Content-length exceeds limit'), { kind: 'refused', reason: 'too_large' }],
	['not understood', () => json(400, {}), { kind: 'refused', reason: 'invalid' }],
	['another conflict', () => json(409, { message: 'x' }), { kind: 'refused', reason: 'invalid' }],
	['too busy', () => json(429, {}), { kind: 'failed' }],
	['in trouble', () => json(503, '<h1>down</h1>'), { kind: 'failed' }],
	['a page instead of an answer', () => json(200, '<!doctype html>'), { kind: 'failed' }]
];

describe('a save over HTTP', () => {
	it.each(ANSWERS)('%s', async (_, response, wanted) => {
		const put = putter('/here', 'doc', JSON.stringify, 90_000, async () => response());
		expect(await put('{}', 3)).toEqual(wanted);
	});

	it('of a document that is too long is not sent', async () => {
		let sent = false;
		const put = putter('/here', 'doc', JSON.stringify, 9, async () => {
			sent = true;
			return json(200, { revision: 4 });
		});
		expect(await put('"听听听"', 3)).toEqual({ kind: 'refused', reason: 'too_large' });
		expect(sent).toBe(false);
	});

	it('that never arrives has failed', async () => {
		const put = putter('/here', 'doc', JSON.stringify, 90_000, () =>
			Promise.reject(new TypeError('offline'))
		);
		expect(await put('{}', 3)).toEqual({ kind: 'failed' });
	});

	it.each([
		['outlives its page while it is small', 100, true],
		['is an ordinary one when it is large, in bytes and not in characters', 25_000, false]
	])('%s', async (_, length, wanted) => {
		let seen: RequestInit | undefined;
		const put = putter('/here', 'doc', JSON.stringify, 90_000, async (__, init) => {
			seen = init;
			return json(200, { revision: 2 });
		});
		await put(JSON.stringify('听'.repeat(length)), 1);
		expect(seen?.keepalive).toBe(wanted);
		expect(JSON.parse(String(seen?.body))).toEqual({ revision: 1, doc: '听'.repeat(length) });
	});
});
