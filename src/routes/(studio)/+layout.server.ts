import { redirect } from '@sveltejs/kit';
import { called, pick } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { placeOf, withNext } from '$lib/account/way';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, cookies, url }) => {
	if (!locals.user) redirect(303, withNext('/sign-in', placeOf(url)));
	const mine = await teams.list(locals);
	const team = pick(mine, teams.wanted(cookies));
	if (!team) redirect(303, '/welcome');
	const email = locals.user.email ?? '';
	const name: unknown = locals.user.user_metadata['name'];
	return {
		team,
		teams: mine,
		me: { id: locals.user.id, email, name: called({ name: typeof name === 'string' ? name : '', email }) }
	};
};
