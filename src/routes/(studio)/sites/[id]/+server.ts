import { redirect } from '@sveltejs/kit';
import { withNext } from '$lib/account/way';
import { entrance } from '$lib/site/standing';
import * as sites from '$lib/site/sites.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.user) redirect(303, withNext('/sign-in', url.pathname));
	redirect(303, entrance(await sites.find(locals.db, params.id)) ?? '/sites');
};
