import { m } from '$lib/i18n/paraglide/messages';
import { instantOf, sayInstant, zoneNamed } from '$lib/survey/schedule';
import type { TypedSchedule } from './forms';

/** What the dates in the form mean, as a sentence; what cannot be read yet is left out. */
export function inWords(typed: TypedSchedule, locale: string): string {
	const zone = zoneNamed(typed.zone);
	if (!zone) return '';
	const opens = said(typed.opens, zone, 'opens', locale);
	const closes = said(typed.closes, zone, 'closes', locale);
	if (opens && closes) return m.posts_words_both({ opens, closes });
	if (opens) return m.posts_words_opens({ opens });
	if (closes) return m.posts_words_closes({ closes });
	return m.posts_words_neither();
}

function said(local: string, zone: string, bound: 'opens' | 'closes', locale: string): string | null {
	const reading = instantOf(local, zone, bound);
	if (reading.mistake || !reading.instant) return null;
	const words = sayInstant(reading.instant, zone, locale);
	return reading.repeated ? m.posts_words_repeated({ when: words }) : words;
}
