import { fail, redirect } from '@sveltejs/kit';
import { passwordMistake, present, text } from '$lib/account/credentials';
import * as people from '$lib/account/people.server';
import { way } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.user) redirect(303, '/forgot');
	return {
		email: locals.user.email ?? '',
		// The letter that led here has ended the password from before: there is none to keep.
		anew: url.searchParams.has('anew'),
		next: way(url.searchParams.get('next'))
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		if (!locals.user) throw new Problem('unknown');
		const password = text(await posted(request), 'password');
		const mistakes = present({ password: passwordMistake(password, locals.user.email) });
		if (mistakes.password) return fail(400, { mistakes });
		const outcome = await people.setPassword(locals.db, password);
		if (outcome === 'weak') return fail(400, { mistakes: { password: 'password_guessable' as const } });
		if (outcome === 'same') return fail(400, { mistakes: { password: 'password_same' as const } });
		redirect(303, way(url.searchParams.get('next')));
	}
};
