import { describe, expect, it } from 'vitest';
import { posted } from './form';

function post(type: string, body: BodyInit): Request {
	// Node asks for it when the body is a stream; the browser's types do not know it.
	const how = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
	return new Request('http://here.invalid', how);
}

describe('a posted form', () => {
	it.each([
		['multipart without a boundary', 'multipart/form-data', 'x'],
		['multipart that does not parse', 'multipart/form-data; boundary=x', 'nonsense'],
		[
			'multipart that breaks off',
			'multipart/form-data; boundary=x',
			'--x\r\ncontent-disposition: form-data; name="a"'
		],
		['JSON', 'application/json', '{'],
		['nothing that is a form', 'text/plain', 'a=b']
	])('%s is refused with a status', async (_, type, body) => {
		await expect(posted(post(type, body))).rejects.toMatchObject({ status: 400, code: 'invalid' });
	});

	it('that is too large keeps its own refusal', async () => {
		const tooLarge = Object.assign(new Error('too large'), { status: 413 });
		const body = new ReadableStream({ pull: (controller) => controller.error(tooLarge) });
		await expect(posted(post('application/x-www-form-urlencoded', body))).rejects.toMatchObject({
			status: 413
		});
	});

	it('control: a form is read', async () => {
		const form = await posted(post('application/x-www-form-urlencoded', 'a=b'));
		expect(form.get('a')).toBe('b');
	});
});
