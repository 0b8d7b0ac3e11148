import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Words } from './plan';
import * as versions from './versions.server';

/**
 * How many opened, began, got how far and finished. Of an anonymous survey every figure is in whole groups of
 * `minimum`, and 0 says fewer than one group.
 */
export interface Attention {
	minimum: number;
	/** Who had its page open: by its script, or by posting it without. Of all versions, like the next two. */
	views: number;
	/** Who filled in something. */
	starts: number;
	completions: number;
	/** Of the live version: who got to that page or further, or finished. */
	pages: { page: number; name: string; title?: Words; reached: number }[];
	/** Of the live version too. */
	finished: number;
	/** From when the first page was shown to the response; null where too few were timed. */
	medianSeconds: number | null;
	/** Unfinished, with answers kept. */
	kept: number;
}

/** What the database's `attention()` answers. */
type Told = Omit<Attention, 'pages' | 'finished' | 'kept'> & { version: number | null; reached: number[] };

/**
 * @param days 1 is today in the survey's time zone, null is all time; a sitting belongs to the day it began on
 * @throws Problem `missing` for a survey of another team, or none
 */
export async function read(db: Client, survey: string, days: number | null): Promise<Attention> {
	const of = { survey, days: days as number };
	const [told, kept] = await Promise.all([db.rpc('attention', of), db.rpc('partials_kept', of)]);
	for (const part of [told, kept]) if (part.error) throw refusal(part.error);
	const { version, reached, ...figures } = told.data as unknown as Told;
	const planned = version === null ? [] : (await versions.plan(survey, version)).pages;
	const pages = planned.map(({ name, title }, page) => ({
		page,
		name,
		...(title !== undefined && { title }),
		reached: reached[page] ?? 0
	}));
	return { ...figures, pages, finished: reached[pages.length] ?? 0, kept: kept.data ?? 0 };
}
