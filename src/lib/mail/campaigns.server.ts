import type { User } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import type { Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import type { CampaignLetter, CampaignPlan, CampaignRow, CampaignState, Outlook, WhatCame } from './campaign';
import { planFrom } from './campaign-parse';
import { enqueue } from './outbox.server';
import { wake } from './sending.server';
import { textsOf } from './texts';

/** A campaign as its screens show it. Instants are ISO 8601. */
export interface Campaign {
	id: string;
	team: string;
	survey: string;
	name: string;
	/** Of a campaign that was sent off: what was sent off. */
	plan: CampaignPlan;
	/** For `save`. */
	revision: number;
	savedAt: string;
	state: CampaignState;
	beginsAt: string | null;
	endsAt: string | null;
	remindsAt: string[];
}

/** All campaigns of a survey, newest first; for whoever may see its board. */
export async function list(db: Client, survey: string): Promise<CampaignRow[]> {
	const { data, error } = await db.rpc('list_campaigns', { survey });
	if (error) throw refusal(error);
	return data as unknown as CampaignRow[];
}

/** @returns its id */
export async function create(db: Client, survey: string, name: string, plan: CampaignPlan): Promise<string> {
	const { data, error } = await db.rpc('create_campaign', { survey, name, plan: plan as unknown as Json });
	if (error) throw refusal(error);
	return data;
}

/** For who builds. @throws Problem `missing` */
export async function read(db: Client, id: string): Promise<Campaign> {
	const { data, error } = await db.rpc('read_campaign', { campaign: id });
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	const found = data as unknown as Omit<Campaign, 'plan'> & { plan: unknown };
	return { ...found, plan: planFrom(found.plan) };
}

/**
 * @returns the new revision
 * @throws Problem `stale` if it was saved since `revision`, `closed` once it was sent off
 */
export async function save(
	db: Client,
	id: string,
	revision: number,
	of: { name: string; plan: CampaignPlan }
): Promise<number> {
	const { data, error } = await db.rpc('save_campaign', {
		campaign: id,
		revision,
		name: of.name,
		plan: of.plan as unknown as Json
	});
	if (error) throw refusal(error);
	return data;
}

/** A draft goes for good. @throws Problem `closed` once it was sent off */
export async function remove(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('remove_campaign', { campaign: id });
	if (error) throw refusal(error);
}

/** What pressing "send" would do now, by the plan as it was saved. */
export async function outlook(db: Client, id: string): Promise<Outlook> {
	const { data, error } = await db.rpc('campaign_outlook', { campaign: id });
	if (error) throw refusal(error);
	return data as unknown as Outlook;
}

/**
 * Sends it off: now, or at its time. From here on nothing of it changes.
 *
 * @throws Problem `stale` if it was saved since `revision`, `closed` if it was sent off before or its survey is not
 *   live, `invalid` if it would end before it begins
 */
export async function launch(db: Client, id: string, revision: number): Promise<void> {
	const { error } = await db.rpc('launch_campaign', { campaign: id, revision });
	if (error) throw refusal(error);
	wake();
}

const change = async (db: Client, campaign: string, to: 'pause' | 'resume' | 'cancel'): Promise<void> => {
	const { error } = await db.rpc(`${to}_campaign`, { campaign });
	if (error) throw refusal(error);
	wake();
};

/** Letters that have not left wait from now on. Links that are out go on working. */
export const pause = (db: Client, id: string): Promise<void> => change(db, id, 'pause');
export const resume = (db: Client, id: string): Promise<void> => change(db, id, 'resume');
/** Letters that have not left never will; links that are out stop working. For good. */
export const cancel = (db: Client, id: string): Promise<void> => change(db, id, 'cancel');

/** What came of a campaign; for whoever may see the board. */
export async function came(db: Client, id: string): Promise<WhatCame> {
	const { data, error } = await db.rpc('campaign_came', { campaign: id });
	if (error) throw refusal(error);
	return data as unknown as WhatCame;
}

/** A letter that did not go its way, for who builds. */
export interface Stray {
	/** For `outbox.history`. */
	letter: string;
	kind: string;
	address: string;
	state: 'failed' | 'dropped' | 'sent' | 'waiting';
	uncertain: boolean;
	returned: string | null;
	/** Said last by the mail server, or why it was held back. */
	words: string;
}

/** Letters that failed, came back, were held back, wait after a refusal, or are uncertain; at most `most`. */
export async function strays(db: Client, id: string, most = 100): Promise<Stray[]> {
	const { data, error } = await db.rpc('campaign_strays', { campaign: id, most });
	if (error) throw refusal(error);
	return data as unknown as Stray[];
}

/** Takes the link of one person back. @throws Problem `missing` if nobody of that address was invited */
export async function revoke(db: Client, id: string, address: string): Promise<void> {
	const { error } = await db.rpc('revoke_invitation', { campaign: id, address });
	if (error) throw refusal(error);
}

/** Sends a letter of a campaign to who asks for it, filled as for `contact`; without one, as for themselves. */
export async function test(
	db: Client,
	user: User,
	id: string,
	of: { letter: CampaignLetter; language: string; contact: string | null }
): Promise<void> {
	const { team } = await read(db, id);
	if (!user.email) throw new Problem('invalid');
	let facts: Record<string, string> = { name: user.email };
	if (of.contact) {
		const { data, error } = await db
			.from('contacts')
			.select('name, address, attributes')
			.eq('id', of.contact)
			.maybeSingle();
		if (error) throw refusal(error);
		if (data) facts = { ...textsOf(data.attributes), name: data.name, address: data.address };
	}
	await enqueue([
		{
			team,
			campaign: id,
			letter: of.letter,
			address: user.email,
			language: of.language,
			facts: { ...facts, $test: '1' }
		}
	]);
	wake();
}
