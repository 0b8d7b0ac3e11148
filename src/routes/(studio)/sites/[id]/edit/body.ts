import { Problem } from '$lib/problem';
import { LIMITS } from '$lib/site/limits';

/** Beside the document a body carries a revision or a name; a little room for them. */
const LONGEST = LIMITS.size + 2_000;

// A page elsewhere can have a browser post any text, but not say that it is this without being asked first.
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * @returns the body of a request as an object
 * @throws Problem `too_large` before anything is parsed, `invalid` for what is no JSON object or does not say so
 */
export async function bodyOf(request: Request): Promise<Record<string, unknown>> {
	// Read to its end although it may be too long: a body that is left unread cuts the connection, and whoever sent it
	// learns nothing.
	const text = await request.text();
	if (new TextEncoder().encode(text).length > LONGEST) throw new Problem('too_large');
	if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) throw new Problem('invalid');
	try {
		const body: unknown = JSON.parse(text);
		if (body && typeof body === 'object' && !Array.isArray(body)) return { ...body };
	} catch {
		throw new Problem('invalid');
	}
	throw new Problem('invalid');
}

/** @returns the document in a body, not yet checked. @throws Problem `invalid` for none */
export function documentIn({ document }: Record<string, unknown>): object {
	if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document;
	throw new Problem('invalid');
}

/** @returns the revision that a save started from. @throws Problem `invalid` */
export function revisionIn({ revision }: Record<string, unknown>): number {
	if (typeof revision === 'number' && Number.isInteger(revision) && revision > 0 && revision < 2 ** 31)
		return revision;
	throw new Problem('invalid');
}

/** @returns a name of 1 to 200 characters, or null */
export function nameIn(value: unknown): string | null {
	const name = typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').trim() : '';
	return name && [...name].length <= 200 ? name : null;
}
