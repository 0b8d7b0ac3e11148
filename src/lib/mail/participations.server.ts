import { randomInt } from 'node:crypto';
import { house, ownKey } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { admitPart } from '$lib/survey/partial';
import { admit } from '$lib/survey/answers';
import type { Answers } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import type { Outcome, Submission } from '$lib/survey/responses.server';
import * as versions from '$lib/survey/versions.server';
import { openSeal, sealOf } from './seal';
import { leftOut } from './decoys';

// Who took part. Of a survey with names it is written with the response. Of an anonymous one only the seal is (seal.ts);
// some minutes later, and only in whole groups, another transaction writes who took part, without when.

/** Of whom it is, as the database keeps it. */
export interface Holder {
	invitation: string;
	anonymous: boolean;
}

const key = (): Buffer => ownKey('taking part');
const sealFor = ({ invitation, anonymous }: Holder): string | null =>
	anonymous ? sealOf(key(), invitation) : null;

/** Whether something came of an invitation that is not mixed yet. */
export async function pending(holder: Holder): Promise<boolean> {
	const seal = sealFor(holder);
	if (!seal) return false;
	const { data, error } = await house().rpc('seal_known', { seal });
	if (error) throw refusal(error);
	return data;
}

/** `answered`: another response came by this invitation before. */
export type InvitedOutcome = Outcome | 'answered';

/** Keeps the response of somebody who was invited: one for each invitation. */
export async function submit(submission: Submission, holder: Holder): Promise<InvitedOutcome> {
	const { data, error } = await house().rpc('submit_invited', {
		item: { ...submission } as unknown as Json,
		invitation: holder.invitation,
		// The generated types do not know that this argument may be null.
		seal: sealFor(holder) as string
	});
	if (error) throw refusal(error);
	return data as InvitedOutcome;
}

/** Keeps what was pressed so far; it counts once they have been silent, or with the rest. */
export async function press(
	of: Pick<Submission, 'id' | 'survey' | 'version' | 'language'> & { answers: unknown },
	holder: Holder
): Promise<void> {
	const plan = await versions.plan(of.survey, of.version);
	const part = admitPart(plan, of.answers, { rules, language: of.language, now: new Date() });
	if ('trouble' in part || !Object.keys(part.answers).length) return;
	const { error } = await house().rpc('keep_press', {
		item: { ...of, answers: part.answers } as unknown as Json,
		invitation: holder.invitation,
		seal: sealFor(holder) as string
	});
	if (error) throw refusal(error);
}

interface Ripe {
	holder: string;
	id: string;
	survey: string;
	version: number;
	answers: Answers;
	language: string;
	anonymous: boolean;
}

const SILENT = '1 hour';

/**
 * Makes responses of what was pressed by who has been silent since.
 *
 * @param silent how long, as Postgres writes it
 * @returns how many
 */
export async function harvest(silent = SILENT): Promise<number> {
	const { data, error } = await house().rpc('ripe_presses', { silent });
	if (error) throw refusal(error);
	let counted = 0;
	for (const ripe of data as unknown as Ripe[]) if (await harvested(ripe)) counted++;
	return counted;
}

async function harvested({ holder, answers, language, anonymous, ...of }: Ripe): Promise<boolean> {
	const plan = await versions.plan(of.survey, of.version);
	const given = { rules, language, now: new Date() };
	// What is still missing is no mistake here: they did not finish, and what they did press counts. What is not right yet
	// does not.
	const { mistakes } = admit(plan, answers, given);
	const right = Object.fromEntries(
		Object.entries(answers).filter(([name]) => !Object.hasOwn(mistakes, name))
	);
	const admitted = admit(plan, right, given);
	const invitation = anonymous ? openSeal(key(), holder) : holder;
	const drop = async () => {
		const { error } = await house().rpc('drop_press', { holder });
		if (error) throw refusal(error);
		return false;
	};
	if (!invitation || admitted.trouble || !Object.keys(admitted.answers).length) return drop();
	const { strings } = admitted;
	const respondent = anonymous ? null : await nameOf(invitation);
	const outcome = await submit(
		{ ...of, answers: admitted.answers, strings, language, respondent },
		{ invitation, anonymous }
	);
	if (outcome === 'stored') return true;
	return outcome === 'answered' || outcome === 'differs' || outcome === 'repeat' ? drop() : false;
}

async function nameOf(invitation: string): Promise<string | null> {
	const { data, error } = await house().rpc('invitation_now', { invitation });
	if (error) throw refusal(error);
	const { respondent }: { respondent?: unknown } = Object(data);
	return typeof respondent === 'string' ? respondent : null;
}

/** How long a seal waits at least, and the longest it waits once its group is whole: another time each round. */
const WAIT_S = { least: 120, most: 420 };

/**
 * Writes who took part, for every survey that has a whole group of seals which waited.
 *
 * @param seconds how long
 * @returns how many invitations were written
 */
export async function mix(seconds = randomInt(WAIT_S.least, WAIT_S.most)): Promise<number> {
	const { data, error } = await house().rpc('ripe_seals', { waited: `${seconds} seconds` });
	if (error) throw refusal(error);
	let mixed = 0;
	for (const { survey, seals } of data as unknown as { survey: string; seals: string[] }[]) {
		const opened = seals.map((seal) => openSeal(key(), seal));
		// Sealed with a key that is gone: nobody can say any more who it was.
		const known = opened.flatMap((id, at) => (id ? [{ id, seal: seals[at] ?? '' }] : []));
		const sent = await house().rpc('mix_seals', {
			survey,
			seals: known.map(({ seal }) => seal),
			invitations: known.map(({ id }) => id).sort()
		});
		if (sent.error) throw refusal(sent.error);
		mixed += sent.data;
	}
	return mixed;
}

/**
 * Whom a reminder of an anonymous survey leaves out: who took part and is not mixed yet, and among those who did not as
 * many as it takes that the ones left out are a whole group. Without these, who alone gets no reminder has answered.
 *
 * @param ids of invitations that would be reminded
 * @param size of a group
 */
export async function skipInReminder(
	survey: string,
	ids: readonly string[],
	size: number
): Promise<Set<string>> {
	const { data, error } = await house().rpc('pending_seals', { survey });
	if (error) throw refusal(error);
	const sealed = new Set(data);
	const took = new Set(ids.filter((id) => sealed.has(sealOf(key(), id))));
	return leftOut(ids, took, size, randomInt);
}

const EVERY = 60_000;
let running: (() => void) | undefined;

/**
 * Mixes and harvests once a minute for as long as this process lives.
 *
 * @returns what stops it; a second call gives the same
 */
export function keepMixing(): () => void {
	if (running) return running;
	let timer: NodeJS.Timeout | undefined;
	const round = async () => {
		try {
			await harvest();
			await mix();
			const { error } = await house().rpc('forget_seals');
			if (error) throw refusal(error);
		} catch (thrown) {
			console.error('who took part has to wait:', thrown instanceof Error ? thrown.message : thrown);
		}
		if (running) timer = setTimeout(round, EVERY).unref();
	};
	timer = setTimeout(round, EVERY).unref();
	running = () => {
		clearTimeout(timer);
		running = undefined;
	};
	// adapter-node says so when it has been asked to end.
	process.once('sveltekit:shutdown', running);
	return running;
}
