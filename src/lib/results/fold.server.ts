import { house } from '$lib/server/door';

const EVERY = 1_000;
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
	const round = async () => {
		failures = (await fold()) ? 0 : failures + 1;
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

/** @returns whether it went through; a round that did not is made good by the next */
async function fold(): Promise<boolean> {
	try {
		const { error } = await house().rpc('fold_all');
		if (error) console.error(`Folding has to wait: ${error.code} ${error.message}`);
		return !error;
	} catch (thrown) {
		console.error('Folding has to wait:', thrown instanceof Error ? thrown.message : thrown);
		return false;
	}
}
