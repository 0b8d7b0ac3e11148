import { Problem } from '$lib/problem';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { exports } from '$lib/results/exports/registry';
import { attachment, sheet } from '$lib/results/exports/sheet';
import { streamed } from '$lib/results/exports/stream';
import * as tallies from '$lib/results/tallies.server';
import { dayIn } from '$lib/results/trend';
import { rules } from '$lib/survey/questions/registry';
import { pickLanguage, speak } from '$lib/survey/speak';
import * as surveys from '$lib/survey/surveys.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.user) throw new Problem('unknown');
	const format = exports.get(params.kind);
	if (!format) throw new Problem('missing');
	const survey = await surveys.read(locals.db, params.id);
	if (survey.role === 'viewer') throw new Problem('forbidden');
	const unfinished = url.searchParams.has('unfinished');
	const plans = await tallies.plansOf(locals.db, params.id);
	const locale = getLocale();
	const [newest] = plans.values();
	const language = newest ? pickLanguage(newest, [locale]) : locale;
	const { header, cells } = sheet(plans, survey.mode, {
		say: (words) => speak(words, language, () => '…'),
		locale,
		rules,
		unfinished
	});
	const pages = tallies.exported(locals.db, params.id, unfinished);
	const name = `${survey.name} ${dayIn(new Date().toISOString(), survey.timeZone)}.${format.extension}`;
	return new Response(await streamed(format, header, pages, cells), {
		headers: {
			'content-type': format.type,
			'content-disposition': attachment(name),
			'cache-control': 'private, no-store'
		}
	});
};
