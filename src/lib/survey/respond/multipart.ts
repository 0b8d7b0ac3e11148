import { Problem } from '$lib/problem';
import { LIMITS } from '../files';
import { formOf } from './body';

/** What one form may bring along with its files, and what all that are being read may weigh together. In bytes. */
export const UPLOAD_LIMIT = LIMITS.size + 64 * 1024;
export const FORM_WITH_FILES_LIMIT = 40_000_000;
const TOGETHER = 240_000_000;
/** As for a form without files; see `formOf`. */
const FIELDS_LIMIT = 500_000;
const MOST_PARTS = 2_000;

let reading = 0;

/** The body, broken off as soon as it weighs too much, whatever its headers claim. `done`: it is of no use any more. */
function limited(
	body: ReadableStream<Uint8Array>,
	limit: number
): { body: ReadableStream; done: () => void } {
	let bytes = 0;
	const done = () => {
		reading -= bytes;
		bytes = 0;
	};
	const counting = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			bytes += chunk.byteLength;
			reading += chunk.byteLength;
			if (bytes > limit) controller.error(new Problem('too_large'));
			else if (reading > TOGETHER) controller.error(new Problem('unavailable'));
			else controller.enqueue(chunk);
		}
	});
	return { body: body.pipeThrough(counting), done };
}

/** A parser puts what went wrong with its stream into the cause of an error of its own. */
function problemIn(error: unknown): Problem | null {
	for (const thrown of [error, error instanceof Error ? error.cause : null]) {
		if (thrown instanceof Problem) return thrown;
		if (thrown instanceof Object && 'status' in thrown && thrown.status === 413)
			return new Problem('too_large');
	}
	return null;
}

async function parsed(body: ReadableStream, type: string): Promise<FormData> {
	try {
		return await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		const problem = problemIn(error);
		if (problem) throw problem;
		// A body that breaks off or does not parse is the sender's mistake.
		if (error instanceof TypeError) throw new Problem('invalid');
		throw error;
	}
}

/**
 * A posted form, with the files in it if it has any; not looked at before its size is known.
 *
 * @param limit of the whole, in bytes
 * @returns its fields, and its files by the name of their field; a picker that was left empty brings none
 * @throws Problem `invalid` if it is no form, `too_large` past the limits, `unavailable` while too much is being read
 */
export async function formWithFiles(
	request: Request,
	limit = FORM_WITH_FILES_LIMIT
): Promise<{ fields: URLSearchParams; files: Map<string, File[]> }> {
	const type = request.headers.get('content-type') ?? '';
	const files = new Map<string, File[]>();
	if (!/^multipart\/form-data\s*;/i.test(type)) return { fields: await formOf(request), files };
	if (!request.body) throw new Problem('invalid');
	if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Problem('too_large');
	const { body, done } = limited(request.body, limit);
	try {
		const fields = new URLSearchParams();
		let weight = 0;
		let parts = 0;
		for (const [name, value] of await parsed(body, type)) {
			if (++parts > MOST_PARTS) throw new Problem('too_large');
			if (typeof value !== 'string') {
				if (value.name || value.size) files.set(name, [...(files.get(name) ?? []), value]);
				continue;
			}
			weight += name.length + value.length;
			if (weight > FIELDS_LIMIT) throw new Problem('too_large');
			fields.append(name, value);
		}
		return { fields, files };
	} finally {
		done();
	}
}
