import { json } from '@sveltejs/kit';
import * as ballots from '$lib/mail/ballots.server';
import * as participations from '$lib/mail/participations.server';
import { Problem } from '$lib/problem';
import { postedFrom, readForm } from '$lib/survey/answers';
import { rules } from '$lib/survey/questions/registry';
import { formOf } from '$lib/survey/respond/body';
import { sittingFrom } from '$lib/survey/respond/sitting';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { mayGoOn } from '../../../s/[slug]/pace';
import { believes } from '../there.server';
import type { RequestHandler } from './$types';

/** What somebody who came by a letter has pressed so far, as the page's script sends it at each "next". */
export const POST: RequestHandler = async ({ params, request, getClientAddress }) => {
	mayGoOn('part', getClientAddress());
	const form = await formOf(request);
	const sitting = sittingFrom(form);
	if (!sitting) throw new Problem('invalid');
	const visit = await ballots.visit(params.ballot);
	// Nobody is asked anything here: who may be a machine is not kept, and is asked when they send.
	if (visit.state !== 'open' || !(await believes(visit.invitation, form))) return json({ outcome: 'off' });
	const { survey } = await versions.recent(visit.slug);
	const plan = await versions.plan(survey, sitting.version);
	const answers = readForm(plan, 'all', postedFrom(form), {}, rules);
	const language = pickLanguage(plan, [sitting.language]);
	await participations.press({ id: sitting.id, survey, version: sitting.version, answers, language }, visit);
	return json({ outcome: 'kept' });
};
