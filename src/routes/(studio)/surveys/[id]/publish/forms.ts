import { m } from '$lib/i18n/paraglide/messages';
import { instantOf, zoneNamed, type Reading } from '$lib/survey/schedule';
import type { Mode } from '$lib/survey/surveys.server';

const LONGEST_NOTE = 500;
const MOST_RESPONSES = 10_000_000;

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	// Postgres has no U+0000.
	return typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').trim() : '';
};

/** @returns the choice between the two promises, or null where neither was made */
export function modeIn(form: FormData): Mode | null {
	const mode = textIn(form, 'mode');
	return mode === 'anonymous' || mode === 'identified' ? mode : null;
}

export interface Publication {
	/** Of the draft that the person saw. */
	revision: number;
	note: string;
	mode: Mode | null;
}

/**
 * Reads the form that publishes.
 * @param promised what respondents were promised at an earlier publication
 */
export function publicationIn(form: FormData, promised: Mode | null) {
	const revision = Number(textIn(form, 'revision'));
	const values: Publication = {
		// No draft has a revision below 1: a form without one counts as out of date.
		revision: Number.isInteger(revision) && Math.abs(revision) < 2 ** 31 ? revision : 0,
		note: textIn(form, 'note'),
		mode: modeIn(form)
	};
	const mistakes: { mode?: string; note?: string } = {};
	if (!values.mode && !promised) mistakes.mode = m.posts_mistake_mode();
	if ([...values.note].length > LONGEST_NOTE) mistakes.note = m.posts_mistake_note({ max: LONGEST_NOTE });
	return { values, mistakes: Object.keys(mistakes).length ? mistakes : undefined };
}

/** What stands in the fields, as somebody typed it. */
export interface TypedSchedule {
	opens: string;
	closes: string;
	zone: string;
	limit: string;
}
type ScheduleMistakes = Partial<Record<keyof TypedSchedule, string>>;

/** Reads the form with the dates and the limit; `schedule` is for the database where there is no mistake. */
export function scheduleIn(form: FormData) {
	const values: TypedSchedule = {
		opens: textIn(form, 'opens'),
		closes: textIn(form, 'closes'),
		zone: textIn(form, 'zone'),
		limit: textIn(form, 'limit')
	};
	const mistakes: ScheduleMistakes = {};
	const zone = zoneNamed(values.zone);
	if (!zone) mistakes.zone = m.posts_mistake_zone();
	const opens = instantOf(values.opens, zone ?? 'UTC', 'opens');
	const closes = instantOf(values.closes, zone ?? 'UTC', 'closes');
	const [opensAt, closesAt] = [instantIn(opens), instantIn(closes)];
	if (opens.mistake) mistakes.opens = sentenceFor(opens);
	if (closes.mistake) mistakes.closes = sentenceFor(closes);
	else if (opensAt && closesAt && opensAt >= closesAt) mistakes.closes = m.posts_mistake_order();
	const limit = limitIn(values.limit);
	if (limit === undefined) mistakes.limit = m.posts_mistake_limit({ max: MOST_RESPONSES });
	return {
		values,
		mistakes: Object.keys(mistakes).length ? mistakes : undefined,
		schedule: { opensAt, closesAt, timeZone: zone ?? 'UTC', limit: limit ?? null }
	};
}

const instantIn = (reading: Reading): string | null => (reading.mistake ? null : reading.instant);

const sentenceFor = (reading: Reading & { mistake: string }): string =>
	reading.mistake === 'skipped'
		? m.posts_mistake_skipped({ next: reading.next.slice(11) })
		: m.posts_mistake_date();

/** @returns null for "no limit", undefined for something that is no number of people */
function limitIn(typed: string): number | null | undefined {
	if (typed === '') return null;
	// Full-width digits are digits to whoever types Chinese.
	const plain = typed.normalize('NFKC');
	if (!/^\d{1,8}$/.test(plain)) return undefined;
	const limit = Number(plain);
	return limit >= 1 && limit <= MOST_RESPONSES ? limit : undefined;
}
