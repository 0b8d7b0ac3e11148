import { createHash } from 'node:crypto';
import { Problem } from '$lib/problem';
import { saidOn } from '$lib/site/blocks/saying';
import { kinds } from '$lib/site/blocks/registry';
import { localeFor } from '$lib/survey/respond/words';
import { cacheFor, givenOn, visit } from '../visit.server';
import type { RequestHandler } from './$types';

const LONGEST = 500;

/** The figures of a page as they are now, in the words of its blocks: behind the site's gate, as the page itself is. */
export const GET: RequestHandler = async (event) => {
	const page = event.url.searchParams.get('page') ?? '';
	if (page.length > LONGEST) throw new Problem('missing');
	const found = await visit({ ...pick(event), params: { site: event.params.site, page } });
	if (!found.page) throw new Problem('missing');
	const said = saidOn(found.page, kinds, await givenOn(found), localeFor(found.language), found.language);
	const body = JSON.stringify(said);
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': cacheFor(found, 'no-cache'), 'x-robots-tag': 'noindex' };
	if (event.request.headers.get('if-none-match') === etag)
		return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
};

const pick = ({ url, request, cookies, locals }: Parameters<RequestHandler>[0]) => ({
	url,
	request,
	cookies,
	locals
});
