import * as ballots from '$lib/mail/ballots.server';
import { Problem } from '$lib/problem';
import { formOf } from '$lib/survey/respond/body';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import * as responses from '$lib/survey/responses.server';
import * as versions from '$lib/survey/versions.server';
import { mayGoOn } from '../../../s/[slug]/pace';
import type { RequestHandler } from './$types';

/** Somebody who came by a letter touched the first field. */
export const POST: RequestHandler = async ({ params, request, getClientAddress }) => {
	mayGoOn('start', getClientAddress());
	const id = (await formOf(request)).get(FIELD.id);
	if (!isResponseId(id)) throw new Problem('invalid');
	const visit = await ballots.visit(params.ballot);
	const { survey, state } = await versions.recent(visit.slug);
	if (state !== 'open' || visit.state !== 'open') return new Response(null, { status: 204 });
	ballots.noticed(visit, 'started');
	if (!ballots.presence.machine(visit.invitation)) await responses.start({ id: id.toLowerCase(), survey });
	return new Response(null, { status: 204 });
};
