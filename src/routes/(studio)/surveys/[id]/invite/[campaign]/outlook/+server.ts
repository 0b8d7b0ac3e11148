import { json } from '@sveltejs/kit';
import * as campaigns from '$lib/mail/campaigns.server';
import { found } from '../found.server';
import type { RequestHandler } from './$types';

/** What pressing "send" would do now, by the campaign as it was saved. */
export const GET: RequestHandler = async (event) => {
	const { id } = await found(event);
	return json(await campaigns.outlook(event.locals.db, id), { headers: { 'cache-control': 'no-store' } });
};
