import { json } from '@sveltejs/kit';
import * as campaigns from '$lib/mail/campaigns.server';
import { Problem } from '$lib/problem';
import { bodyOf, revisionIn } from '../../edit/body';
import { writtenFrom } from './document';
import { found } from './found.server';
import type { RequestHandler } from './$types';

/** Saves the draft; a stale save gets what stands there instead, and changes nothing. */
export const PUT: RequestHandler = async (event) => {
	const body = await bodyOf(event.request);
	const { id } = await found(event);
	try {
		const written = writtenFrom(body['document']);
		return json({ revision: await campaigns.save(event.locals.db, id, revisionIn(body), written) });
	} catch (refused) {
		if (!(refused instanceof Problem) || refused.code !== 'stale') throw refused;
		const { revision, name, plan } = await campaigns.read(event.locals.db, id);
		return json({ revision, document: { name, plan } }, { status: refused.status });
	}
};
