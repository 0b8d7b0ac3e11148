import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bounded } from './bounded';
import { filled, LONGEST, opens, splice, type Spliced } from './splice';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

// On a page of 40 kB: 2 ms, and 6 % more bytes than the best, which takes 60 ms.
const QUALITY = 6;
/** Below this, the headers weigh more than what is saved. In bytes. */
const WORTH_IT = 1000;
/** Above this, the best takes too long for whoever asks first. In bytes. */
const TOO_MUCH = 300_000;

/** @returns the encodings that a browser takes, by its Accept-Encoding header, without those that it refuses */
function taken(header: string | null): Set<string> {
	const offers = (header ?? '').toLowerCase().split(',');
	return new Set(
		offers
			.filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
			.map((offer) => offer.split(';', 1)[0]?.trim() ?? '')
	);
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The encoding that a browser gets. */
export function encodingFor(request: Request): Encoding {
	const encodings = taken(request.headers.get('accept-encoding'));
	return encodings.has('br') ? 'br' : encodings.has('gzip') ? 'gzip' : 'identity';
}

/** A document that was compressed as well as can be; null: that one goes the ordinary way. */
type Kept = Spliced | Buffer | null;

const sizeOf = (kept: Kept): number =>
	kept === null ? 0 : Buffer.isBuffer(kept) ? kept.length : kept.before.length + kept.after.length;

/** By what is the same for everybody. In bytes, with what keeping one costs besides. */
const kept = bounded<Promise<Kept>>(8_000_000);
const COST = 500;

/**
 * How often something new may be made of one address: what is different each time (choices in an order of one's own)
 * is never asked for again, and each that is asked for again gives one back.
 */
const chances = bounded<number>(2000);
const MOST_CHANCES = 8;

async function best(before: Buffer, size: number, after: Buffer): Promise<Kept> {
	if (!size)
		return brotli(Buffer.concat([before, after]), {
			params: { [constants.BROTLI_PARAM_SIZE_HINT]: before.length + after.length }
		});
	const spliced = await splice(before, size, after);
	return spliced && (await opens(spliced, before, after)) ? spliced : null;
}

/**
 * @param html a document that everybody gets at `address`, but for what is `own`
 * @returns it, compressed as well as can be; null if it is to be compressed the ordinary way
 */
async function shared(address: string, html: string, own: string): Promise<Buffer | null> {
	const at = own ? html.indexOf(own) : html.length;
	const mine = Buffer.from(own);
	const [before, after] = [html.slice(0, at), html.slice(at + own.length)].map((part) => Buffer.from(part));
	if (!before || !after || mine.length > LONGEST || before.length + after.length > TOO_MUCH) return null;
	const hashes = [before, after].map((part) => createHash('sha256').update(part).digest('base64'));
	const key = [...hashes, mine.length].join();
	const left = chances.get(address) ?? MOST_CHANCES;
	let found = kept.get(key);
	if (found) chances.set(address, Math.min(MOST_CHANCES, left + 1), 1);
	else {
		if (!left) return null;
		chances.set(address, left - 1, 1);
		found = best(before, mine.length, after).catch(() => null);
		kept.set(key, found, COST);
		const one = await found;
		kept.set(key, found, COST + sizeOf(one));
	}
	const one = await found;
	return one && !Buffer.isBuffer(one) ? filled(one, mine) : one;
}

/**
 * The response with its body compressed, where the browser takes that. Beware: a page that repeats what
 * its visitor sent beside a secret of somebody else's must not be compressed (BREACH); a respondent's
 * page holds no secret.
 *
 * @param own what of a document is its visitor's alone; '' if nothing is. What is asked for without a query is
 *   the same for everybody but for that, and is compressed once for all of them
 */
export async function compressed(
	request: Request,
	response: Response,
	own: (html: string) => string = () => ''
): Promise<Response> {
	const encoding = encodingFor(request);
	const type = response.headers.get('content-type') ?? '';
	if (!response.body || !/^text\/html\b/.test(type) || response.headers.has('content-encoding'))
		return response;
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	const html = await response.text();
	const { status } = response;
	if (encoding === 'identity' || html.length < WORTH_IT) return new Response(html, { status, headers });
	headers.set('content-encoding', encoding);
	headers.delete('content-length');
	if (encoding === 'gzip') return new Response(await deflate(html), { status, headers });
	const { pathname, search } = new URL(request.url);
	const common = request.method === 'GET' && status === 200 && !search;
	const body = (common && (await shared(pathname, html, own(html)))) || (await atOnce(html));
	return new Response(Buffer.from(body), { status, headers });
}

const atOnce = (html: string): Promise<Buffer> =>
	brotli(html, {
		params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: html.length }
	});
