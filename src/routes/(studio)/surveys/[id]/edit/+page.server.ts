import { posted } from '$lib/server/form';
import { settings } from '$lib/server/settings';
import { canonical, parseDefinition } from '$lib/survey/definition';
import * as surveys from '$lib/survey/surveys.server';
import { fail } from '@sveltejs/kit';
import { nameIn } from './body';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { definition, revision } = await surveys.draft(locals.db, params.id);
	const parsed = parseDefinition(definition);
	return {
		revision,
		// A draft that grew past today's limits opens as it is; what is wrong with it is said at publication.
		document: 'definition' in parsed ? canonical(parsed.definition) : JSON.stringify(definition),
		person: locals.user?.id ?? '',
		licence: settings().creatorLicence
	};
};

export const actions: Actions = {
	rename: async ({ request, locals, params }) => {
		const name = nameIn((await posted(request)).get('name'));
		if (!name) return fail(400, { name: false });
		await surveys.rename(locals.db, params.id, name);
		return { name: true };
	}
};
