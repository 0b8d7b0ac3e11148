import { embedded } from '$lib/survey/embed/served';
import type { RequestHandler } from './$types';

/** The script for pages that a survey is embedded in (docs/embed.md). */
export const GET: RequestHandler = ({ request }) => {
	const asked = (header: string, what: string) => Boolean(request.headers.get(header)?.includes(what));
	const headers = {
		'content-type': 'text/javascript; charset=utf-8',
		etag: embedded.etag,
		// Pages of others have this one address for years: kept for an hour, then asked for by its tag.
		'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
		'access-control-allow-origin': '*',
		'cross-origin-resource-policy': 'cross-origin',
		vary: 'accept-encoding'
	};
	if (asked('if-none-match', embedded.etag)) return new Response(null, { status: 304, headers });
	return asked('accept-encoding', 'gzip')
		? new Response(embedded.gzip, { headers: { ...headers, 'content-encoding': 'gzip' } })
		: new Response(embedded.code, { headers });
};
