import { Problem } from '$lib/problem';
import { attachment } from '$lib/results/exports/sheet';
import * as files from '$lib/site/files.server';
import { cacheFor, visit } from '../../visit.server';
import type { RequestHandler } from './$types';

const ID = /^[0-9a-f-]{36}$/;
/** What the page itself plays; anything else is for the disk, and never opened as a page of ours. */
const PLAYED = new Set(['audio', 'video', 'captions']);

/** A file that the site offers, or a part of it: players of films want parts. */
export const GET: RequestHandler = async (event) => {
	const found = await visit(event);
	if (!ID.test(event.params.id)) throw new Problem('missing');
	const file = await files.open(found.door.id, event.params.id, event.request.headers.get('range'));
	if (file === 'beyond') return new Response(null, { status: 416 });
	const { kind, name, type, size, range, bytes } = file;
	return new Response(bytes, {
		status: range ? 206 : 200,
		headers: {
			'content-type': type,
			'content-length': String(range ? range.to - range.from + 1 : size),
			...(range && { 'content-range': `bytes ${range.from}-${range.to}/${size}` }),
			'accept-ranges': 'bytes',
			...(!PLAYED.has(kind) && { 'content-disposition': attachment(name) }),
			'cache-control': cacheFor(found, 'no-cache'),
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
