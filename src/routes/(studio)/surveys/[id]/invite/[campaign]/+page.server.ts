import * as campaigns from '$lib/mail/campaigns.server';
import * as outbox from '$lib/mail/outbox.server';
import { Problem } from '$lib/problem';
import { drafted } from './drafted.server';
import type { PageServerLoad } from './$types';

export { actions } from './actions';

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	depends('earshot:campaign');
	const { canBuild } = await parent();
	const all = await campaigns.list(locals.db, params.id);
	const row = all.find(({ id }) => id === params.campaign);
	if (!row) throw new Problem('missing');
	if (row.state === 'draft') return { row, draft: await drafted({ locals, params, url }), came: null };
	const letter = url.searchParams.get('stray');
	const [came, strays, history] = await Promise.all([
		campaigns.came(locals.db, row.id),
		canBuild ? campaigns.strays(locals.db, row.id) : [],
		canBuild && letter ? outbox.history(locals.db, letter) : null
	]);
	return { row, draft: null, came, strays, history };
};
