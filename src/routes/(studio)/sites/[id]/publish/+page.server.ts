import { kinds } from '$lib/site/blocks/registry';
import * as judging from '$lib/site/judgement.server';
import * as sites from '$lib/site/sites.server';
import { qr, qrPath } from '$lib/survey/qr';
import { zones } from '$lib/survey/schedule';
import type { PageServerLoad } from './$types';
import { groupsOf } from './groups';

export { actions } from './actions';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const draft = await sites.read(locals.db, params.id);
	const [found, { requests, previews }] = await Promise.all([
		judging.judge(locals.db, draft.team, draft.document),
		sites.history(locals.db, params.id)
	]);
	const link = `${url.origin}/m/${draft.slug}`;
	const modules = qr(link);
	return {
		revision: draft.revision,
		inTheWay: groupsOf(found, draft.document, kinds, locals.locale),
		// What was declined last stays in sight until it is asked for again.
		declined: requests[0]?.outcome === 'declined' ? requests[0] : null,
		previews,
		link,
		qr: { size: modules.length, path: qrPath(modules) },
		zones: zones()
	};
};
