import * as lists from '$lib/people/lists.server';
import type { Client } from '$lib/server/door';
import { picks, type Draft } from './draft';

/** A value that occurs, and how often. */
export interface Found {
	value: string;
	n: number;
}

// More than these nobody reads through: the rest is typed.
const OFFERED = 24;

export const choicesOf = (db: Client, team: string, what: string): Promise<Found[]> =>
	lists.values(db, team, what, OFFERED);

/** What the conditions of a list can be picked from, by what they speak of. */
export async function choicesFor(
	db: Client,
	team: string,
	{ every }: Draft
): Promise<Record<string, Found[]>> {
	const whats = [...new Set(every.filter(picks).map(({ what }) => what))];
	return Object.fromEntries(
		await Promise.all(whats.map(async (what) => [what, await choicesOf(db, team, what)] as const))
	);
}
