import type { SaveAnswer } from './saving';

/** Browsers let a request outlive its page up to 64 KiB of body; a little is left for their own count. */
const OUTLIVES = 60_000;

/**
 * How a workbench's document is saved over HTTP: PUT `{ revision, [field]: document }` gives
 * `{ revision }`, or 409 with `{ revision, [field] }` as it stands now.
 *
 * @param field what the document is called in the body
 * @param asText the document as text that is equal for equal documents
 * @param longest document that the server takes, in bytes. A longer one is not sent: the connection would be
 * cut in the middle, which looks like a network that is worth another try
 */
export const putter =
	(
		url: string,
		field: string,
		asText: (document: unknown) => string,
		longest: number,
		get: typeof fetch = fetch
	) =>
	async (document: string, revision: number): Promise<SaveAnswer> => {
		const { length } = new TextEncoder().encode(document);
		if (length > longest) return { kind: 'refused', reason: 'too_large' };
		const body = `{"revision":${revision},${JSON.stringify(field)}:${document}}`;
		try {
			const response = await get(url, {
				method: 'PUT',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body,
				keepalive: length < OUTLIVES,
				redirect: 'manual'
			});
			return await answerOf(response, field, asText);
		} catch {
			return { kind: 'failed' };
		}
	};

/** Too busy, gone for a moment, or in trouble: worth another try. */
const passes = (status: number) => status === 429 || status === 408 || status >= 500;

async function answerOf(
	response: Response,
	field: string,
	asText: (document: unknown) => string
): Promise<SaveAnswer> {
	// A redirect is the way to the sign-in page.
	if (response.type === 'opaqueredirect' || response.redirected)
		return { kind: 'refused', reason: 'unknown' };
	if (passes(response.status)) return { kind: 'failed' };
	const said: Record<string, unknown> = Object(await response.json().catch(() => null));
	const { revision } = said;
	if (response.ok && typeof revision === 'number') return { kind: 'saved', revision };
	if (response.status === 409 && typeof revision === 'number')
		return { kind: 'stale', revision, document: asText(said[field]) };
	return response.ok ? { kind: 'failed' } : { kind: 'refused', reason: reasonOf(response.status) };
}

function reasonOf(status: number): string {
	if (status === 401) return 'unknown';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'missing';
	return status === 413 ? 'too_large' : 'invalid';
}
