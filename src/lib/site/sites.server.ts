import type { Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { Problem } from '$lib/problem';
import { readable, slugFor } from '$lib/survey/slug';
import { kinds } from './blocks/registry';
import { forgetDoors } from './doors.server';
import { siteFrom, siteStored } from './parse';
import type { SiteDocument } from './site';

// A call reads as a sentence: `sites.publish(db, ...)`, whichever file knows how.
export { open, type Door } from './doors.server';
export { openPreview as preview, preview as makePreview, revokePreview } from './previews.server';
export {
	callOff,
	endAt,
	goBack,
	history,
	judgement,
	publish,
	republish,
	schedule,
	unpublish,
	version,
	versions
} from './releases.server';
export { approve, decline, request, requested, withdraw } from './requests.server';

/**
 * `archived`, `live`, `scheduled`: not on air, but will be; `unpublished`: it was; `draft`: it never was. Told by the
 * database from the clock (`site_now`).
 */
export type State = 'draft' | 'live' | 'scheduled' | 'unpublished' | 'archived';
export type Role = 'owner' | 'editor' | 'viewer';

/** What an editor asked for, while nobody has decided. */
export interface OpenRequest {
	id: string;
	revision: number;
	note: string;
	at: string;
	by: string | null;
	/** The asker of this page asked for it. */
	mine: boolean;
}

/** A site as its team knows it. Instants are ISO 8601. */
export interface Site {
	id: string;
	team: string;
	name: string;
	slug: string;
	/** Editors ask, owners publish. */
	fourEyes: boolean;
	/** What the asker may do here. */
	role: Role;
	state: State;
	/** The version that is on air, or was last. */
	version: number | null;
	liveSince: string | null;
	/** It, or another version of it, will be on air from then on. */
	opensAt: string | null;
	opensVersion: number | null;
	endsAt: string | null;
	createdAt: string;
	savedAt: string;
	savedBy: string | null;
	revision: number;
	/** The draft differs from what was published last. */
	changed: boolean;
	request: OpenRequest | null;
}

export interface Draft extends Site {
	document: SiteDocument;
}

/** @returns the team's sites, latest saved first, archived ones too. @throws Problem `missing` for another's team */
export async function list(db: Client, team: string): Promise<Site[]> {
	const { data, error } = await db.rpc('sites_of', { team });
	if (error) throw refusal(error);
	// The function's own JSON, whose shape is fixed in its migration.
	return data as unknown as Site[];
}

/**
 * The site without its document, for whoever is of its team.
 * @throws Problem `missing` if there is none or it is another team's
 */
export async function find(db: Client, id: string): Promise<Site> {
	const { data, error } = await db.rpc('site', { site: id });
	if (error) throw refusal(error);
	return data as unknown as Site;
}

/**
 * The site with the document that is being edited.
 * @throws Problem `missing`; `forbidden` for a viewer
 */
export async function read(db: Client, id: string): Promise<Draft> {
	const [site, draft] = await Promise.all([
		find(db, id),
		db.from('site_drafts').select('document, revision').eq('site_id', id).maybeSingle()
	]);
	if (draft.error) throw refusal(draft.error);
	if (!draft.data) throw new Problem('forbidden');
	return { ...site, revision: draft.data.revision, document: siteStored(draft.data.document, kinds) };
}

/**
 * @param document whatever was sent: the gate stands here
 * @throws Problem `invalid` or `too_large` with what is wrong as facts
 */
export const gated = (document: unknown): Json => siteFrom(document, kinds) as unknown as Json;

/**
 * Saves a draft that started from `revision`.
 * @param document whatever was sent: it goes through the gate
 * @returns the revision it has now
 * @throws Problem `stale` if somebody saved since: nothing is overwritten; `invalid`, `too_large`
 */
export async function save(
	db: Client,
	id: string,
	revision: number,
	document: unknown
): Promise<{ revision: number }> {
	const { data, error } = await db.rpc('save_site', { site: id, revision, document: gated(document) });
	if (error) throw refusal(error);
	return { revision: data };
}

/** A link made from the name; one that is taken gets another ending. */
async function underFreeSlug(name: string, make: (slug: string) => Promise<string>): Promise<string> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await make(readable(name) ? slugFor(name, attempt) : slugFor('site', attempt + 1));
		} catch (thrown) {
			if (!(thrown instanceof Problem) || thrown.code !== 'slug_taken' || attempt >= 4) throw thrown;
		}
	}
}

/**
 * Starts a site with a link made from its name.
 * @param document whatever was sent, such as a template's: it goes through the gate
 * @returns the new site's id
 */
export function create(db: Client, team: string, name: string, document: unknown): Promise<string> {
	const clean = gated(document);
	return underFreeSlug(name, async (slug) => {
		const { data, error } = await db.rpc('create_site', { team, name, slug, document: clean });
		if (error) throw refusal(error);
		return data;
	});
}

/**
 * Another site of the same team with the same in it, pictures included. Who may read it is not taken over.
 * @param document what to put in instead of the draft: words that could not be saved over somebody else's
 * @returns the new site's id
 */
export function copy(db: Client, id: string, name: string, document?: unknown): Promise<string> {
	const own = document === undefined ? null : gated(document);
	return underFreeSlug(name, async (slug) => {
		// The generated types do not know that the document may be null.
		const { data, error } = await db.rpc('copy_site', { site: id, name, slug, document: own as Json });
		if (error) throw refusal(error);
		return data;
	});
}

/** @throws Problem `invalid` for no name or one of more than 200 characters */
export async function rename(db: Client, id: string, name: string): Promise<void> {
	const { error } = await db.rpc('rename_site', { site: id, name });
	if (error) throw refusal(error);
	forgetDoors();
}

/** @throws Problem `slug_taken` or, for an unreadable one, `invalid` */
export async function setSlug(db: Client, id: string, slug: string): Promise<void> {
	const { error } = await db.rpc('set_site_slug', { site: id, slug });
	if (error) throw refusal(error);
	forgetDoors();
}

/** @param wanted whether editors have to ask. @throws Problem `forbidden` to all but owners */
export async function setFourEyes(db: Client, id: string, wanted: boolean): Promise<void> {
	const { error } = await db.rpc('set_four_eyes', { site: id, wanted });
	if (error) throw refusal(error);
}

/** Off the air and out of sight, until `restore`. */
export async function archive(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('archive_site', { site: id });
	if (error) throw refusal(error);
	forgetDoors();
}

/** Out of the archive: a draft, or off the air. */
export async function restore(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('restore_site', { site: id });
	if (error) throw refusal(error);
	forgetDoors();
}

/**
 * For good, with its versions, previews and whatever pictures no other site shows.
 * @throws Problem `invalid` unless `name` is the site's name; `forbidden` to all but owners, or while it is not archived
 */
export async function erase(db: Client, id: string, name: string): Promise<void> {
	const { error } = await db.rpc('delete_site', { site: id, name });
	if (error) throw refusal(error);
	forgetDoors();
}
