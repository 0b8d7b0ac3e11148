import { getLocale } from '$lib/i18n/paraglide/runtime';
import { m } from '$lib/i18n/paraglide/messages';
import { nameOf } from '$lib/survey/respond/words';
import { localOf } from '$lib/survey/schedule';

// Figures, times and languages as the screens of campaigns say them.

export const sayCount = (n: number): string => new Intl.NumberFormat(getLocale()).format(n);

/** @returns "38%", or '' of nothing */
export const sayShare = (n: number, of: number): string =>
	of > 0
		? new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(n / of)
		: '';

/**
 * An instant on the clocks of a zone, without the zone: "Tue, Nov 24, 09:00". The year where it is another.
 *
 * @param now for whom the year goes without saying
 */
export function sayShort(instant: string, zone: string, locale: string, now = new Date()): string {
	const yearOf = (date: Date) =>
		new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(date);
	const at = new Date(instant);
	return new Intl.DateTimeFormat(locale, {
		timeZone: zone,
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		...(yearOf(at) !== yearOf(now) && { year: 'numeric' }),
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}).format(at);
}

/** What the clocks of a zone show now: `2026-11-24T09:00`. */
export const nowIn = (zone: string): string => localOf(new Date(), zone);

/** A language in its own words: "English", "简体中文". */
export const sayLanguage = (language: string): string => nameOf(language);

/** "one, two, and three" */
export const sayAll = (all: readonly string[]): string => new Intl.ListFormat(getLocale()).format(all);

/** "English 200, 简体中文 112" */
export const sayLanguages = (counts: Record<string, number>): string =>
	Object.entries(counts)
		.sort(([, a], [, b]) => b - a)
		.map(([language, n]) => m.campaigns_language_count({ language: sayLanguage(language), n: sayCount(n) }))
		.join(m.campaigns_comma());
