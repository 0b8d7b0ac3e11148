import { redirect } from '@sveltejs/kit';
import { called } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { versionNumber } from './number';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const draft = await surveys.draft(locals.db, params.id);
	const [list, members] = await Promise.all([
		versions.list(locals.db, draft.id),
		teams.members(locals.db, draft.team)
	]);
	const names = new Map(members.map((member) => [member.id, called(member)]));
	// Whoever left the team is named no more.
	return { versions: list.map((one) => ({ ...one, by: names.get(one.publishedBy ?? '') ?? null })) };
};

export const actions: Actions = {
	restore: async ({ request, locals, params }) => {
		const number = versionNumber(String((await posted(request)).get('number')));
		if (number === null) throw new Problem('missing');
		await surveys.read(locals.db, params.id);
		await versions.restore(locals.db, params.id, number);
		redirect(303, `?restored=${number}`);
	}
};
