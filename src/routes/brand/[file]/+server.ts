import * as brands from '$lib/account/brands.server';
import type { RequestHandler } from './$types';

/** The logo of a team. Its address is the hash of its content: whoever has it keeps it. */
export const GET: RequestHandler = async ({ params }) => {
	const { bytes, type } = await brands.logo(params.file);
	return new Response(bytes, {
		headers: {
			'content-type': type,
			'cache-control': 'public, max-age=31536000, immutable',
			// What somebody uploaded is a picture and nothing else, also where it is opened by itself.
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
