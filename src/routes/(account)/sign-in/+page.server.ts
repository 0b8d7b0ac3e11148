import { fail, redirect } from '@sveltejs/kit';
import { emailMistake, present, text } from '$lib/account/credentials';
import { hold } from '$lib/account/hold';
import { forgive, wait } from '$lib/account/limits.server';
import * as people from '$lib/account/people.server';
import { way } from '$lib/account/way';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = way(url.searchParams.get('next'));
	if (locals.user) redirect(303, next);
	return { next };
};

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const held = hold();
		const form = await posted(request);
		const values = { email: text(form, 'email').trim() };
		const password = text(form, 'password');
		const mistakes = present({
			email: emailMistake(values.email),
			password: password ? undefined : 'password_missing'
		});
		if (Object.keys(mistakes).length) return fail(400, { values, mistakes });
		const address = getClientAddress();
		const minutes = wait('sign_in', values.email, address);
		if (minutes) return fail(429, { values, minutes });
		const outcome = await people.signIn(locals.db, { ...values, password });
		if (outcome !== 'in') {
			await held();
			return fail(400, { values, refused: outcome });
		}
		forgive('sign_in', values.email, address);
		redirect(303, way(form.get('next')));
	}
};
