import { Problem } from '$lib/problem';

/**
 * Twice what the gate lets a response weigh: a form spells a Chinese character with nine bytes. A little
 * under what adapter-node takes at most, so that it is us who say it.
 */
export const FORM_LIMIT = 500_000;
const MOST_FIELDS = 2_000;

/**
 * A posted form, not looked at before its size is known.
 *
 * @throws Problem `invalid` if it is no form, `too_large` past the limits, whatever its headers claim
 */
export async function formOf(request: Request): Promise<URLSearchParams> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new Problem('invalid');
	const text = await within(request.body, FORM_LIMIT);
	if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new Problem('too_large');
	return new URLSearchParams(text);
}

/** What is too much is read to its end and dropped: a browser that is cut off in the middle shows no page. */
const PATIENCE = 4 * FORM_LIMIT;

async function within(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
	if (!body) return '';
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = '';
	for (;;) {
		const { done, value } = await reader.read();
		if (done && bytes <= limit) return text + decoder.decode();
		if (done || bytes > PATIENCE) break;
		bytes += value.byteLength;
		text = bytes > limit ? '' : text + decoder.decode(value, { stream: true });
	}
	await reader.cancel();
	throw new Problem('too_large');
}
