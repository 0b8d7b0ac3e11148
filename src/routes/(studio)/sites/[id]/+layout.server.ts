import { builds } from '$lib/site/standing';
import * as sites from '$lib/site/sites.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	// Asked anew on each of its pages: what was edited on one is a change on the next.
	void url.pathname;
	const site = await sites.find(locals.db, params.id);
	return { site, canBuild: builds(site) };
};
