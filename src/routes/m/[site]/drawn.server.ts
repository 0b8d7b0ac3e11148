import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestEvent } from '@sveltejs/kit';
import { version as build } from '$app/environment';
import { bounded } from '$lib/server/bounded';
import { holed, poured, type Holed } from '$lib/server/splice';
import { compressed, encodingFor, type Encoding } from '$lib/server/compression';
import { isTimely } from '$lib/site/asking';
import { kinds } from '$lib/site/blocks/registry';
import type { SitePage } from '$lib/site/site';
import type { Door } from '$lib/site/sites.server';
import { FIELD } from '$lib/survey/respond/sitting';
import { givenOn, opened, type Caller, type Given, type Visit } from './visit.server';

// A page that is the same for everybody is drawn once: here it is kept, compressed, until its site says something else.
// Only what everybody may read comes here.

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
/** For what is compressed again for each visitor. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

type Header = [name: string, value: string];

interface Drawn {
	status: number;
	headers: Header[];
	/** Compressed as well as can be; null where a form in it has an id of its own for each visitor. */
	bodies: Record<Encoding, Uint8Array<ArrayBuffer>> | null;
	/** The text around those ids, and the same compressed, where that can be done. */
	pieces: readonly string[];
	holed: Holed | null;
}

/** In bytes, all encodings together. */
const drawn = bounded<Promise<Drawn>>(48_000_000);
/** What a page counts for while nobody knows its size. */
const GUESS = 60_000;

/** Kept by caches and asked after each time: a page that is taken off, or narrowed, is gone at once. */
const ASKED_AFTER = 'no-cache';
const VARY = 'accept-encoding, accept-language';

/** The id of a response that a form was drawn with: twice the same is one answer, so nobody gets another's. */
const ID_LENGTH = 36;
const OWN = new RegExp(`(?<=<input[^>]* name="${FIELD.id}" value=")[\\w-]{${ID_LENGTH}}(?=")`);
const FORM = new RegExp(`<input[^>]* name="${FIELD.id}"`, 'g');

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** What every page of a site follows from. A door is a new object each second, and the same for a second's visitors. */
const doors = new WeakMap<Door, { site: string; pages: Map<string, string> }>();
function siteOf(door: Door) {
	const { document: _, ...rest } = door;
	const found = doors.get(door) ?? { site: hash(build + JSON.stringify(rest)), pages: new Map() };
	doors.set(door, found);
	return found;
}

/** What moves on a page, as a key; '' where nothing does. */
const moved = new WeakMap<Given, string>();
function movingIn(given: Given): string {
	const before = moved.get(given) ?? (Object.keys(given).length ? hash(JSON.stringify(given)) : '');
	moved.set(given, before);
	return before;
}

/** By the page, which never changes. */
const timely = new WeakMap<SitePage, boolean>();
function isLater(page: SitePage): boolean {
	const found = timely.get(page) ?? isTimely(page, kinds);
	timely.set(page, found);
	return found;
}

/** Two visitors with the same key get the same page. */
async function keyOf(visit: Visit, origin: string): Promise<string> {
	const { door, path, language, asked, page } = visit;
	const { site, pages } = siteOf(door);
	const plain = [site, origin, path, language, asked].join('\n');
	const moving = movingIn(await givenOn(visit));
	const minute = page && isLater(page) ? String(Math.floor(Date.now() / 60_000)) : '';
	if (moving || minute) return hash([plain, moving, minute].join('\n'));
	const known = pages.get(plain) ?? hash(plain);
	// Beware: who asks may name any origin.
	if (pages.size < 1_000) pages.set(plain, known);
	return known;
}

/** Whether the browser has exactly this already. */
const has = (request: Request, etag: string): boolean =>
	(request.headers.get('if-none-match') ?? '').split(/\s*,\s*/).includes(etag);

const PASSING = new Set([
	'etag',
	'content-length',
	'set-cookie',
	'cache-control',
	'vary',
	'x-sveltekit-page'
]);

async function compressedAs(text: string): Promise<Drawn['bodies']> {
	const plain = new Uint8Array(Buffer.from(text));
	const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
	const [br, gzipped] = await Promise.all([brotli(plain, { params }), deflate(plain, { level: 9 })]);
	return { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity: plain };
}

