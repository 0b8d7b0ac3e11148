import { Problem } from '$lib/problem';
import { qr, qrSvg } from '$lib/survey/qr';
import * as surveys from '$lib/survey/surveys.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.user) throw new Problem('unknown');
	const { slug } = await surveys.read(locals.db, params.id);
	return new Response(qrSvg(qr(`${url.origin}/s/${slug}`)), {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.svg"`,
			'cache-control': 'private, no-cache'
		}
	});
};
