import { m } from '$lib/i18n/paraglide/messages';
import { localeFor } from '$lib/survey/respond/words';
import { sayInstant } from '$lib/survey/schedule';
import type { Door } from '$lib/survey/versions.server';

/** Why a survey cannot be answered now, in words; null if it can. */
export function stateOf(
	{ state, opensAt, closesAt, timeZone }: Pick<Door, 'state' | 'opensAt' | 'closesAt' | 'timeZone'>,
	language: string
): { title: string; text: string } | null {
	const locale = { locale: localeFor(language) };
	// In the survey's time zone, which is named: its team and its respondents mean the same moment.
	const when = (instant: string) => ({ when: sayInstant(instant, timeZone, locale.locale) });
	switch (state) {
		case 'open':
			return null;
		case 'not_yet':
			return {
				title: m.respond_not_yet_title({}, locale),
				text: opensAt ? m.respond_not_yet_text(when(opensAt), locale) : ''
			};
		case 'paused':
			return { title: m.respond_paused_title({}, locale), text: m.respond_paused_text({}, locale) };
		case 'closed':
			return {
				title: m.respond_closed_title({}, locale),
				text: closesAt ? m.respond_closed_text(when(closesAt), locale) : m.respond_closed_plain({}, locale)
			};
		case 'full':
			return { title: m.respond_full_title({}, locale), text: m.respond_full_text({}, locale) };
	}
}
