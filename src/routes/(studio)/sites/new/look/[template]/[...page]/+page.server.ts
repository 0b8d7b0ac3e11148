import { redirect } from '@sveltejs/kit';
import { withNext } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { show } from '../../../../../../preview/shown.server';
import { begin } from '../../../template.server';
import type { PageServerLoad } from './$types';

export const csr = false;

/** A template as it would be read, with every page, before anybody begins with it. */
export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	if (!locals.user) redirect(303, withNext('/sign-in', url.pathname));
	const begun = begin(params.template, locals.locale, '');
	if (!begun) throw new Problem('missing');
	const shown = show(event, { ...begun, brand: null }, `/sites/new/look/${params.template}`, params.page);
	return { shown };
};
