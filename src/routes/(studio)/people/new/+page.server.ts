import { fail, redirect } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import * as attributes from '$lib/people/attributes.server';
import { contactFrom, type ContactMistake } from '$lib/people/contact';
import * as contacts from '$lib/people/contacts.server';
import { posted } from '$lib/server/form';
import { typedFrom, typedOf } from '../typed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	return { known: await attributes.list(locals.db, team.id), empty: typedOf(null) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await posted(request);
		const team = text(form, 'team');
		const known = await attributes.list(locals.db, team);
		const typed = typedFrom(form, known);
		const read = contactFrom(typed, known);
		if ('mistakes' in read) return fail(422, { typed, mistakes: read.mistakes, taken: null });
		const saved = await contacts.save(locals.db, team, null, read.fields);
		const mistakes: ContactMistake[] = [{ field: 'address', of: '', code: 'taken' }];
		if ('taken' in saved) return fail(409, { typed, mistakes, taken: saved.taken });
		redirect(303, `/people/${saved.id}?added`);
	}
};
