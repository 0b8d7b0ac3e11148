import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
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
