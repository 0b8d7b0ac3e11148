import { course } from '$lib/survey/course';
import { evaluate } from '$lib/survey/expression/evaluate';
import { rules } from '$lib/survey/questions/registry';
import { originOf } from '$lib/site/adoption';
import { isResponseId } from '$lib/survey/respond/sitting';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import * as responses from '$lib/survey/responses.server';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { dressed } from '../dressed';
import type { PageServerLoad } from './$types';

/** @returns the page of a site on which the form stood; '' for a form on the survey's own page */
function back(referer: string | null, host: string): string {
	const from = originOf(referer, host);
	return from
		? ['/m', from.site, from.path].filter(Boolean).join('/') + (URL.parse(referer ?? '')?.search ?? '')
		: '';
}

export const load: PageServerLoad = async ({ params, url, request, locals, setHeaders }) => {
	const door = await versions.open(params.slug);
	const id = url.searchParams.get('r');
	// Gone after a quarter of an hour: the words of thanks stay, what was answered does not.
	const sent = isResponseId(id) ? await responses.recall(id.toLowerCase(), door.survey) : null;
	const plan = sent ? await versions.plan(door.survey, sent.version) : door.plan;
	const language = pickLanguage(plan, [url.searchParams.get('lang') ?? '', sent?.language ?? '']);
	const now = course(plan, sent?.answers ?? {}, { rules, now: new Date(), language });
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	setHeaders({ 'cache-control': 'private, no-store' });
	const other = plan.thanksIf?.find(({ condition }) => evaluate(condition, now.scope) === true);
	const around = dressed(params.slug, door, url.searchParams, locals);
	const thanks = now.say(other?.words ?? plan.thanks);
	const first = url.searchParams.has('first');
	return { language, thanks, first, back: back(request.headers.get('referer'), url.host), ...around };
};
