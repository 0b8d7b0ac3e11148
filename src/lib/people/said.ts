import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import type { AttributeKind } from './attribute';
import type { Barred, ContactMistake } from './contact';
import type { FileMistake, RowKind, RowMistake } from './import';

/** What is known of people, in the words of the interface. One by one, so that a browser gets these and no others. */

export const sayNumber = (n: number): string => new Intl.NumberFormat(getLocale()).format(n);

/** @param day `2026-03-01` */
export const sayDay = (day: string): string =>
	new Intl.DateTimeFormat(getLocale(), { timeZone: 'UTC', dateStyle: 'medium' }).format(
		new Date(`${day.slice(0, 10)}T00:00:00Z`)
	);

// By its script: who reads Chinese asks which characters, not which country.
const SCRIPTS: Record<string, string> = { 'zh-cn': 'zh-Hans', zh: 'zh-Hans', 'zh-tw': 'zh-Hant' };

/** @param tag as a contact has it: `zh-cn` */
export function sayLanguage(tag: string): string {
	try {
		return new Intl.DisplayNames(getLocale(), { type: 'language' }).of(SCRIPTS[tag] ?? tag) ?? tag;
	} catch {
		return tag;
	}
}

export const BARRED_WORDS: Record<Barred, () => string> = {
	opted_out: m.people_opted_out,
	bounced: m.people_bounced,
	complained: m.people_complained,
	suppressed: m.people_suppressed
};

export const KIND_WORDS: Record<AttributeKind, () => string> = {
	text: m.people_kind_text,
	number: m.people_kind_number,
	date: m.people_kind_date
};

export const ROW_WORDS: Record<RowKind, () => string> = {
	new: m.people_row_new,
	changed: m.people_row_changed,
	same: m.people_row_same,
	merged: m.people_row_merged,
	wrong: m.people_row_wrong
};

type Code = ContactMistake['code'] | RowMistake['code'];

const MISTAKES: Record<Code, () => string> = {
	empty: m.people_wrong_empty,
	not_one: m.people_wrong_not_one,
	two: m.people_wrong_two,
	too_long: m.people_wrong_too_long,
	foreign: m.people_wrong_foreign,
	date: m.people_wrong_date,
	number: m.people_wrong_number,
	language: m.people_wrong_language,
	taken: m.people_wrong_taken,
	consent: m.people_wrong_consent,
	name_too_long: m.people_wrong_name_too_long,
	too_much: m.people_wrong_too_much,
	broken_row: m.people_wrong_broken_row
};

/** What is wrong with one thing that is said of somebody, as a sentence. */
export const sayMistake = (code: Code): string => MISTAKES[code]();

const FILES: Record<FileMistake['code'], (most: { most: string }) => string> = {
	empty: m.people_file_empty,
	too_large: m.people_file_too_large,
	sheet_too_large: m.people_file_sheet_too_large,
	too_many_rows: m.people_file_too_many_rows,
	too_many_columns: m.people_file_too_many_columns,
	unreadable: m.people_file_unreadable,
	encoding: m.people_file_encoding,
	kind: m.people_file_kind,
	broke_off: m.people_file_broke_off
};

/** Why a file cannot be taken, and what to do. */
export const sayFile = ({ code, most }: FileMistake): string => FILES[code]({ most: sayNumber(most ?? 0) });
