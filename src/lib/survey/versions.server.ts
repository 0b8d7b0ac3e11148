import type { User } from '@supabase/supabase-js';
import type { Brand } from '$lib/account/brand';
import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { judge } from './judgement.server';
import type { Plan } from './plan';
import type { Obstacle } from './publication';
import type { Sharing } from './sharing';
import * as surveys from './surveys.server';

export interface Version {
	number: number;
	note: string;
	publishedAt: string;
	publishedBy: string | null;
}

/** What a respondent's page needs to know of a survey. Instants are ISO 8601. */
export interface Door {
	survey: string;
	name: string;
	version: number;
	plan: Plan;
	mode: surveys.Mode;
	state: 'open' | 'not_yet' | 'paused' | 'closed' | 'full';
	opensAt: string | null;
	closesAt: string | null;
	timeZone: string;
	sharing: Sharing;
	/** How the team's surveys look; null: as Earshot does by itself. */
	brand: Brand | null;
}

/** The same where it may be archived: then it is `missing` to whoever comes, but not to whoever is writing. */
export type ShutDoor = Omit<Door, 'state'> & { state: Door['state'] | 'missing' };

const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;

// A version never changes, so it may stay in memory; the oldest goes when there are many.
const KEPT_PLANS = 200;
const plans = new Map<string, Promise<Plan>>();

/**
 * The plan of a version.
 * @throws Problem `missing`
 */
export function plan(survey: string, version: number): Promise<Plan> {
	const key = `${survey}/${version}`;
	const known = plans.get(key);
	if (known) return known;
	const asked = readPlan(survey, version);
	plans.set(key, asked);
	asked.catch(() => plans.delete(key));
	const oldest = plans.keys().next().value;
	if (plans.size > KEPT_PLANS && oldest) plans.delete(oldest);
	return asked;
}

async function readPlan(survey: string, version: number): Promise<Plan> {
	const { data, error } = await house()
		.from('versions')
		.select('plan')
		.eq('survey_id', survey)
		.eq('number', version)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	// Written by publish_survey() from what the compiler made; nobody else can.
	return data.plan as unknown as Plan;
}

/**
 * The survey behind a public link, with the plan that is live.
 * @throws Problem `missing` if there is none, or it was never published, or it is archived
 */
export async function open(slug: string): Promise<Door> {
	const { state, ...door } = await found(slug);
	if (state === 'missing') throw new Problem('missing');
	return { ...door, state };
}

/** @throws Problem `missing` if there is none, or it was never published */
async function found(slug: string): Promise<ShutDoor> {
	if (slug.length > 80 || !SLUG.test(slug)) throw new Problem('missing');
	const { data, error } = await house().rpc('open_survey', { slug });
	if (error) throw refusal(error);
	const door = data as unknown as (Omit<ShutDoor, 'plan' | 'version'> & { version: number | null }) | null;
	if (!door || door.version === null) throw new Problem('missing');
	return { ...door, version: door.version, plan: await plan(door.survey, door.version) };
}

const RECENT_MS = 1_000;
const doors = new Map<string, { asked: number; door: Promise<ShutDoor> }>();

/**
 * The same as `open`, at most a second old, and of an archived survey too: for posts, whose last word the database
 * has in any case. Many that arrive together ask once.
 * @throws Problem `missing` if there is none, or it was never published
 */
export function recent(slug: string): Promise<ShutDoor> {
	const known = doors.get(slug);
	if (known && Date.now() - known.asked < RECENT_MS) return known.door;
	const door = found(slug);
	// What nobody asked for lately must not pile up: links that do not exist are free to invent.
	if (doors.size >= KEPT_PLANS) doors.clear();
	doors.set(slug, { asked: Date.now(), door });
	door.catch(() => doors.delete(slug));
	return door;
}

/** What somebody who builds has just done holds for whoever comes to this server next, not a second later. */
export const forgetRecent = (): void => doors.clear();

/** All versions of a survey, newest first. */
export async function list(db: Client, id: string): Promise<Version[]> {
	const { data, error } = await db
		.from('versions')
		.select('number, note, published_at, published_by')
		.eq('survey_id', id)
		.order('number', { ascending: false });
	if (error) throw refusal(error);
	return data.map((row) => ({
		number: row.number,
		note: row.note,
		publishedAt: row.published_at,
		publishedBy: row.published_by
	}));
}

/** The definition that was published as `number`. @throws Problem `missing` */
export async function definition(db: Client, id: string, number: number): Promise<Json> {
	const { data, error } = await db
		.from('versions')
		.select('definition')
		.eq('survey_id', id)
		.eq('number', number)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return data.definition;
}

/**
 * Freezes the draft of `revision` as a new version and makes it live.
 * @param mode must be given the first time; later null keeps what was promised
 * @returns the new version's number, or what stands in the way
 * @throws Problem `stale` if the draft was saved since, `answered` if the mode can no longer change
 */
export async function publish(
	db: Client,
	user: User,
	id: string,
	as: { revision: number; note: string; mode: surveys.Mode | null }
): Promise<{ number: number } | { obstacles: Obstacle[] }> {
	const draft = await surveys.draft(db, id);
	if (draft.revision !== as.revision) throw new Problem('stale');
	const { plan, obstacles } = await judge(draft.definition);
	if (!plan) return { obstacles };
	const { data, error } = await house().rpc('publish_survey', {
		actor: user.id,
		survey: id,
		revision: as.revision,
		plan: plan as unknown as Json,
		note: as.note,
		// The generated types do not know that this argument may be null.
		as_mode: as.mode as surveys.Mode
	});
	if (error) throw refusal(error);
	return { number: data };
}

/** Makes the definition of a version the draft again. @returns the draft's revision */
export async function restore(db: Client, id: string, number: number): Promise<number> {
	const { data, error } = await db.rpc('restore_version', { survey: id, number });
	if (error) throw refusal(error);
	return data;
}
