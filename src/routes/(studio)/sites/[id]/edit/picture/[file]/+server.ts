import * as pictures from '$lib/site/pictures.server';
import { printOf } from '../../sent';
import type { RequestHandler } from './$types';

/** A picture of the team on the canvas: also one that no published page shows. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { id, width } = printOf(params.file);
	const { bytes, type } = await pictures.openInStudio(locals.db, id, width);
	// What stands under its address never changes; who may see it might.
	const headers = { 'content-type': type, 'cache-control': 'private, max-age=3600' };
	return new Response(bytes, { headers });
};
