import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { posted } from '$lib/server/form';
import { slugMistake } from '$lib/survey/slug';
import * as surveys from '$lib/survey/surveys.server';
import { refused } from '../refused';
import { nameIn, slugIn, slugSentence } from './forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	// Asked for so that a viewer is told no.
	await surveys.draft(locals.db, params.id);
	return { prefix: `${url.origin}/s/` };
};

export const actions: Actions = {
	rename: async ({ request, locals, params }) => {
		const { name, mistake } = nameIn(await posted(request));
		if (mistake) return fail(400, { rename: { value: name, mistake } });
		await surveys.rename(locals.db, params.id, name);
		return { renamed: true };
	},
	link: async ({ request, locals, params }) => {
		const slug = slugIn(await posted(request));
		const wrong = slugMistake(slug);
		if (wrong) return fail(400, { link: { value: slug, mistake: slugSentence(wrong, slug) } });
		const taken = await refused(surveys.setSlug(locals.db, params.id, slug), 'slug_taken');
		if (taken) return fail(409, { link: { value: slug, mistake: m.posts_mistake_slug_taken() } });
		return { linked: true };
	},
	archive: async ({ locals, params }) => surveys.archive(locals.db, params.id),
	restore: async ({ locals, params }) => surveys.restore(locals.db, params.id),
	erase: async ({ request, locals, params }) => {
		const value = String((await posted(request)).get('name') ?? '').slice(0, 400);
		const wrong = await refused(surveys.erase(locals.db, params.id, value), 'invalid');
		if (wrong) return fail(400, { erase: { value, mistake: m.posts_mistake_name_differs() } });
		redirect(303, '/home?archived=1');
	}
};
