import { expect, test } from 'vitest';
import { FORM_LIMIT, formOf } from './body';

const FORM = 'application/x-www-form-urlencoded';
const posted = (body: BodyInit, type = FORM) =>
	new Request('http://earshot.test/', {
		method: 'POST',
		body,
		headers: { 'content-type': type },
		...{ duplex: 'half' }
	});

/** Chunks without a length in front, as somebody sends them who hopes that nobody counts. */
const endless = () => {
	let sent = 0;
	const chunk = new TextEncoder().encode('a='.padEnd(64 * 1024, 'x'));
	return {
		body: new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += chunk.byteLength;
				controller.enqueue(chunk);
			}
		}),
		sent: () => sent
	};
};

test('a form is read, in any script', async () => {
	const form = await formOf(posted(new URLSearchParams({ q: '很好 👍', p: '1' })));
	expect([form.get('q'), form.get('p')]).toEqual(['很好 👍', '1']);
});

test.each([
	['another content type', posted('{}', 'application/json'), 'invalid'],
	['a form with files', posted('x', 'multipart/form-data; boundary=x'), 'invalid'],
	['no content type', posted('a=1', ''), 'invalid'],
	['too many fields', posted('a&'.repeat(3_000)), 'too_large'],
	['too many bytes', posted('a='.padEnd(FORM_LIMIT + 1, 'x')), 'too_large']
])('%s is refused', async (_what, request, code) => {
	await expect(formOf(request)).rejects.toMatchObject({ body: { message: code } });
});

test('a stream without end is let go', async () => {
	const { body, sent } = endless();
	await expect(formOf(posted(body))).rejects.toMatchObject({ body: { message: 'too_large' } });
	expect(sent()).toBeLessThan(5 * FORM_LIMIT);
});

test('just under the limit is read', async () => {
	const form = await formOf(posted('a='.padEnd(FORM_LIMIT, 'x')));
	expect(form.get('a')).toHaveLength(FORM_LIMIT - 2);
});
