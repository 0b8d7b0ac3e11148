import { fail, redirect } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { teamNameMistake } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { HOME, withNext } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.user) redirect(303, withNext('/sign-in', '/welcome'));
	return { first: (await teams.list(locals)).length === 0 };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies }) => {
		if (!locals.user) throw new Problem('unknown');
		const name = text(await posted(request), 'name').trim();
		const mistake = teamNameMistake(name);
		if (mistake) return fail(400, { name, mistake });
		teams.lookAt(cookies, await teams.create(locals.db, name));
		redirect(303, HOME);
	}
};
