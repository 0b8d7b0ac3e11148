import { Problem } from '$lib/problem';
import { FIELD } from './sitting';

/** Twice what the gate lets a response weigh: a form spells a Chinese character with nine bytes. */
export const FORM_LIMIT = 500_000;
/** What the form of a reacting survey remembers of the answers may weigh as much again (`FIELD.before`). */
export const MEMORY_LIMIT = FORM_LIMIT;
/** A question may have 5,000 answers inside, and some of them more than one field; see `compiler/inside.ts`. */
export const MOST_FIELDS = 20_000;

/**
 * A posted form, not looked at before its size is known.
 *
 * @throws Problem `invalid` if it is no form, `too_large` past the limits, whatever its headers claim
 */
export async function formOf(request: Request): Promise<URLSearchParams> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new Problem('invalid');
	const text = await within(request.body, FORM_LIMIT + MEMORY_LIMIT);
	const pairs = text.split('&', MOST_FIELDS + 1);
	if (pairs.length > MOST_FIELDS) throw new Problem('too_large');
	if (text.length > FORM_LIMIT) {
		const memory = pairs.find(isMemory)?.length ?? 0;
		if (memory > MEMORY_LIMIT || text.length - memory > FORM_LIMIT) throw new Problem('too_large');
	}
	return new URLSearchParams(text);
}

const isMemory = (pair: string): boolean =>
	pair.startsWith(`${encodeURIComponent(FIELD.before)}=`) || pair.startsWith(`${FIELD.before}=`);

/** What is too much is read to its end and dropped: a browser that is cut off in the middle shows no page. */
const PATIENCE = 16 * FORM_LIMIT;

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
