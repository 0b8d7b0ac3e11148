import type { User } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { kinds } from './blocks/registry';
import { forgetDoors, frozen } from './doors.server';
import { judge } from './judgement.server';
import { preventsPublication } from './obstacles';
import { siteFrom, siteStored } from './parse';
import type { Obstacle } from './publication';
import type { SiteDocument } from './site';

/** A frozen document of a site. Instants are ISO 8601, people are called by name. */
export interface Version {
	number: number;
	note: string;
	/** A draft that was put by when somebody went back over it; never published. */
	kept: boolean;
	/** It is that earlier one over again. */
	again: number | null;
	/** It was to be published then; `publishedAt` is when it was frozen. */
	dueAt: string | null;
	publishedAt: string;
	publishedBy: string | null;
	/** An editor who asked for it. */
	askedBy: string | null;
	/** It is what readers get at this moment. */
	live: boolean;
}

export interface Request {
	id: string;
	revision: number;
	note: string;
	by: string | null;
	at: string;
	/** Null while nobody has decided. */
	outcome: 'approved' | 'declined' | 'withdrawn' | null;
	reason: string;
	decidedBy: string | null;
	decidedAt: string | null;
	version: number | null;
}

export interface History {
	/** Newest first, as are the others. */
	versions: Version[];
	/** The latest 50. */
	requests: Request[];
	/** Links that still work. */
	previews: { id: string; version: number | null; madeAt: string; by: string | null; expiresAt: string }[];
}

/** `revision` says which draft was looked at. */
export interface Release {
	revision: number;
	/** What is new and why, at most 500 characters. */
	note: string;
}

/** Instants in ISO 8601; null: at once, without end. */
export interface Times {
	opensAt: string | null;
	endsAt: string | null;
}

export type Published = { number: number } | { obstacles: Obstacle[] };

const NOW: Times = { opensAt: null, endsAt: null };

/** The draft of that revision as it was saved, and whose it is. @throws Problem `missing`, `forbidden`, `stale` */
async function savedAs(db: Client, id: string, revision: number): Promise<{ team: string; saved: Json }> {
	const { data, error } = await db
		.from('sites')
		.select('team_id, site_drafts (document, revision)')
		.eq('id', id)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	if (!data.site_drafts) throw new Problem('forbidden');
	if (data.site_drafts.revision !== revision) throw new Problem('stale');
	return { team: data.team_id, saved: data.site_drafts.document };
}

/** @returns the draft of that revision as the gate leaves it. @throws Problem as `savedAs`, and as the gate */
export async function drafted(
	db: Client,
	id: string,
	revision: number
): Promise<{ team: string; document: SiteDocument }> {
	const { team, saved } = await savedAs(db, id, revision);
	return { team, document: siteFrom(saved, kinds) };
}

/**
 * What stands in the way of publishing, and what is worth a look.
 * @throws Problem `missing`, `forbidden`
 */
export async function judgement(db: Client, id: string): Promise<Obstacle[]> {
	const { data, error } = await db
		.from('sites')
		.select('team_id, site_drafts (document)')
		.eq('id', id)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	if (!data.site_drafts) throw new Problem('forbidden');
	return judge(db, data.team_id, siteStored(data.site_drafts.document, kinds));
}

/**
 * Freezes the draft of `revision` and puts it on air: at once, or from `opensAt` on; until `endsAt`.
 * @returns the new version's number, or what stands in the way
 * @throws Problem `stale` if the draft was saved since; `forbidden` to viewers, and to editors where four eyes are
 *   wanted; `closed` while it is archived; `invalid` for times that make no sense
 */
export async function schedule(db: Client, user: User, id: string, as: Release & Times): Promise<Published> {
	const { team, document } = await drafted(db, id, as.revision);
	const obstacles = await judge(db, team, document);
	if (preventsPublication(obstacles)) return { obstacles };
	const { data, error } = await house().rpc('publish_site', {
		actor: user.id,
		site: id,
		revision: as.revision,
		document: document as unknown as Json,
		note: as.note,
		// The generated types do not know that these arguments may be null.
		opens: as.opensAt as string,
		ends: as.endsAt as string
	});
	if (error) throw refusal(error);
	forgetDoors();
	return { number: data };
}

/** The same at once. What was scheduled is called off; the day on which the site ends stays. */
export const publish = (db: Client, user: User, id: string, as: Release): Promise<Published> =>
	schedule(db, user, id, { ...as, ...NOW });

/**
 * Back in one click: the old document is on air again at once, as a version of its own, and is the draft. A draft that
 * nobody has published is put by as a version first.
 * @param revision of the draft that goes
 * @returns the new version's number
 * @throws Problem `stale`, `forbidden` as for publishing, `missing`
 */
export async function goBack(
	db: Client,
	user: User,
	id: string,
	to: { number: number; revision: number }
): Promise<number> {
	// The draft is put by, not published: what a gate of today would refuse is no reason to stay on air with a mistake.
	const document = siteStored((await savedAs(db, id, to.revision)).saved, kinds);
	const { versions } = await history(db, id);
	const draft = JSON.stringify(document);
	const newest = versions[0] && JSON.stringify(await version(db, id, versions[0].number));
	const { data, error } = await house().rpc('go_back', {
		actor: user.id,
		site: id,
		number: to.number,
		revision: to.revision,
		kept: (draft === newest ? null : document) as unknown as Json
	});
	if (error) throw refusal(error);
	forgetDoors();
	return data;
}

const plain =
	(name: 'unpublish_site' | 'republish_site' | 'call_off_site') =>
	async (db: Client, id: string): Promise<void> => {
		const { error } = await db.rpc(name, { site: id });
		if (error) throw refusal(error);
		forgetDoors();
	};

/** Off the air at once; whatever was scheduled is called off. */
export const unpublish = plain('unpublish_site');
/** What was on air last is on air again. @throws Problem `forbidden` as for publishing */
export const republish = plain('republish_site');
/** What was to be published stays as a version, and is not published. */
export const callOff = plain('call_off_site');

/** @param at when it goes off the air, in ISO 8601; null for never. @throws Problem `invalid`, `forbidden` */
export async function endAt(db: Client, id: string, at: string | null): Promise<void> {
	const { error } = await db.rpc('end_site', { site: id, ends: at as string });
	if (error) throw refusal(error);
	forgetDoors();
}

/** Who published what and why; what was asked; what reviewers are shown. @throws Problem `missing`, `forbidden` */
export async function history(db: Client, id: string): Promise<History> {
	const { data, error } = await db.rpc('site_history', { site: id });
	if (error) throw refusal(error);
	return data as unknown as History;
}

/** All versions, newest first. @throws Problem `missing`, `forbidden` */
export const versions = async (db: Client, id: string): Promise<Version[]> =>
	(await history(db, id)).versions;

/** The document that was frozen as `number`. @throws Problem `missing` */
export async function version(db: Client, id: string, number: number): Promise<SiteDocument> {
	const { data, error } = await db
		.from('site_versions')
		.select('number')
		.eq('site_id', id)
		.eq('number', number)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return frozen(id, number);
}
