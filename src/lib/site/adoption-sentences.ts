import { m } from '$lib/i18n/paraglide/messages';
import { count, percent } from '$lib/results/figure';
import type { Adopted, Row } from './adoption';

// What the board of a site's adoption says above each of its pictures.

/** A calendar day has no time zone of its own: read and written as UTC it stays the day that it is. */
export const sayDay = (day: string, locale: string): string =>
	new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric' }).format(new Date(day));

function daysSaid(days: readonly { day: string; n: number }[], locale: string): string {
	const most = days.reduce((best, one) => (one.n > best.n ? one : best), { day: '', n: 0 });
	if (!most.n) return m.adoption_days_none();
	const said = { day: sayDay(most.day, locale), n: count(most.n, locale) };
	return days.length > 1 ? m.adoption_days_most(said) : m.adoption_days_one(said);
}

function funnelSaid({ visits: n, funnel }: Adopted, locale: string): string {
	const of = (step: string) => funnel.find((one) => one.step === step)?.n ?? 0;
	const visits = count(n, locale);
	const answered = count(of('answered'), locale);
	const trained = count(of('trained'), locale);
	if (of('answered') && of('trained')) return m.adoption_funnel_both({ visits, answered, trained });
	if (of('answered')) return m.adoption_funnel_answered({ visits, answered });
	if (of('trained')) return m.adoption_funnel_trained({ visits, trained });
	return m.adoption_funnel_none();
}

/** @param days every day that is drawn @returns a sentence for each picture; '' for one where nothing has a name */
export function sentencesOf(
	adopted: Adopted,
	days: readonly { day: string; n: number }[],
	locale: string
): Record<
	'days' | 'funnel' | 'pages' | 'entries' | 'languages' | 'files' | 'links' | 'surveys' | 'segments',
	string
> {
	const first = (rows: readonly Row[], say: (row: Row, share: string, only: boolean) => string) => {
		const top = rows.find(({ rest }) => !rest);
		const all = rows.reduce((sum, { n }) => sum + n, 0);
		return top ? say(top, percent(top.n / all, locale), rows.length === 1) : '';
	};
	return {
		days: daysSaid(days, locale),
		funnel: funnelSaid(adopted, locale),
		pages: first(adopted.pages, ({ label: page }, share, only) =>
			only ? m.adoption_pages_one({ page }) : m.adoption_pages_first({ page, share })
		),
		entries: first(adopted.entries, ({ label: page }, share, only) =>
			only ? m.adoption_entries_one({ page }) : m.adoption_entries_first({ page, share })
		),
		languages: first(adopted.languages, ({ label: language }, share) =>
			m.adoption_languages_first({ language, share })
		),
		files: first(adopted.files, ({ label: file, n }) =>
			m.adoption_files_first({ file, n: count(n, locale) })
		),
		links: first(adopted.links, ({ label: link, n }) =>
			m.adoption_links_first({ link, n: count(n, locale) })
		),
		surveys: first(adopted.surveys, ({ label: survey, n }) =>
			m.adoption_surveys_first({ survey, n: count(n, locale) })
		),
		segments: first(adopted.segments, ({ label: segment }, share) =>
			m.adoption_segments_first({ segment, share })
		)
	};
}
