import type { Client } from '$lib/server/door';
import { kinds } from '$lib/site/blocks/registry';
import { compare } from '$lib/site/compare';
import type { SiteDocument } from '$lib/site/site';
import * as sites from '$lib/site/sites.server';
import { told, type Told } from './told';
import { sideFrom, type Side } from './number';

export interface Compared {
	from: Side;
	to: Side;
	told: Told;
}

/** @returns the document, or null where there is no such version or nothing is asked for */
async function documentOf(db: Client, draft: sites.Draft, side: Side): Promise<SiteDocument | null> {
	if (side === 'draft') return draft.document;
	if (side !== 'request') return sites.version(db, draft.id, side);
	return draft.request ? (await sites.requested(db, draft.request.id)).document : null;
}

/** @returns what the address asks to compare, in words; null where it asks for nothing that there is */
export async function compared(
	db: Client,
	draft: sites.Draft,
	asked: URLSearchParams,
	locale: 'en' | 'zh-CN'
): Promise<Compared | null> {
	const [from, to] = [sideFrom(asked.get('from')), sideFrom(asked.get('to'))];
	if (from === null || to === null) return null;
	const [before, after] = await Promise.all([documentOf(db, draft, from), documentOf(db, draft, to)]);
	if (!before || !after) return null;
	return { from, to, told: told(compare(before, after), after, kinds, locale) };
}
