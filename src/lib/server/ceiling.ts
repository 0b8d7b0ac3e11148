import { Problem } from '$lib/problem';

/**
 * What one request of the studio may weigh, in bytes: a definition with room to spare. Respondents' pages weigh what
 * they read themselves, since a form with files may be heavier.
 */
export const CEILING = 2 * 1024 * 1024;

/** Where the studio sends what sites show: a picture, or a film (src/lib/site/picture.ts, file.ts), and a little around it. */
const UPLOADS = { picture: 15.5 * 1024 * 1024, file: 50.5 * 1024 * 1024 };

/** @param path of a request of the studio @returns what it may weigh, in bytes */
export function ceilingFor(path: string): number {
	// A file of people (src/lib/people/import.ts) weighs as much as a film.
	if (/^\/people\/import(\/file)?$/.test(path)) return UPLOADS.file;
	const [, what] = /^\/sites\/[^/]+\/(?:edit\/)?(picture|file)s?$/.exec(path) ?? [];
	return what === 'picture' || what === 'file' ? UPLOADS[what] : CEILING;
}

/** Breaks off a body that says nothing of its length as soon as it is too long. */
const counting = (limit: number): TransformStream<Uint8Array, Uint8Array> => {
	let bytes = 0;
	return new TransformStream({
		transform(chunk, controller) {
			bytes += chunk.byteLength;
			if (bytes > limit) controller.error(new Problem('too_large'));
			else controller.enqueue(chunk);
		}
	});
};

/** What is too much is read and dropped, up to here: a browser that is cut off in the middle shows no page. In bytes. */
const PATIENCE = 16 * 1024 * 1024;

async function dropped(body: ReadableStream<Uint8Array>): Promise<void> {
	const reader = body.getReader();
	for (let bytes = 0; bytes < PATIENCE;) {
		const { done, value } = await reader.read();
		if (done) return;
		bytes += value.byteLength;
	}
	await reader.cancel();
}

const refusing = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
	new ReadableStream({
		async pull(controller) {
			await dropped(body);
			controller.error(new Problem('too_large'));
		}
	});

/**
 * @returns the same request, whose body cannot be read past the ceiling: whoever reads it gets a Problem `too_large`.
 *   A stated length holds, since what comes after it is no part of the request
 */
export function underCeiling(request: Request, limit = CEILING): Request {
	if (!request.body) return request;
	const stated = request.headers.get('content-length');
	if (stated !== null && Number(stated) <= limit) return request;
	const body = stated === null ? request.body.pipeThrough(counting(limit)) : refusing(request.body);
	const init: RequestInit & { duplex: 'half' } = { body, duplex: 'half' };
	return new Request(request, init);
}
