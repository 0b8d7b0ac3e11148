import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

// On a page of 40 kB: 2 ms, and 4 % more bytes than the best, which takes 60 ms.
const QUALITY = 6;
/** Below this, the headers weigh more than what is saved. In bytes. */
const WORTH_IT = 1000;

/** @returns the encodings that a browser takes, by its Accept-Encoding header, without those that it refuses */
function taken(header: string | null): Set<string> {
	const offers = (header ?? '').toLowerCase().split(',');
	return new Set(
		offers
			.filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
			.map((offer) => offer.split(';', 1)[0]?.trim() ?? '')
	);
}

/**
 * The response with its body compressed, where the browser takes that. Beware: a page that repeats what
 * its visitor sent beside a secret of somebody else's must not be compressed (BREACH); a respondent's
 * page holds no secret.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const encodings = taken(request.headers.get('accept-encoding'));
	const encoding = encodings.has('br') ? 'br' : encodings.has('gzip') ? 'gzip' : null;
	const type = response.headers.get('content-type') ?? '';
	if (!response.body || !/^text\/html\b/.test(type) || response.headers.has('content-encoding'))
		return response;
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	const body = Buffer.from(await response.arrayBuffer());
	const { status } = response;
	if (!encoding || body.length < WORTH_IT) return new Response(body, { status, headers });
	headers.set('content-encoding', encoding);
	headers.delete('content-length');
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: body.length
	};
	return new Response(encoding === 'br' ? await brotli(body, { params }) : await deflate(body), {
		status,
		headers
	});
}
