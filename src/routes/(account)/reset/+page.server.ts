import { fail, redirect } from '@sveltejs/kit';
import { passwordMistake, present, text } from '$lib/account/credentials';
import * as people from '$lib/account/people.server';
import { HOME } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(303, '/forgot');
	return { email: locals.user.email ?? '' };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.user) throw new Problem('unknown');
		const password = text(await posted(request), 'password');
		const mistakes = present({ password: passwordMistake(password, locals.user.email) });
		if (mistakes.password) return fail(400, { mistakes });
		const outcome = await people.setPassword(locals.db, password);
		if (outcome === 'weak') return fail(400, { mistakes: { password: 'password_guessable' as const } });
		if (outcome === 'same') return fail(400, { mistakes: { password: 'password_same' as const } });
		redirect(303, HOME);
	}
};
