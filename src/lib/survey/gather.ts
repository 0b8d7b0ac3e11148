// A round costs much and an item little, so those who come next wait for the round under way rather than leave
// in many small ones; but not for one that is stuck.
const PATIENCE_MS = 100;
// Where many come, those who were just answered come again within moments: worth a short wait.
const MANY = 4;
const MOMENT_MS = 3;

/**
 * Calls that arrive together travel together: while one round is under way the next ones wait in line and
 * leave as one. Alone, a call leaves at once; under load, rounds grow, and each caller gets its own answer.
 *
 * @param send takes the items of a round, in order, and answers with as many results in the same order
 * @param most items in one round
 * @param enough items to leave while another round is under way
 * @param rounds how many may be under way at once
 * @returns a function that adds one item and resolves with its result; a failed round is sent
 *   again item by item (so sending twice must be harmless), and only what fails alone is rejected
 */
export function gather<Item, Result>(
	send: (items: Item[]) => Promise<Result[]>,
	{ most, enough = most, rounds }: { most: number; enough?: number; rounds: number }
): (item: Item) => Promise<Result> {
	type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void };
	const line: Waiting[] = [];
	let underWay = 0;
	let last = 0;
	let called = false;
	let patience: NodeJS.Timeout | undefined;

	/** Leaves once whatever this turn of the event loop brings has joined, or a moment later where many come. */
	function call(): void {
		if (called) return;
		called = true;
		const go = () => ((called = false), leave());
		if (last > MANY) setTimeout(go, MOMENT_MS);
		else setImmediate(go);
	}

	function leave(outOfPatience = false): void {
		if (!line.length || underWay >= rounds) return;
		if (underWay && !outOfPatience && line.length < enough) {
			patience ??= setTimeout(() => ((patience = undefined), leave(true)), PATIENCE_MS);
			return;
		}
		void travel(line.splice(0, most));
	}

	async function travel(round: Waiting[]): Promise<void> {
		underWay++;
		last = round.length;
		try {
			const results = await send(round.map((one) => one.item));
			round.forEach((one, at) => {
				if (at < results.length) one.done(results[at] as Result);
				else one.failed(new Error('a round came back short'));
			});
		} catch (error) {
			// One bad item must not take its companions with it: each goes again, alone.
			if (round.length === 1) round[0]?.failed(error);
			else
				await Promise.all(
					round.map((one) => send([one.item]).then(([result]) => one.done(result as Result), one.failed))
				);
		} finally {
			underWay--;
			call();
		}
	}

	return (item) =>
		new Promise((done, failed) => {
			line.push({ item, done, failed });
			call();
		});
}
