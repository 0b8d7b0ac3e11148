import { redirect } from '@sveltejs/kit';
import * as teams from '$lib/account/teams.server';
import { HOME } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const wanted = (await posted(request)).get('team');
	const team = (await teams.list(locals)).find(({ id }) => id === wanted);
	if (!team) throw new Problem('missing');
	teams.lookAt(cookies, team.id);
	redirect(303, HOME);
};
