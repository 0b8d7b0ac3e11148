import { m } from '$lib/i18n/paraglide/messages';
import { instantOf, zoneNamed, type Reading } from '$lib/survey/schedule';

const LONGEST_NOTE = 500;
export const PREVIEW_DAYS = [1, 7, 30] as const;

export const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	// Postgres has no U+0000.
	return typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').trim() : '';
};

/** No draft has a revision below 1: a form without one counts as out of date. */
export function revisionIn(form: FormData): number {
	const revision = Number(textIn(form, 'revision'));
	return Number.isInteger(revision) && Math.abs(revision) < 2 ** 31 ? revision : 0;
}

/** What stands in the fields, as somebody typed it. */
export interface Typed {
	note: string;
	opens: string;
	ends: string;
	zone: string;
}
export type Mistakes = Partial<Record<keyof Typed, string>>;

/**
 * Reads a form that publishes, now or later, or asks for it; also one that only says until when.
 * @param now what is over by then cannot be chosen
 * @returns times as the database takes them, null for at once and without end
 */
export function releaseIn(form: FormData, now: Date) {
	const values: Typed = {
		note: textIn(form, 'note'),
		opens: textIn(form, 'opens'),
		ends: textIn(form, 'ends'),
		zone: textIn(form, 'zone') || 'UTC'
	};
	const mistakes: Mistakes = {};
	if ([...values.note].length > LONGEST_NOTE) mistakes.note = m.posts_mistake_note({ max: LONGEST_NOTE });
	const zone = zoneNamed(values.zone);
	if (!zone) mistakes.zone = m.posts_mistake_zone();
	const opens = instantOf(values.opens, zone ?? 'UTC', 'opens');
	const ends = instantOf(values.ends, zone ?? 'UTC', 'closes');
	if (opens.mistake) mistakes.opens = sentenceFor(opens);
	if (ends.mistake) mistakes.ends = sentenceFor(ends);
	const times = { opensAt: instantIn(opens), endsAt: instantIn(ends) };
	if (times.opensAt && new Date(times.opensAt) <= now) mistakes.opens = m.sites_mistake_past();
	if (times.endsAt && new Date(times.endsAt) <= now) mistakes.ends = m.sites_mistake_past();
	else if (times.opensAt && times.endsAt && times.opensAt >= times.endsAt)
		mistakes.ends = m.posts_mistake_order();
	return {
		values,
		mistakes: Object.keys(mistakes).length ? mistakes : undefined,
		release: { revision: revisionIn(form), note: values.note, ...times }
	};
}

const instantIn = (reading: Reading): string | null => (reading.mistake ? null : reading.instant);

const sentenceFor = (reading: Reading & { mistake: string }): string =>
	reading.mistake === 'skipped'
		? m.posts_mistake_skipped({ next: reading.next.slice(11) })
		: m.posts_mistake_date();

/** Reads what a preview link shows and for how long; anything else is the draft, for a week. */
export function previewIn(form: FormData): { of: number | null; days: number } {
	const days = Number(textIn(form, 'days'));
	const of = Number(textIn(form, 'of'));
	return {
		of: Number.isInteger(of) && of > 0 && of < 2 ** 31 ? of : null,
		days: PREVIEW_DAYS.find((one) => one === days) ?? 7
	};
}
