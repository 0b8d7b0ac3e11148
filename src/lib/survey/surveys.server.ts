import type { Client } from '$lib/server/door';
import { Problem } from '$lib/problem';
import { refusal } from '$lib/server/problems';
import type { Json } from '$lib/server/database.types';
import { slugFor } from './slug';

export type Mode = 'anonymous' | 'identified';
export type Role = 'owner' | 'editor' | 'viewer';

/** A survey as its team knows it. Instants are ISO 8601. */
export interface Survey {
	id: string;
	team: string;
	name: string;
	slug: string;
	mode: Mode | null;
	opensAt: string | null;
	closesAt: string | null;
	timeZone: string;
	limit: number | null;
	liveVersion: number | null;
	paused: boolean;
	archived: boolean;
	/** What the asker may do here. */
	role: Role;
}

export interface Draft extends Survey {
	definition: Json;
	revision: number;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws Problem `missing` for an id that cannot be one: the database would call it a bug */
function mustBeId(id: string): string {
	if (!ID.test(id)) throw new Problem('missing');
	return id;
}

/**
 * @param id of the survey
 * @returns the survey, with the asker's role in its team
 * @throws Problem `missing` if there is none or it is another team's
 */
export async function read(db: Client, id: string): Promise<Survey> {
	const { data, error } = await db.from('surveys').select('*').eq('id', mustBeId(id)).maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	const [role, paused, archived] = await Promise.all([
		db.rpc('role_in', { team: data.team_id }),
		db.from('pauses').select('survey_id').eq('survey_id', id).maybeSingle(),
		db.from('archives').select('survey_id').eq('survey_id', id).maybeSingle()
	]);
	for (const part of [role, paused, archived]) if (part.error) throw refusal(part.error);
	if (!role.data) throw new Problem('missing');
	return {
		id: data.id,
		team: data.team_id,
		name: data.name,
		slug: data.slug,
		mode: data.mode,
		opensAt: data.opens_at,
		closesAt: data.closes_at,
		timeZone: data.time_zone,
		limit: data.response_limit,
		liveVersion: data.live_version,
		paused: paused.data !== null,
		archived: archived.data !== null,
		role: role.data
	};
}

/** The same with the definition being edited. @throws Problem `forbidden` for a viewer */
export async function draft(db: Client, id: string): Promise<Draft> {
	const survey = await read(db, id);
	const { data, error } = await db
		.from('drafts')
		.select('definition, revision')
		.eq('survey_id', id)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('forbidden');
	return { ...survey, definition: data.definition, revision: data.revision };
}

/**
 * Saves a draft that started from `revision`.
 * @returns the revision it has now
 * @throws Problem `stale` if somebody saved since: nothing is overwritten
 */
export async function save(
	db: Client,
	id: string,
	revision: number,
	definition: Json
): Promise<{ revision: number }> {
	const { data, error } = await db.rpc('save_draft', { survey: mustBeId(id), revision, definition });
	if (error) throw refusal(error);
	return { revision: data };
}

/**
 * Starts a survey with a link made from its name; a link that is taken gets another ending.
 * @returns the new survey's id
 */
export async function create(db: Client, team: string, name: string, definition: Json): Promise<string> {
	mustBeId(team);
	for (let attempt = 0; ; attempt++) {
		const { data, error } = await db.rpc('create_survey', {
			team,
			name,
			slug: slugFor(name, attempt),
			definition
		});
		if (!error) return data;
		const problem = refusal(error);
		if (problem.code !== 'slug_taken' || attempt >= 4) throw problem;
	}
}

/** The team's listening posts at a glance, latest edited first. */
export async function home(db: Client, team: string): Promise<Post[]> {
	const { data, error } = await db.rpc('home', { team: mustBeId(team) });
	if (error) throw refusal(error);
	// The function's own JSON, whose shape is fixed in its migration.
	return data as unknown as Post[];
}

/** One row of `home()`. */
export interface Post {
	id: string;
	name: string;
	slug: string;
	mode: Mode | null;
	state: 'draft' | 'archived' | 'open' | 'not_yet' | 'closed' | 'paused' | 'full' | 'missing';
	archived: boolean;
	version: number | null;
	opensAt: string | null;
	closesAt: string | null;
	timeZone: string;
	limit: number | null;
	/** Smallest group that may be shown; 1 where answers carry names. */
	minimum: number;
	createdAt: string;
	savedAt: string;
	/** The draft differs from what is published. */
	changed: boolean;
	/** Null while too few answered to show anything. */
	responses: number | null;
	/** `2026-11-22`, in the survey's own time zone. */
	lastDay: string | null;
	headline: string | null;
	/** Of the headline question only. */
	tallies: Record<string, number>;
}

export async function rename(db: Client, id: string, name: string): Promise<void> {
	const { error } = await db.rpc('rename_survey', { survey: mustBeId(id), name });
	if (error) throw refusal(error);
}

/** @throws Problem `slug_taken` or, for an unreadable one, `invalid` */
export async function setSlug(db: Client, id: string, slug: string): Promise<void> {
	const { error } = await db.rpc('set_slug', { survey: mustBeId(id), slug });
	if (error) throw refusal(error);
}

/** Instants are ISO 8601, `zone` an IANA name; null is "no such bound". */
export async function schedule(
	db: Client,
	id: string,
	to: { opensAt: string | null; closesAt: string | null; timeZone: string; limit: number | null }
): Promise<void> {
	const { error } = await db.rpc('schedule_survey', {
		survey: mustBeId(id),
		// The generated types do not know that these arguments may be null.
		opens: to.opensAt as string,
		closes: to.closesAt as string,
		zone: to.timeZone,
		max_responses: to.limit as number
	});
	if (error) throw refusal(error);
}

/** @throws Problem `answered` once somebody has answered: the promise to them stands */
export async function setMode(db: Client, id: string, mode: Mode): Promise<void> {
	const { error } = await db.rpc('set_mode', { survey: mustBeId(id), as_mode: mode });
	if (error) throw refusal(error);
}

const plain =
	(name: 'pause_survey' | 'reopen_survey' | 'archive_survey' | 'restore_survey') =>
	async (db: Client, id: string): Promise<void> => {
		const { error } = await db.rpc(name, { survey: mustBeId(id) });
		if (error) throw refusal(error);
	};

export const pause = plain('pause_survey');
export const reopen = plain('reopen_survey');
export const archive = plain('archive_survey');
export const restore = plain('restore_survey');

/** For good, with its answers. @throws Problem `invalid` unless `name` is the survey's name */
export async function erase(db: Client, id: string, name: string): Promise<void> {
	const { error } = await db.rpc('delete_survey', { survey: mustBeId(id), name });
	if (error) throw refusal(error);
}
