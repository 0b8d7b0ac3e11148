import { Problem } from '$lib/problem';
import * as sites from '$lib/site/sites.server';
import { json } from '@sveltejs/kit';
import { bodyOf, documentIn, nameIn } from '../body';
import type { RequestHandler } from './$types';

/** Makes a site of its own, in the same team, out of a document that has no other place to go. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const body = await bodyOf(request);
	if (!locals.user) throw new Problem('unknown');
	const name = nameIn(body['name']);
	if (!name) throw new Problem('invalid');
	return json({ id: await sites.copy(locals.db, params.id, name, documentIn(body)) }, { status: 201 });
};
