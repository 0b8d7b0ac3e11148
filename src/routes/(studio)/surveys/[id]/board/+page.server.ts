import { getLocale } from '$lib/i18n/paraglide/runtime';
import { periodOf } from '$lib/results/board';
import * as tallies from '$lib/results/tallies.server';
import { pickLanguage } from '$lib/survey/speak';
import * as surveys from '$lib/survey/surveys.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('earshot:board');
	const period = periodOf(url.searchParams.get('days'));
	const [survey, of] = await Promise.all([
		surveys.read(locals.db, params.id),
		tallies.asked(locals.db, params.id)
	]);
	return {
		period,
		outline: of.outline,
		language: pickLanguage(of.outline, [getLocale()]),
		first: await tallies.read(locals.db, params.id, of, period),
		timeZone: survey.timeZone,
		link: `${url.origin}/s/${survey.slug}`
	};
};
