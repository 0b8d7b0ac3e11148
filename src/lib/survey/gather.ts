/**
 * Calls that arrive together travel together: while one round is under way the next ones wait in line and
 * leave as one. Alone, a call leaves at once; under load, rounds grow, and each caller gets its own answer.
 *
 * @param send takes the items of a round, in order, and answers with as many results in the same order
 * @param most items in one round
 * @param rounds how many may be under way at once
 * @returns a function that adds one item and resolves with its result; a failed round is sent
 *   again item by item (so sending twice must be harmless), and only what fails alone is rejected
 */
export function gather<Item, Result>(
	send: (items: Item[]) => Promise<Result[]>,
	{ most, rounds }: { most: number; rounds: number }
): (item: Item) => Promise<Result> {
	type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void };
	const line: Waiting[] = [];
	let underWay = 0;

	async function leave(): Promise<void> {
		if (underWay >= rounds || !line.length) return;
		const round = line.splice(0, most);
		underWay++;
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
			void leave();
		}
	}

	return (item) =>
		new Promise((done, failed) => {
			line.push({ item, done, failed });
			// Whatever else this turn of the event loop brings may still join.
			setImmediate(() => void leave());
		});
}
