import * as brands from '$lib/account/brands.server';
import { posted } from '$lib/server/form';
import { canonical } from '$lib/site/desk/canonical';
import * as offered from '$lib/site/desk/surveys.server';
import * as judging from '$lib/site/judgement.server';
import * as sites from '$lib/site/sites.server';
import { fail } from '@sveltejs/kit';
import { nameIn } from './body';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, name, team, revision, document } = await sites.read(locals.db, params.id);
	const [brand, surveys, facts] = await Promise.all([
		brands.find(locals.db, team),
		offered.list(locals.db, team, locals.locale),
		judging.factsOf(locals.db, team, document)
	]);
	const known = surveys.map((one) => ({ ...one, questions: one.questions.map(({ name }) => name) }));
	return {
		draft: { id, name, team },
		revision,
		document: canonical(document),
		person: locals.user?.id ?? '',
		brand,
		surveys,
		known: { pictures: [...facts.pictures], files: [...facts.files], surveys: known }
	};
};

export const actions: Actions = {
	rename: async ({ request, locals, params }) => {
		const name = nameIn((await posted(request)).get('name'));
		if (!name) return fail(400, { name: false });
		await sites.rename(locals.db, params.id, name);
		return { name: true };
	}
};
