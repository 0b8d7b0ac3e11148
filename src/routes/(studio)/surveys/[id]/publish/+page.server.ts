import { qr, qrPath } from '$lib/survey/qr';
import { zones } from '$lib/survey/schedule';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { obstaclesOf } from '$lib/survey/findings.server';
import type { PageServerLoad } from './$types';

export { actions } from './actions';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const draft = await surveys.draft(locals.db, params.id);
	const live = draft.liveVersion;
	const [list, published] = await Promise.all([
		versions.list(locals.db, draft.id),
		live === null ? null : versions.definition(locals.db, draft.id, live)
	]);
	const link = `${url.origin}/s/${draft.slug}`;
	const modules = qr(link);
	return {
		revision: draft.revision,
		live: list.find(({ number }) => number === live) ?? null,
		// Both come out of one jsonb, which has one order of keys for all.
		changed: JSON.stringify(published) !== JSON.stringify(draft.definition),
		inTheWay: await obstaclesOf(draft.definition, locals.locale),
		link,
		qr: { size: modules.length, path: qrPath(modules) },
		zones: zones(draft.timeZone)
	};
};
