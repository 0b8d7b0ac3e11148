import { Problem } from '$lib/problem';
import { qr, qrSvg } from '$lib/survey/qr';
import * as sites from '$lib/site/sites.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.user) throw new Problem('unknown');
	const { slug } = await sites.find(locals.db, params.id);
	return new Response(qrSvg(qr(`${url.origin}/m/${slug}`)), {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.svg"`,
			'cache-control': 'private, no-cache'
		}
	});
};
