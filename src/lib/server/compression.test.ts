import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressed } from './compression';

const page = '<p>How was it?</p>'.repeat(200);
const html = (body = page, headers: HeadersInit = {}) =>
	new Response(body, { status: 409, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
const asking = (accept?: string) =>
	new Request('http://earshot.test/', { headers: accept ? { 'accept-encoding': accept } : {} });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test.each([
	['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
	['gzip', 'gzip', gunzipSync],
	['br;q=0, gzip;q=0.5', 'gzip', gunzipSync]
] as const)('a browser that takes %s gets %s', async (accept, encoding, open) => {
	const response = await compressed(asking(accept), html());
	expect(response.headers.get('content-encoding')).toBe(encoding);
	expect(response.headers.get('vary')).toContain('accept-encoding');
	expect(response.status).toBe(409);
	const body = await bytes(response);
	expect(body.length).toBeLessThan(page.length / 4);
	expect(open(body).toString()).toBe(page);
});

test.each([
	['no encoding is asked for', asking(), html()],
	['the browser refuses all of them', asking('br;q=0, gzip;q=0'), html()],
	['the page is tiny', asking('br'), html('<p>Hi</p>')],
	['it is no page', asking('br'), html(page, { 'content-type': 'image/png' })]
])('it stays as it is when %s', async (_when, request, response) => {
	const result = await compressed(request, response);
	expect(result.headers.has('content-encoding')).toBe(false);
	expect((await bytes(result)).length).toBeGreaterThan(0);
});

describe('a page that everybody gets, but for an id', () => {
	const at = (path: string, more: RequestInit = {}) =>
		new Request(`http://earshot.test${path}`, { ...more, headers: { 'accept-encoding': 'br' } });
	const own = (text: string) => /value="([\w-]{36})"/.exec(text)?.[1] ?? '';
	const words = Array.from({ length: 900 }, (_, n) => `<p id="q${n}">How was ${(n * 7919) % 101}?</p>`);
	const body = (id: string, title = 'Visit') =>
		`<h1>${title}</h1>${words.slice(0, 300).join('')}<input value="${id}"/>${words.join('')}`;
	const served = async (request: Request, text: string) => {
		const response = new Response(text, { headers: { 'content-type': 'text/html' } });
		const sent = await bytes(await compressed(request, response, own));
		expect(brotliDecompressSync(sent).toString()).toBe(text);
		return sent.length;
	};

	test('is compressed as well as can be, once, and is right for every visitor', async () => {
		const sizes = new Set<number>();
		for (let run = 0; run < 50; run++) sizes.add(await served(at('/s/a'), body(crypto.randomUUID())));
		expect(sizes.size).toBe(1);
		const ordinary = await served(at('/s/a?x=1'), body(crypto.randomUUID()));
		expect(Math.max(...sizes)).toBeLessThan(ordinary);
	});

	test('asked for by many at once, it is made once', async () => {
		const began = performance.now();
		await served(at('/s/one'), body(crypto.randomUUID(), 'One'));
		const once = performance.now() - began;
		const again = performance.now();
		const ids = Array.from({ length: 40 }, () => crypto.randomUUID());
		await Promise.all(ids.map((id) => served(at('/s/many'), body(id, 'Many'))));
		expect(performance.now() - again).toBeLessThan(once * 10);
	});

	test('what comes with a query or is posted is neither waited for nor kept', async () => {
		const queried = await served(at('/s/b?name=Ada'), body(crypto.randomUUID(), 'B'));
		const posted = await served(at('/s/b', { method: 'POST' }), body(crypto.randomUUID(), 'B'));
		const asked = await served(at('/s/b'), body(crypto.randomUUID(), 'B'));
		expect([queried, posted].every((size) => Math.abs(size - queried) < 30 && size > asked)).toBe(true);
	});

	test('an address whose pages are all different soon goes the ordinary way', async () => {
		const page = (n: number) => body(crypto.randomUUID(), `Order ${n}`);
		const best = await served(at('/s/c'), page(0));
		for (let n = 1; n < 20; n++) await served(at('/s/c'), page(n));
		expect(await served(at('/s/c'), page(20))).toBeGreaterThan(best);
		// The control: another address still has its chances.
		expect(await served(at('/s/d'), page(21))).toBeLessThan(best + 20);
	});
});
