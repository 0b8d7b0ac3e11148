import * as ballots from '$lib/mail/ballots.server';
import { Problem } from '$lib/problem';
import { formOf } from '$lib/survey/respond/body';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import * as responses from '$lib/survey/responses.server';
import * as versions from '$lib/survey/versions.server';
import { mayGoOn } from '../../../s/[slug]/pace';
import type { RequestHandler } from './$types';

const counted = (text: string | null) => (text && /^\d{1,4}$/.test(text) ? Number(text) : null);

/** A page of the survey is shown to somebody who came by a letter. */
export const POST: RequestHandler = async ({ params, request, getClientAddress }) => {
	mayGoOn('seen', getClientAddress());
	const form = await formOf(request);
	const id = form.get(FIELD.id);
	const page = counted(form.get(FIELD.page));
	if (!isResponseId(id) || page === null) throw new Problem('invalid');
	const visit = await ballots.visit(params.ballot);
	const { survey, state, ...door } = await versions.recent(visit.slug);
	const version = counted(form.get(FIELD.version)) ?? door.version;
	const plan = version === door.version ? door.plan : await versions.plan(survey, version);
	if (page >= plan.pages.length) throw new Problem('invalid');
	if (state !== 'open' || visit.state !== 'open') return new Response(null, { status: 204 });
	const see = () => responses.see({ id: id.toLowerCase(), survey, version, page });
	// Machines that run scripts would fill the count of those who gave up: a first page waits with the rest.
	ballots.noticed(visit, 'opened', page === 0 ? see : undefined);
	if (page > 0 && !ballots.presence.machine(visit.invitation)) await see();
	return new Response(null, { status: 204 });
};
