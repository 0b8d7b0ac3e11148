import { redirect } from '@sveltejs/kit';
import * as people from '$lib/account/people.server';
import { way } from '$lib/account/way';
import { posted } from '$lib/server/form';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const next = (await posted(request)).get('next');
	await people.signOut(locals.db);
	redirect(303, way(next, '/sign-in'));
};

/** Somebody who comes by address is not signed out: a picture on another page could do that. */
export const GET: RequestHandler = () => redirect(303, '/');
