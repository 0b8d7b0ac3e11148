import { periodOf } from '$lib/results/board';
import * as adoptions from '$lib/site/adoptions.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const period = periodOf(url.searchParams.get('days'));
	const { site } = await parent();
	return { period, ...(await adoptions.board(locals.db, site, period, locals.locale)) };
};
