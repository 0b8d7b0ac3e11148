import { Problem } from '$lib/problem';
import { house, ownKey } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Answers, Plan } from '$lib/survey/plan';
import { firstQuestion } from './first-question';
import { answerOf } from './letters/question';
import * as participations from './participations.server';
import { noteFrom, noteOf, Presence, type Note } from './presence';
import { idIn } from './token';

// What a link in a letter leads to: `token`, or `token.3` for the fourth choice of the first question.

/** An invitation, as its page needs to know it. */
export interface Visit {
	/** Of the address, without a choice. */
	token: string;
	/** Index of the choice that was clicked; null: none. */
	choice: number | null;
	invitation: string;
	campaign: string;
	survey: string;
	slug: string;
	/** Of the survey, when the letter was written. */
	version: number;
	language: string;
	anonymous: boolean;
	/** Who answers, of a survey with names. */
	respondent: string | null;
	team: string;
	state: 'open' | 'revoked' | 'cancelled' | 'ended' | 'answered';
}

const BALLOT = /^([\w-]{43})(?:\.(\d{1,3}))?$/;

/** What was seen of letters lately, by the invitation. */
export const presence = new Presence();

const noteKey = (): Buffer => ownKey('presence');

/** What a page says of itself. @param asks how many digits it asks for, if it asks whether somebody is there */
export const note = (holder: string, asks: number | null = null) =>
	noteOf(noteKey(), holder, Date.now(), asks);
export const readNote = (holder: string, text: string | null): Note | null =>
	noteFrom(noteKey(), holder, text);

/**
 * The invitation behind a link. Reading changes nothing.
 *
 * @throws Problem `missing` for whatever the house did not send
 */
export async function visit(ballot: string): Promise<Visit> {
	const [, token = '', choice] = BALLOT.exec(ballot) ?? [];
	const invitation = idIn(ownKey('mail links'), 'answer', token);
	if (!invitation) throw new Problem('missing');
	const { data, error } = await house().rpc('invitation_now', { invitation });
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	const found = data as unknown as Omit<Visit, 'token' | 'choice'>;
	const here: Visit = { ...found, token, choice: choice === undefined ? null : Number(choice) };
	const used = here.state === 'open' && (await participations.pending(here));
	return used ? { ...here, state: 'answered' } : here;
}

/**
 * The answer that was clicked in the letter, as the survey is now.
 *
 * @param then the plan that the letter shows @param now the one that is answered
 * @returns nothing where the question is not asked like that any more
 */
export function clicked({ choice }: Visit, then: Plan, now: Plan): Answers {
	const shown = firstQuestion(then);
	if (choice === null || !shown) return {};
	const value = answerOf(shown, choice);
	const asked = firstQuestion(now);
	if (value === undefined || asked?.name !== shown.name || asked.kind !== shown.kind) return {};
	const offered = asked.choices?.some((one) => one.value === value) ?? true;
	return offered ? { [asked.name]: value } : {};
}

/** How long what was opened waits until it is counted: by then it shows whether it was a machine. */
const WAIT_MS = 60_000;
const MOST = 20_000;
type What = 'opened' | 'started';
interface Waiting {
	campaign: string;
	holder: string;
	what: What;
	at: number;
	then?: (() => Promise<void>) | undefined;
}
const waiting = new Map<string, Waiting>();
/** Counted already, as far as this process remembers: who opens it twice opened it. */
const counted = new Set<string>();

/** Somebody sees the survey, or begins to fill it in. @param then what is done when it counts */
export function noticed({ campaign, invitation }: Visit, what: What, then?: () => Promise<void>): void {
	const key = `${invitation} ${what}`;
	if (counted.has(key) || waiting.has(key) || waiting.size >= MOST) return;
	waiting.set(key, { campaign, holder: invitation, what, at: Date.now(), then });
	tellLater();
}

let telling: NodeJS.Timeout | undefined;
function tellLater(): void {
	telling ??= setTimeout(() => {
		telling = undefined;
		void tell().catch((thrown: unknown) =>
			console.error('counts have to wait:', thrown instanceof Error ? thrown.message : thrown)
		);
	}, WAIT_MS).unref();
}

/**
 * Counts what waited: sums, without who. What turned out to be a machine is not among them.
 *
 * @param waited in milliseconds
 */
export async function tell(waited = WAIT_MS): Promise<void> {
	const ripe = [...waiting].filter(([, { at }]) => Date.now() - at >= waited);
	const sums = new Map<string, { campaign: string; what: What; n: number }>();
	const thens: Promise<void>[] = [];
	for (const [key, { campaign, holder, what, then }] of ripe) {
		waiting.delete(key);
		if (presence.machine(holder)) continue;
		if (counted.size >= MOST * 5) counted.clear();
		counted.add(key);
		if (then) thens.push(then());
		const sum = sums.get(`${campaign} ${what}`) ?? { campaign, what, n: 0 };
		sums.set(`${campaign} ${what}`, { ...sum, n: sum.n + 1 });
	}
	if (waiting.size) tellLater();
	if (!sums.size) return;
	const counting = house().rpc('count_came', { counts: [...sums.values()] });
	const [{ error }] = await Promise.all([counting, ...thens]);
	if (error) throw refusal(error);
}
