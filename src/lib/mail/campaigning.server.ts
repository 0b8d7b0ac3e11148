import * as imports from '$lib/people/imports.server';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { skipInReminder } from './participations.server';
import { wake } from './sending.server';

// Campaigns whose time has come begin; reminders and digests that are due go into the outbox; files that nobody brought in
// go. What a round misses, the next one does; several processes may do it at once.

const EVERY = 5_000;
// A database that is away is asked ever less often, up to this.
const PAUSE = 60_000;
const SWEEP_EVERY = 3_600_000;

interface Due {
	campaign: string;
	survey: string;
	step: number;
	anonymous: boolean;
	/** The smallest group that an anonymous result may speak of. */
	size: number;
	invitations: string[];
}

/**
 * One round.
 *
 * @returns how many letters were put into the outbox
 */
export async function campaign(): Promise<number> {
	const began = await house().rpc('begin_campaigns');
	if (began.error) throw refusal(began.error);
	const { data, error } = await house().rpc('due_reminders');
	if (error) throw refusal(error);
	const digests = await house().rpc('put_digests', { at: new Date().toISOString() });
	if (digests.error) throw refusal(digests.error);
	let put = began.data + digests.data;
	for (const due of data as unknown as Due[]) put += await remind(due);
	if (put) wake();
	return put;
}

async function remind({ campaign, survey, step, anonymous, size, invitations }: Due): Promise<number> {
	// Beware: who alone gets no reminder has answered; see skipInReminder.
	const skip = anonymous ? [...(await skipInReminder(survey, invitations, size))] : [];
	const { data, error } = await house().rpc('remind_campaign', { campaign, step, skip });
	if (error) throw refusal(error);
	return data;
}

let running: (() => void) | undefined;

/**
 * Does a round every five seconds for as long as this process lives.
 *
 * @returns what stops it; a second call gives the same
 */
export function keepCampaigning(): () => void {
	if (running) return running;
	let timer: NodeJS.Timeout | undefined;
	let failures = 0;
	let stopped = false;
	let swept = 0;
	const round = async () => {
		try {
			await campaign();
			if (Date.now() - swept > SWEEP_EVERY) {
				swept = Date.now();
				await imports.sweep();
			}
			failures = 0;
		} catch (thrown) {
			failures++;
			console.error('campaigns have to wait:', thrown instanceof Error ? thrown.message : thrown);
		}
		if (!stopped) timer = setTimeout(round, Math.min(PAUSE, EVERY * 2 ** Math.min(failures, 10))).unref();
	};
	timer = setTimeout(round, EVERY).unref();
	running = () => {
		stopped = true;
		clearTimeout(timer);
		running = undefined;
	};
	// adapter-node says so when it has been asked to end.
	process.once('sveltekit:shutdown', running);
	return running;
}
