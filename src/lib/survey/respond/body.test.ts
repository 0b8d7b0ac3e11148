import { expect, test } from 'vitest';
import { FORM_LIMIT, formOf, MEMORY_LIMIT } from './body';
import { FIELD } from './sitting';

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
	['too many fields', posted('a&'.repeat(20_001)), 'too_large'],
	['too many bytes', posted('a='.padEnd(FORM_LIMIT + 1, 'x')), 'too_large']
])('%s is refused', async (_what, request, code) => {
	await expect(formOf(request)).rejects.toMatchObject({ body: { message: code } });
});

test('a stream without end is let go', async () => {
	const { body, sent } = endless();
	await expect(formOf(posted(body))).rejects.toMatchObject({ body: { message: 'too_large' } });
	expect(sent()).toBeLessThan(17 * FORM_LIMIT);
});

test('just under the limit is read', async () => {
	const form = await formOf(posted('a='.padEnd(FORM_LIMIT, 'x')));
	expect(form.get('a')).toHaveLength(FORM_LIMIT - 2);
});

test('a field for every answer that a question may have inside is read', async () => {
	const form = await formOf(posted('grid%3A%3A9%3A%3Ac=&'.repeat(5_000)));
	expect([...form]).toHaveLength(5_000);
});

test.each([encodeURIComponent(FIELD.before), FIELD.before])(
	'what is remembered as %s weighs beside the answers, and once',
	async (name) => {
		const answers = 'a='.padEnd(FORM_LIMIT - 2, 'x');
		const memory = `${name}=`.padEnd(MEMORY_LIMIT, 'y');
		expect((await formOf(posted(`${answers}&${memory}`))).get('a')).toHaveLength(FORM_LIMIT - 4);
		for (const more of [
			`${answers}xx&${memory.slice(9)}`,
			`a=1&${memory}y`,
			`${memory.slice(9)}&${memory.slice(9)}`
		])
			await expect(formOf(posted(more))).rejects.toMatchObject({ body: { message: 'too_large' } });
	}
);
