import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withNext } from '$lib/account/way';
import * as brands from '$lib/account/brands.server';
import { Problem } from '$lib/problem';
import type { Previewed } from '$lib/site/preview';
import * as sites from '$lib/site/sites.server';
import type { SiteDocument } from '$lib/site/site';
import { versionNumber } from '../../../surveys/[id]/versions/number';

type Here = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string; of: string } };

/** `number`: of a version; null for the draft and for what is asked for. */
export interface Asked extends Previewed {
	number: number | null;
	state: sites.State;
}

async function documentOf({ locals, params: { id, of } }: Here, site: sites.Site): Promise<SiteDocument> {
	if (of === 'draft') return (await sites.read(locals.db, id)).document;
	if (of !== 'request') return sites.version(locals.db, id, versionNumber(of) ?? 0);
	if (!site.request) throw new Problem('missing');
	return (await sites.requested(locals.db, site.request.id)).document;
}

/**
 * What `[of]` names: `draft`, `request` (what is asked to be published) or a version's number. These pages stand
 * outside the studio's layouts, so they ask who is here.
 * @throws Problem `missing`, `forbidden`
 */
export async function asked(here: Here): Promise<Asked> {
	const { locals, params, url } = here;
	if (!locals.user) redirect(303, withNext('/sign-in', url.pathname));
	const site = await sites.find(locals.db, params.id);
	const [document, brand] = await Promise.all([documentOf(here, site), brands.find(locals.db, site.team)]);
	return { name: site.name, document, brand, number: versionNumber(params.of), state: site.state };
}

/** @returns the site's id, for whoever builds it: also what is not on air may be looked at. @throws Problem */
export async function mayLook({ locals, params: { id } }: Pick<Here, 'locals' | 'params'>): Promise<string> {
	if (!locals.user) throw new Problem('unknown');
	await sites.read(locals.db, id);
	return id;
}
