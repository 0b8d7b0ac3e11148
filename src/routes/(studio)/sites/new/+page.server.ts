import { fail, redirect } from '@sveltejs/kit';
import { may } from '$lib/account/team';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import * as sites from '$lib/site/sites.server';
import { titleIn } from '../[id]/settings/forms';
import { begin, gallery } from './template.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals }) => {
	const { team } = await parent();
	if (!may(team.role, 'build')) throw new Problem('forbidden');
	return { team: team.id, templates: gallery(locals.locale) };
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const form = await posted(request);
		const { name, mistake } = titleIn(form);
		if (mistake) return fail(400, { name, mistake });
		const begun = begin(String(form.get('template')), locals.locale, name);
		if (!begun) return fail(400, { name, gone: true });
		const id = await sites.create(locals.db, String(form.get('team')), begun.name, begun.document);
		redirect(303, `/sites/${id}/edit`);
	}
};
