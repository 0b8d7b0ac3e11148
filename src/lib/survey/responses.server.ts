import { house } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { gather } from './gather';
import type { Answers } from './plan';

/** One person's answers, as the gate admitted them. */
export interface Submission {
	/** Chosen by the page: the same id twice is the same response. */
	id: string;
	survey: string;
	version: number;
	answers: Answers;
	/** What the database counts. */
	strings: string[];
	language: string;
	/** Name or e-mail, for identified surveys only. */
	respondent: string | null;
}

/** `repeat`: it was kept before. `differs`: that id was kept with other answers, and the first stand. */
export type Outcome = 'stored' | 'repeat' | 'differs' | 'missing' | 'not_yet' | 'closed' | 'paused' | 'full';

// A call costs about 14 statements, a row next to nothing: 25 rows a call went 20 times as fast as one.
// Measured with 32 and 64 clients: rounds of 16 that overlap use the time that one alone would wait.
const TOGETHER = { most: 100, enough: 16, rounds: 3 };

/**
 * Keeps a response. Once it resolves, the response survives a crash of everything.
 * @returns what became of it; only `stored` and `repeat` mean that it is kept as sent
 */
export const submit = gather<Submission, Outcome>(async (items) => {
	const { data, error } = await house().rpc('submit_responses', { batch: items as unknown as Json });
	if (error) throw refusal(error);
	return data as Outcome[];
}, TOGETHER);

interface Glimpse {
	id: string;
	survey: string;
	version?: number;
	page?: number;
	touched?: boolean;
}
const note = gather<Glimpse, void>(async (items) => {
	const { error } = await house().rpc('note_sittings', { batch: items as unknown as Json });
	if (error) throw refusal(error);
	return items.map(() => undefined);
}, TOGETHER);

/**
 * Notes that somebody began to answer; without effect if the survey is not open or the answer is in.
 * @param of `version` is the one that was opened; the live one where it is not known
 */
export const start = (of: { id: string; survey: string; version?: number }): Promise<void> =>
	note({ ...of, touched: true });

/**
 * Notes that a page of the survey is shown, as far as it is further on than any before; without effect if the survey
 * is not open, that version is not there, or the answer is in. Page 0 starts the clock.
 * @param of `page` from 0, at most 9999
 */
export const see = (of: { id: string; survey: string; version: number; page: number }): Promise<void> =>
	note(of);

/** What was just sent under this id, for the words of thanks; null once 15 minutes have passed. */
export async function recall(
	id: string,
	survey: string
): Promise<{ version: number; answers: Answers; language: string } | null> {
	const { data, error } = await house().rpc('recall_response', { id, survey });
	if (error) throw refusal(error);
	return data as { version: number; answers: Answers; language: string } | null;
}

/** @returns whether the database answers, so that a response could be kept */
export async function ready(): Promise<boolean> {
	const { error } = await house().rpc('submit_responses', { batch: [] });
	return error === null;
}
