import { Problem } from '$lib/problem';
import * as sites from '$lib/site/sites.server';
import { json } from '@sveltejs/kit';
import { bodyOf, documentIn, revisionIn } from './body';
import type { RequestHandler } from './$types';

/** Saves the draft; a stale save gets what stands there instead, and changes nothing. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	const body = await bodyOf(request);
	if (!locals.user) throw new Problem('unknown');
	try {
		return json(await sites.save(locals.db, params.id, revisionIn(body), documentIn(body)));
	} catch (refused) {
		if (!(refused instanceof Problem) || refused.code !== 'stale') throw refused;
		const { revision, document } = await sites.read(locals.db, params.id);
		return json({ revision, document }, { status: refused.status });
	}
};
