import { redirect } from '@sveltejs/kit';
import * as teams from '$lib/account/teams.server';
import { HOME } from '$lib/account/way';
import { Problem } from '$lib/problem';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { offer: await teams.invitedTo(locals.db, params.token), email: locals.user?.email ?? null };
};

export const actions: Actions = {
	default: async ({ locals, params, cookies }) => {
		if (!locals.user) throw new Problem('unknown');
		teams.lookAt(cookies, await teams.acceptInvite(locals.db, params.token));
		redirect(303, HOME);
	}
};
