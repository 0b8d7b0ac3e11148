import type { RequestEvent } from '@sveltejs/kit';
import * as campaigns from '$lib/mail/campaigns.server';
import { Problem } from '$lib/problem';

type Here = Pick<RequestEvent, 'locals'> & { params: { id: string; campaign: string } };

/** The campaign that the address names, for who builds. @throws Problem `missing` if it is another survey's */
export async function found({ locals, params }: Here): Promise<campaigns.Campaign> {
	if (!locals.user) throw new Problem('unknown');
	const campaign = await campaigns.read(locals.db, params.campaign);
	if (campaign.survey !== params.id) throw new Problem('missing');
	return campaign;
}
