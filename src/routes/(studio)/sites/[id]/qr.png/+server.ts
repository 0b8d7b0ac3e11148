import { qr, qrPng } from '$lib/survey/qr';
import * as sites from '$lib/site/sites.server';
import type { RequestHandler } from './$types';

// Pixels a module: small enough for a letter, large enough for a poster (about 2,000 pixels across).
const SCALE = { usual: 24, most: 48 };

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { slug } = await sites.find(locals.db, params.id);
	const asked = Number(url.searchParams.get('scale'));
	const scale = Number.isInteger(asked) && asked >= 1 && asked <= SCALE.most ? asked : SCALE.usual;
	return new Response(qrPng(qr(`${url.origin}/m/${slug}`), scale), {
		headers: {
			'content-type': 'image/png',
			'content-disposition': `attachment; filename="${slug}.png"`,
			'cache-control': 'private, no-cache'
		}
	});
};
