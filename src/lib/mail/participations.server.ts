import { createHmac, randomInt } from 'node:crypto';
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
import * as crowds from './crowds.server';
import { groupsOf } from './mixing';

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
export async function submit(
	submission: Submission & { late?: true },
	holder: Holder
): Promise<InvitedOutcome> {
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

interface Press {
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
	for (const ripe of data as unknown as Press[]) if (await harvested(ripe)) counted++;
	return counted;
}

async function harvested({ holder, answers, language, anonymous, ...of }: Press): Promise<boolean> {
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
		{ ...of, answers: admitted.answers, strings, language, respondent, late: true },
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

interface Ripe {
	survey: string;
	/** Of a group. */
	size: number;
	/** Who answered since waits. */
	before: number;
	seals: { seal: string; at: number }[];
}

/**
 * Writes who took part, in whole groups of seals which waited.
 *
 * @param seconds how long
 * @returns how many invitations were written
 */
export async function mix(seconds = randomInt(WAIT_S.least, WAIT_S.most)): Promise<number> {
	const { data, error } = await house().rpc('ripe_seals', { waited: `${seconds} seconds` });
	if (error) throw refusal(error);
	let mixed = 0;
	for (const ripe of data as unknown as Ripe[]) mixed += await mixedOf(ripe);
	return mixed;
}

async function mixedOf({ survey, size, before, seals }: Ripe): Promise<number> {
	// Sealed with a key that is gone: nobody can say any more who it was.
	const opened = seals.flatMap((one) => {
		const invitation = openSeal(key(), one.seal);
		return invitation ? [{ ...one, invitation }] : [];
	});
	const facts = await crowds.read(opened.map(({ invitation }) => invitation));
	const known = new Map(facts.people.map((person) => [person.invitation, person]));
	const sealed = opened.flatMap((one) => {
		const person = known.get(one.invitation);
		return person ? [{ ...one, ...person }] : [];
	});
	let mixed = 0;
	for (const group of groupsOf(sealed, facts.crowds, size, before, (most) => randomInt(most))) {
		const sent = await house().rpc('mix_seals', {
			survey,
			seals: group.map(({ seal }) => seal).sort(),
			invitations: group.map(({ invitation }) => invitation).sort()
		});
		if (sent.error) throw refusal(sent.error);
		mixed += sent.data;
	}
	return mixed;
}

/** @returns who of them took part and is not written yet */
export async function pendingAmong(survey: string, ids: readonly string[]): Promise<Set<string>> {
	const { data, error } = await house().rpc('pending_seals', { survey });
	if (error) throw refusal(error);
	const sealed = new Set(data);
	return new Set(ids.filter((id) => sealed.has(sealOf(key(), id))));
}

/** The place of an invitation when lots are drawn: the same each time, and known to nobody without the key. */
const lotOf = (id: string): string => createHmac('sha256', key()).update(`lot ${id}`).digest('hex');

/**
 * Whom a reminder of an anonymous survey leaves out: who took part and is not written yet, and among those who did not as
 * many as it takes that the ones left out are a whole group; among people of each language, and among those whom the
 * last reminder left out, since the database tells them apart. Without these, who alone gets no reminder has answered.
 *
 * @param ids of invitations that would be reminded
 * @param size of a group
 */
export async function skipInReminder(
	survey: string,
	ids: readonly string[],
	size: number
): Promise<Set<string>> {
	const took = await pendingAmong(survey, ids);
	if (!took.size) return took;
	const groups = new Map<string, { id: string; lot: string }[]>();
	for (const { invitation: id, group } of (await crowds.read(ids)).people)
		groups.set(group, [...(groups.get(group) ?? []), { id, lot: lotOf(id) }]);
	const out = [...groups.values()].flatMap((group) => {
		const drawn = group.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id);
		return [...leftOut(drawn, took, size)];
	});
	return new Set(out);
}

// Journeys have less time. How long a seal waits is another matter.
const EVERY = Number(process.env['EARSHOT_MIX_MS'] ?? 60_000);
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
