import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Problem } from '$lib/problem';

/** What a respondent can make of a refusal that came before their answers were looked at. */
export function inWords({ code }: Problem, locale: Locale): string {
	if (code === 'missing') return m.respond_refused_missing({}, { locale });
	if (code === 'too_large') return m.mistake_response_too_large({}, { locale });
	if (code === 'too_many') return m.respond_too_many({}, { locale });
	return m.respond_broken_text({}, { locale });
}
