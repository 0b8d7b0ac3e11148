import { house } from '$lib/server/door';
import * as files from '$lib/survey/files.server';

const EVERY = 1_000;
// Who began and never came back is forgotten after a month; that need not be to the second.
const SWEEP_EVERY = 3_600_000;
// A database that is away is asked ever less often, up to this.
const PAUSE = 30_000;

let folding: (() => void) | undefined;

/**
 * Has the database fold new responses into its counts, once a second, for as long as this process lives. Boards
 * are right without it, only slower: they would have to count a growing tail. Several processes may do it at
 * once; the database lets one through for each survey.
 *
 * @returns what stops it; a second call gives the same
 */
export function keepFolding(): () => void {
	if (folding) return folding;
	let timer: NodeJS.Timeout | undefined;
	let failures = 0;
	let stopped = false;
	let swept = 0;
	const round = async () => {
		if (Date.now() - swept >= SWEEP_EVERY && (await done('sweep_starts'))) {
			swept = Date.now();
			await sweepFiles();
		}
		failures = (await done('fold_all')) ? 0 : failures + 1;
		if (!stopped) timer = setTimeout(round, Math.min(PAUSE, EVERY * 2 ** Math.min(failures, 10))).unref();
	};
	timer = setTimeout(round, EVERY).unref();
	folding = () => {
		stopped = true;
		clearTimeout(timer);
		folding = undefined;
	};
	// adapter-node says so when it has been asked to end.
	process.once('sveltekit:shutdown', folding);
	return folding;
}

/** What stays is made good an hour later. */
async function sweepFiles(): Promise<void> {
	try {
		while ((await files.sweep()) > 0);
	} catch (thrown) {
		console.error('files have to wait:', thrown instanceof Error ? thrown.message : thrown);
	}
}

/** @returns whether it went through; a round that did not is made good by the next */
async function done(task: 'fold_all' | 'sweep_starts'): Promise<boolean> {
	try {
		const { error } = await house().rpc(task);
		if (error) console.error(`${task} has to wait: ${error.code} ${error.message}`);
		return !error;
	} catch (thrown) {
		console.error(`${task} has to wait:`, thrown instanceof Error ? thrown.message : thrown);
		return false;
	}
}
