import { Problem } from '$lib/problem';
import { may } from '$lib/account/team';
import { posted } from '$lib/server/form';
import * as surveys from '$lib/survey/surveys.server';
import { templates } from '$lib/survey/templates/registry';
import { glanceAt, nameIn, startIn } from '$lib/survey/templates/template';
import { fail, redirect } from '@sveltejs/kit';
import { stored } from '../stored';
import type { Actions, PageServerLoad } from './$types';

// A search that long finds nothing that a shorter one does not.
const LONGEST_QUERY = 200;
const spoken = (locale: string) => (locale === 'zh-CN' ? 'zh-cn' : 'en');

export const load: PageServerLoad = async ({ parent, locals, url }) => {
	const { team } = await parent();
	if (!may(team.role, 'build')) throw new Problem('forbidden');
	return {
		team: team.id,
		query: (url.searchParams.get('q') ?? '').slice(0, LONGEST_QUERY),
		templates: [...templates].map(([id, template]) => ({ id, ...glanceAt(template, spoken(locals.locale)) }))
	};
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const form = await posted(request);
		const template = templates.get(String(form.get('template')));
		if (!template) return fail(400, { gone: true });
		const language = spoken(locals.locale);
		const definition = stored(startIn(template, language));
		const id = await surveys.create(
			locals.db,
			String(form.get('team')),
			nameIn(template, language),
			definition
		);
		redirect(303, `/surveys/${id}/edit`);
	}
};