async function kept(response: Response): Promise<Drawn> {
	const text = await response.text();
	if (!text) throw new Error('a page was drawn without a word');
	const pieces = text.split(OWN);
	// A form whose id is not found is not given to anybody else.
	if ((text.match(FORM)?.length ?? 0) !== pieces.length - 1)
		throw new Error('a form of a page has no id of its own');
	const { status } = response;
	const headers = [...response.headers].filter(([name]) => !PASSING.has(name));
	if (pieces.length === 1)
		return { status, headers, bodies: await compressedAs(text), pieces: [], holed: null };
	const parts = pieces.map((piece) => Buffer.from(piece));
	return { status, headers, bodies: null, pieces, holed: await holed(parts, ID_LENGTH) };
}

const sizeOf = ({ bodies, pieces }: Drawn): number =>
	bodies
		? bodies.br.length + bodies.gzip.length + bodies.identity.length
		: 3 * pieces.reduce((sum, piece) => sum + piece.length, 0);

/** Asks for the page that somebody is drawing already, if somebody is. */
async function drawnOnce(key: string, draw: () => Promise<Response>): Promise<Drawn> {
	const before = drawn.get(key);
	if (before) return before;
	const drawing = draw().then(kept);
	drawn.set(key, drawing, GUESS);
	const found = await drawing.catch((failed: unknown) => {
		drawn.delete(key);
		throw failed;
	});
	if (found.status === 200) drawn.set(key, drawing, sizeOf(found));
	else drawn.delete(key);
	return found;
}

/** A body of a known length is one write; of an unknown one, several. */
const answer = (
	{ status, headers }: Drawn,
	body: Uint8Array<ArrayBuffer>,
	encoding: Encoding,
	told: readonly Header[]
): Response =>
	new Response(body, {
		status,
		headers: [
			...headers,
			['vary', VARY],
			['content-length', String(body.length)],
			...(encoding === 'identity' ? [] : [['content-encoding', encoding] satisfies Header]),
			...told
		]
	});

async function answered(request: Request, page: Drawn, etag: string): Promise<Response> {
	const encoding = encodingFor(request);
	const { bodies, status } = page;
	if (!bodies) return withOwn(page, encoding);
	const tag = status === 200 ? [['etag', etag] satisfies Header] : [];
	return answer(page, bodies[encoding], encoding, [['cache-control', ASKED_AFTER], ...tag]);
}

/** With ids of its own for this visitor: no cache may give it to another, and no tag bring it back to them. */
async function withOwn(page: Drawn, encoding: Encoding): Promise<Response> {
	const own = page.pieces.slice(1).map(() => crypto.randomUUID());
	const body = new Uint8Array(await filledWith(page, own, encoding));
	return answer(page, body, encoding, [['cache-control', 'private, no-cache']]);
}

function filledWith({ pieces, holed }: Drawn, own: readonly string[], encoding: Encoding) {
	if (holed && encoding === 'br')
		return poured(
			holed,
			own.map((id) => Buffer.from(id))
		);
	const text = Buffer.from(pieces.map((piece, at) => (at ? own[at - 1] + piece : piece)).join(''));
	return { br: () => brotli(text, QUICK), gzip: () => deflate(text), identity: () => text }[encoding]();
}

const READS = new Set(['GET', 'HEAD']);

/** A page of a site that everybody may read; null for what is this visitor's alone, or says why there is none. */
async function shared(event: Asking, draw: () => Promise<Response>): Promise<Response | null> {
	const { request, isDataRequest } = event;
	if (isDataRequest || !READS.has(request.method)) return null;
	// Who finds no door here finds out why in the route.
	const visit = await opened(event).catch(() => null);
	if (!visit?.page || visit.shut || visit.door.access !== 'everyone') return null;
	const key = await keyOf(visit, event.url.origin);
	const etag = `W/"${key}"`;
	if (has(request, etag))
		return new Response(null, { status: 304, headers: { etag, 'cache-control': ASKED_AFTER, vary: VARY } });
	return answered(request, await drawnOnce(key, draw), etag);
}

/** What is looked at of a request for a page. */
export type Asking = Caller & Pick<RequestEvent, 'isDataRequest'>;

/**
 * Around the pages of a site: what was drawn before is not drawn again.
 * @param keeps whether pages are kept at all: while the product is being built on, they are drawn each time
 */
export async function reading(event: Asking, draw: () => Promise<Response>, keeps = true): Promise<Response> {
	const found = keeps ? await shared(event, draw) : null;
	if (found) return found;
	const response = await draw();
	const { status = response.status } = event.locals;
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-language');
	return compressed(event.request, new Response(response.body, { status, headers }));
}
