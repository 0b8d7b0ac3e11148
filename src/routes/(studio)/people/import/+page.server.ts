import { fail, redirect } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import * as imports from '$lib/people/imports.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	// The page names its file, so that it can ask how far it is while it is sent.
	return { id: crypto.randomUUID(), imports: await imports.list(locals.db, team.id) };
};

export const actions: Actions = {
	/** Without a script; with one, the file goes to ./file as it is. */
	default: async ({ request, locals }) => {
		if (!locals.user) throw new Problem('unknown');
		const form = await posted(request);
		const file = form.get('file');
		if (!(file instanceof File) || !file.name) return fail(422, { mistake: null });
		const id = crypto.randomUUID();
		const { name, size } = file;
		const mistake = await imports.stage(locals.db, text(form, 'team'), {
			id,
			name,
			size,
			bytes: file.stream()
		});
		if (mistake) return fail(422, { mistake });
		redirect(303, `/people/import/${id}`);
	}
};
