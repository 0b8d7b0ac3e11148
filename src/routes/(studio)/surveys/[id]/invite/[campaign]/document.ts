import type { CampaignPlan } from '$lib/mail/campaign';
import { planFrom } from '$lib/mail/campaign-parse';
import { Problem } from '$lib/problem';

/** What of a campaign is written and saved. */
export interface Written {
	name: string;
	plan: CampaignPlan;
}

export const LONGEST_NAME = 120;
/** What the database keeps of a plan, in bytes. */
export const LARGEST = 200_000;

/** @returns a name of 1 to 120 characters, or null */
export function nameFrom(value: unknown): string | null {
	const name = typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').trim() : '';
	return name && [...name].length <= LONGEST_NAME ? name : null;
}

/** The gate. @throws Problem `invalid` */
export function writtenFrom(json: unknown): Written {
	const { name, plan }: Record<string, unknown> = Object(json);
	const called = nameFrom(name);
	if (!called) throw new Problem('invalid', { field: 'name' });
	return { name: called, plan: planFrom(plan) };
}

const sorted = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inside]) => [key, sorted(inside)]));
};

/** As text that is equal for equal documents. */
export const asText = (written: unknown): string => JSON.stringify(sorted(written));
