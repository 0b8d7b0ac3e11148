import { Problem } from '$lib/problem';
import * as pictures from '$lib/site/pictures.server';
import { cacheFor, visit } from '../../visit.server';
import type { RequestHandler } from './$types';

const NAME = /^([0-9a-f-]{36})-(?:(\d{1,4})\.webp|share\.jpg)$/;

/** A picture of the site in one width, or as it goes along with a shared link. */
export const GET: RequestHandler = async (event) => {
	const found = await visit(event);
	const [name, id, width] = NAME.exec(event.params.name) ?? [];
	if (!name || !id) throw new Problem('missing');
	// Asked after each time: a browser that has it needs no second one, and who may not have it any more gets none.
	const headers = { etag: `"${name}"`, 'cache-control': cacheFor(found, 'no-cache') };
	if (event.request.headers.get('if-none-match') === headers.etag)
		return new Response(null, { status: 304, headers });
	const { bytes, type } = width
		? await pictures.open(found.door.id, id, Number(width))
		: await pictures.openShared(found.door.id, id);
	return new Response(bytes, {
		headers: { ...headers, 'content-type': type, 'content-security-policy': "default-src 'none'; sandbox" }
	});
};
