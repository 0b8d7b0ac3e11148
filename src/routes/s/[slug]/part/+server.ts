import { json } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { postedFrom, readForm } from '$lib/survey/answers';
import { rules } from '$lib/survey/questions/registry';
import { formOf } from '$lib/survey/respond/body';
import { FIELD, sittingFrom } from '$lib/survey/respond/sitting';
import * as sittings from '$lib/survey/sittings.server';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { mayGoOn } from '../pace';
import type { RequestHandler } from './$types';

const BEAT = 'earshot:beat';

/** The answers so far, as the page's script sends them. Answers with what became of them. */
export const POST: RequestHandler = async ({ params, request, getClientAddress }) => {
	mayGoOn('part', getClientAddress());
	const form = await formOf(request);
	const sitting = sittingFrom(form);
	const beat = form.get(BEAT) ?? '';
	if (!sitting || !/^\d{1,15}$/.test(beat) || !form.has(FIELD.page)) throw new Problem('invalid');
	const { survey, sharing, mode } = await versions.recent(params.slug);
	if (!sharing.partials) return json({ outcome: 'off' });
	const plan = await versions.plan(survey, sitting.version);
	const outcome = await sittings.keepPart({
		...sitting,
		responseId: sitting.id,
		survey,
		answers: readForm(plan, 'all', postedFrom(form), {}, rules),
		language: pickLanguage(plan, [sitting.language]),
		respondent: mode === 'identified' ? sitting.respondent : null,
		beat: Number(beat)
	});
	return json({ outcome });
};
