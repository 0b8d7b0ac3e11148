import type { User } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { kinds } from './blocks/registry';
import { forgetDoors } from './doors.server';
import { judge } from './judgement.server';
import { preventsPublication } from './obstacles';
import { siteStored } from './parse';
import type { Obstacle } from './publication';
import { drafted, type Published, type Release, type Times } from './releases.server';
import type { SiteDocument } from './site';

// Four eyes: an editor asks, an owner approves.

/**
 * An editor asks an owner to publish this revision. What is asked for is kept as it is; an open request gives way.
 * @returns the request's id, or what stands in the way
 * @throws Problem `stale`, `forbidden`, `closed`
 */
export async function request(
	db: Client,
	id: string,
	as: Release
): Promise<{ request: string } | { obstacles: Obstacle[] }> {
	const { team, document } = await drafted(db, id, as.revision);
	const obstacles = await judge(db, team, document);
	if (preventsPublication(obstacles)) return { obstacles };
	const { data, error } = await db.rpc('request_site', { site: id, ...as });
	if (error) throw refusal(error);
	return { request: data };
}

/**
 * What was asked for, as it was then.
 * @throws Problem `missing`
 */
export async function requested(
	db: Client,
	request: string
): Promise<{ site: string; revision: number; note: string; document: SiteDocument }> {
	const { data, error } = await db
		.from('site_requests')
		.select('site_id, revision, note, document')
		.eq('id', request)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	const { site_id, revision, note, document } = data;
	return { site: site_id, revision, note, document: siteStored(document, kinds) };
}

/**
 * Publishes exactly what was asked for, whatever the draft has become meanwhile.
 * @param as note: in place of the asker's, where it is not empty
 * @throws Problem `stale` if the request was answered, taken back or replaced; `forbidden` to all but owners; `missing`
 */
export async function approve(
	db: Client,
	user: User,
	request: string,
	as: { note: string } & Partial<Times>
): Promise<Published> {
	const asked = await requested(db, request);
	const { data: site, error } = await db.from('sites').select('team_id').eq('id', asked.site).single();
	if (error) throw refusal(error);
	const obstacles = await judge(db, site.team_id, asked.document);
	if (preventsPublication(obstacles)) return { obstacles };
	const approved = await house().rpc('approve_site', {
		actor: user.id,
		request,
		document: asked.document as unknown as Json,
		note: as.note,
		opens: (as.opensAt ?? null) as string,
		ends: (as.endsAt ?? null) as string
	});
	if (approved.error) throw refusal(approved.error);
	forgetDoors();
	return { number: approved.data };
}

async function decide(db: Client, request: string, decision: string, reason: string): Promise<void> {
	const { error } = await db.rpc('decide_request', { request, decision, reason });
	if (error) throw refusal(error);
}

/** An owner says no, and why. @throws Problem `stale`, `forbidden`, `missing` */
export const decline = (db: Client, request: string, reason: string): Promise<void> =>
	decide(db, request, 'declined', reason);

/** Whoever builds takes a request back. @throws Problem `stale`, `forbidden`, `missing` */
export const withdraw = (db: Client, request: string): Promise<void> => decide(db, request, 'withdrawn', '');
