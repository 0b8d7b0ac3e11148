import { fail, redirect } from '@sveltejs/kit';
import { newcomerMistakes, text } from '$lib/account/credentials';
import { wait } from '$lib/account/limits.server';
import * as people from '$lib/account/people.server';
import { way } from '$lib/account/way';
import { posted } from '$lib/server/form';
import { seesOutbox } from '../../outbox/local';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = way(url.searchParams.get('next'));
	if (locals.user) redirect(303, next);
	return { next };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await posted(event.request);
		const values = { name: text(form, 'name').trim(), email: text(form, 'email').trim() };
		const newcomer = { ...values, password: text(form, 'password') };
		const mistakes = newcomerMistakes(newcomer);
		if (Object.keys(mistakes).length) return fail(400, { values, mistakes });
		const minutes = wait('sign_up', values.email, event.getClientAddress());
		if (minutes) return fail(429, { values, minutes });
		const next = way(form.get('next'));
		const outcome = await people.signUp(event.locals.db, newcomer, event.url.origin + next);
		if (outcome === 'weak')
			return fail(400, { values, mistakes: { password: 'password_guessable' as const } });
		if (outcome === 'taken') return fail(409, { values, taken: true });
		if (outcome === 'letter') return { values, letter: true, outbox: seesOutbox(event) };
		redirect(303, next);
	}
};
