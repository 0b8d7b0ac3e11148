import { keeper } from '$lib/survey/respond/keeper-script';
import type { RequestHandler } from './$types';

/** Keeps answers on the respondent's device; fetched only when there are some. */
export const GET: RequestHandler = ({ request }) => {
	const asked = (header: string, what: string) => Boolean(request.headers.get(header)?.includes(what));
	const headers = {
		'content-type': 'text/javascript; charset=utf-8',
		etag: keeper.etag,
		'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
		vary: 'accept-encoding'
	};
	if (asked('if-none-match', keeper.etag)) return new Response(null, { status: 304, headers });
	return asked('accept-encoding', 'gzip')
		? new Response(keeper.gzip, { headers: { ...headers, 'content-encoding': 'gzip' } })
		: new Response(keeper.code, { headers });
};
