import { redirect } from '@sveltejs/kit';
import { qr, qrPath } from '$lib/survey/qr';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { exceeds } from '../pace';
import { setAside } from '../sittings.server';
import type { Actions, PageServerLoad } from './$types';

/** There is nothing here for whoever did not come from the survey. */
export const load: PageServerLoad = ({ params, request }) => {
	if (request.method === 'GET') redirect(303, `/s/${params.slug}`);
};

export const actions: Actions = {
	default: async ({ params, url, request, locals, getClientAddress }) => {
		const { token, language } = await setAside(params.slug, request, exceeds('page', getClientAddress()));
		locals.document = { lang: tagOf(language), dir: directionOf(language) };
		const link = `${url.origin}/s/${params.slug}/later/${token}`;
		const modules = qr(link);
		return { link, code: qrPath(modules), size: modules.length, language };
	}
};
