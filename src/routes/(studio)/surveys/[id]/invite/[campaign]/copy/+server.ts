import { json } from '@sveltejs/kit';
import * as campaigns from '$lib/mail/campaigns.server';
import { bodyOf } from '../../../edit/body';
import { writtenFrom } from '../document';
import { found } from '../found.server';
import type { RequestHandler } from './$types';

/** Makes a campaign of its own out of one that has no other place to go. */
export const POST: RequestHandler = async (event) => {
	const { name, plan } = writtenFrom((await bodyOf(event.request))['document']);
	const { survey } = await found(event);
	return json({ id: await campaigns.create(event.locals.db, survey, name, plan) }, { status: 201 });
};
