import { Problem } from '$lib/problem';
import * as pictures from '$lib/site/pictures.server';
import * as sites from '$lib/site/sites.server';
import { json } from '@sveltejs/kit';
import { fileNameIn } from '../sent';
import type { RequestHandler } from './$types';

/** The team's pictures, to choose one that is there already. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { team } = await sites.find(locals.db, params.id);
	return json(await pictures.list(locals.db, team));
};

/** A picture as it is, for a block of this site; 422 with why it is not taken. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	if (!locals.user) throw new Problem('unknown');
	const name = fileNameIn(request.headers);
	const bytes = new Uint8Array(await request.arrayBuffer());
	const kept = await pictures.keep(locals.db, locals.user, params.id, name, bytes);
	return 'picture' in kept ? json(kept.picture, { status: 201 }) : json(kept, { status: 422 });
};
