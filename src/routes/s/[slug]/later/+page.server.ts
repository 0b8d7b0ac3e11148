import { fail, redirect } from '@sveltejs/kit';
import { qr, qrPath } from '$lib/survey/qr';
import { scriptOf } from '$lib/survey/respond/script';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import * as versions from '$lib/survey/versions.server';
import { dressed } from '../dressed';
import { exceeds } from '../pace';
import { setAside } from '../sittings.server';
import type { Actions, PageServerLoad } from './$types';

/** There is nothing here for whoever did not come from the survey. */
export const load: PageServerLoad = async ({ params, url, request, locals }) => {
	if (request.method !== 'POST') redirect(303, `/s/${params.slug}`);
	return dressed(params.slug, await versions.recent(params.slug), url.searchParams, locals);
};

export const actions: Actions = {
	default: async ({ params, url, request, locals, getClientAddress }) => {
		const address = getClientAddress();
		const busy = exceeds('page', address);
		locals.frames = (await versions.recent(params.slug)).sharing.frames;
		const put = await setAside(params.slug, request, { query: url.searchParams, address, busy });
		const language = 'view' in put ? put.view.language : put.language;
		locals.document = { lang: tagOf(language), dir: directionOf(language) };
		if ('view' in put) {
			locals.scripts = [scriptOf(put.view)];
			return fail(busy ? 429 : 409, { view: put.view, language });
		}
		const link = `${url.origin}/s/${params.slug}/later/${put.token}`;
		const modules = qr(link);
		return { link, code: qrPath(modules), size: modules.length, language };
	}
};
