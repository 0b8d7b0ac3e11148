import { fail, redirect } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import * as sites from '$lib/site/sites.server';
import { refused } from '../../../surveys/[id]/refused';
import { revisionIn, textIn } from '../publish/forms';
import { versionNumber } from '../../../surveys/[id]/versions/number';
import { compared } from './sides.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const draft = await sites.read(locals.db, params.id);
	const [versions, comparison] = await Promise.all([
		sites.versions(locals.db, params.id),
		compared(locals.db, draft, url.searchParams, locals.locale)
	]);
	return { versions, revision: draft.revision, comparison };
};

export const actions: Actions = {
	back: async ({ request, locals, params }) => {
		if (!locals.user) throw new Problem('unknown');
		const form = await posted(request);
		const number = versionNumber(textIn(form, 'number'));
		if (number === null) throw new Problem('missing');
		const going = sites.goBack(locals.db, locals.user, params.id, { number, revision: revisionIn(form) });
		if (await refused(going, 'stale')) return fail(409, { stale: true });
		redirect(303, `?back=${number}&as=${await going}`);
	}
};
