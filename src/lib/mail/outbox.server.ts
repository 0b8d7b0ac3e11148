import { house, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { textsOf } from './texts';
import type { How } from './bounce';
import type { Row } from './drawings.server';

/** A letter that a worker has for itself. */
export interface Claimed extends Row {
	address: string;
	step: number;
	/** How often it was tried before. */
	tries: number;
}

/** A letter outside of campaigns. */
export interface New {
	team: string;
	campaign: string | null;
	letter: string;
	address: string;
	language: string;
	facts: Record<string, string>;
}

/**
 * What became of a letter: `sent`: the mail server took it. `later`: it wants to be asked again. `uncertain`: the
 * letter was handed over whole, and the connection ended before an answer. `bounced`: there is no such mailbox. `failed`:
 * refused for good. `back`: it was never handed over.
 */
export interface Result {
	id: string;
	outcome: 'sent' | 'later' | 'uncertain' | 'bounced' | 'failed' | 'back';
	/** As the mail server said. */
	words: string;
	/** Of `later` and `uncertain`: after so many seconds. */
	again?: number;
}

/** One letter's way, for who builds. Instants are ISO 8601. */
export interface History {
	id: string;
	letter: string;
	step: number;
	address: string;
	state: 'waiting' | 'claimed' | 'begun' | 'sent' | 'failed' | 'dropped';
	uncertain: boolean;
	returned: 'bounced' | 'complained' | null;
	dueAt: string;
	doneAt: string | null;
	tries: { at: string; outcome: string; words: string }[];
}

/** Puts letters into the outbox. @returns their ids, in the same order */
export async function enqueue(letters: readonly New[]): Promise<string[]> {
	const rows = letters.map(({ team, campaign, letter, address, language, facts }) => ({
		team_id: team,
		campaign_id: campaign,
		letter,
		address,
		language,
		facts
	}));
	const { data, error } = await house().from('outbox').insert(rows).select('id');
	if (error) throw refusal(error);
	return data.map(({ id }) => id);
}

const interval = (ms: number): string => `${ms} milliseconds`;

/** Takes letters whose time has come; nobody else gets them for `lease` milliseconds. */
export async function claim(worker: string, most: number, lease: number): Promise<Claimed[]> {
	const { data, error } = await house().rpc('claim_letters', { worker, most, lease: interval(lease) });
	if (error) throw refusal(error);
	const rows = data as unknown as (Omit<Claimed, 'facts'> & { facts: Json })[];
	return rows.map((row) => ({ ...row, facts: textsOf(row.facts) }));
}

/** Says that these are being handed over now. @returns which of them still may be */
export async function begin(worker: string, ids: string[], lease: number): Promise<Set<string>> {
	const { data, error } = await house().rpc('begin_letters', { worker, ids, lease: interval(lease) });
	if (error) throw refusal(error);
	return new Set(data);
}

export async function renew(worker: string, lease: number): Promise<void> {
	const { error } = await house().rpc('renew_letters', { worker, lease: interval(lease) });
	if (error) throw refusal(error);
}

export async function mark(worker: string, results: readonly Result[]): Promise<void> {
	if (!results.length) return;
	const { error } = await house().rpc('mark_letters', { worker, results: results as unknown as Json });
	if (error) throw refusal(error);
}

/** @throws Problem `missing`, `forbidden` */
export async function history(db: Client, letter: string): Promise<History> {
	const { data, error } = await db.rpc('letter_history', { letter });
	if (error) throw refusal(error);
	return data as unknown as History;
}

/** How it stands with the letters of a team. */
export interface LettersNow {
	waiting: number;
	/** In the last 24 hours. */
	sentToday: number;
	/** The latest that failed, came back, wait after a refusal, or are uncertain. */
	failed: {
		id: string;
		letter: string;
		address: string;
		state: History['state'];
		uncertain: boolean;
		returned: History['returned'];
		at: string;
		/** Of the last that happened to it. */
		outcome: string;
		words: string;
	}[];
}

export async function now(db: Client, team: string): Promise<LettersNow> {
	const { data, error } = await db.rpc('letters_now', { team });
	if (error) throw refusal(error);
	return data as unknown as LettersNow;
}

/**
 * Something was heard of a letter after it was sent.
 *
 * @returns whether there is such a letter
 */
export async function returned(letter: string, how: How, words: string): Promise<boolean> {
	const { data, error } = await house().rpc('letter_returned', { letter, how, words });
	if (error) throw refusal(error);
	return data;
}
