import { expect, test } from 'vitest';
import { Ended, Watch, type Clock, type Link } from './watch';

/** Time that stands still until it is turned. */
class Turned implements Clock {
	#now = 0;
	#timers = new Set<{ at: number; run: () => void }>();
	now = () => this.#now;
	later = (run: () => void, ms: number) => {
		const timer = { at: this.#now + ms, run };
		this.#timers.add(timer);
		return () => void this.#timers.delete(timer);
	};
	/** To `at`, with every promise on the way settled. */
	async to(at: number): Promise<void> {
		for (;;) {
			await new Promise(setImmediate);
			const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
			if (!next || next.at > at) break;
			this.#timers.delete(next);
			this.#now = next.at;
			next.run();
		}
		this.#now = at;
	}
}

/** A board on a page, a server that counts, and a wire that can be cut. */
function stage(answering?: (ask: number) => Promise<number>) {
	const clock = new Turned();
	const seen = { asks: [] as number[], figures: [] as number[], links: [] as Link[], truth: 0 };
	const watch = new Watch<number>(
		() => {
			seen.asks.push(clock.now());
			return answering ? answering(seen.asks.length) : Promise.resolve(seen.truth);
		},
		clock,
		{ answer: (figure) => seen.figures.push(figure), link: (link) => seen.links.push(link) }
	);
	watch.start();
	return { clock, seen, watch, shown: () => seen.figures.at(-1) };
}

/** The same, listening, with the ask that comes with it behind it. */
async function listening() {
	const there = stage();
	there.watch.heard();
	await there.clock.to(10_000);
	there.seen.asks.length = 0;
	return there;
}

test('a hint is answered at once, and once more for what came within the same second', async () => {
	const { clock, seen, watch, shown } = await listening();
	seen.truth = 1;
	watch.hint();
	await clock.to(10_000);
	expect([seen.asks, shown()]).toEqual([[10_000], 1]);
	seen.truth = 7; // no hint for these: the database has told already
	await clock.to(12_000);
	expect([seen.asks, shown()]).toEqual([[10_000, 11_100], 7]);
	await clock.to(30_000);
	expect(seen.asks).toHaveLength(2);
});

test('however many hints come, it asks at most once a second and ends with the truth', async () => {
	const { clock, seen, watch, shown } = await listening();
	for (let at = 10_000; at < 20_000; at += 50) {
		await clock.to(at);
		seen.truth++;
		watch.hint();
		watch.hint();
	}
	await clock.to(22_000);
	const gaps = seen.asks.slice(1).map((at, i) => at - (seen.asks[i] ?? 0));
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
	expect(seen.asks.length).toBeLessThanOrEqual(12);
	expect(shown()).toBe(200);
});

test('a lost hint is made good by the slow round, while somebody looks', async () => {
	const { clock, seen, watch, shown } = await listening();
	seen.truth = 3;
	await clock.to(45_000);
	expect([seen.asks.length, shown()]).toEqual([1, 3]);
	watch.visible(false);
	await clock.to(500_000);
	expect(seen.asks).toHaveLength(1);
});

test('a tab that comes back, and a machine that is online again, ask at once', async () => {
	const { clock, seen, watch, shown } = await listening();
	watch.visible(false);
	watch.hint();
	seen.truth = 5;
	await clock.to(60_000);
	expect(seen.asks).toEqual([]);
	watch.visible(true);
	await clock.to(60_000);
	expect([seen.asks, shown()]).toEqual([[60_000], 5]);
	watch.online(false);
	seen.truth = 6;
	await clock.to(90_000);
	expect(seen.asks).toHaveLength(1);
	watch.online(true);
	await clock.to(90_000);
	expect(shown()).toBe(6);
});

test('what was hinted while the line was down is asked for as it comes up', async () => {
	const { clock, seen, watch, shown } = await listening();
	watch.deaf();
	await clock.to(12_500);
	seen.truth = 9;
	watch.heard();
	await clock.to(12_500);
	expect(shown()).toBe(9);
});

test('without a line it asks more often by itself', async () => {
	const { clock, seen } = stage();
	await clock.to(16_000);
	expect(seen.asks).toEqual([5_000, 10_000, 15_000]);
});

test('an answer that was overtaken is not shown', async () => {
	const open: ((figure: number) => void)[] = [];
	const { clock, seen, watch } = stage(() => new Promise((resolve) => open.push(resolve)));
	watch.hint();
	await clock.to(1_000);
	await clock.to(6_000); // the first is slow, so a second one has gone out
	expect(seen.asks).toHaveLength(2);
	open[1]?.(20);
	await clock.to(6_001);
	open[0]?.(10);
	await clock.to(6_002);
	expect(seen.figures).toEqual([20]);
});

test('a slow server is not asked again and again', async () => {
	const { clock, seen, watch } = stage(() => new Promise(() => {}));
	for (let at = 0; at < 60_000; at += 500) {
		await clock.to(at);
		watch.hint();
	}
	expect(seen.asks.length).toBeLessThanOrEqual(12);
});

test('how things stand is said, and failures are tried again ever more slowly', async () => {
	let broken = true;
	const { clock, seen, watch } = stage(() =>
		broken ? Promise.reject(new Error('503')) : Promise.resolve(1)
	);
	watch.heard();
	await clock.to(20_000);
	expect(seen.links).toEqual(['live', 'reconnecting']);
	const gaps = seen.asks.slice(1).map((at, i) => at - (seen.asks[i] ?? 0));
	expect(gaps.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
	broken = false;
	await clock.to(60_000);
	expect(seen.links.at(-1)).toBe('live');
	watch.deaf();
	watch.online(false);
	watch.online(true);
	expect(seen.links.slice(-3)).toEqual(['reconnecting', 'offline', 'reconnecting']);
});

test('who may no longer see it is told so, and it stops', async () => {
	const { clock, seen, watch } = stage(() => Promise.reject(new Ended()));
	watch.hint();
	await clock.to(100_000);
	expect([seen.asks.length, seen.links]).toEqual([1, ['ended']]);
});

test('nothing is shown after it was stopped', async () => {
	let answer = (_figure: number) => {};
	const { clock, seen, watch } = stage(() => new Promise((resolve) => (answer = resolve)));
	watch.hint();
	await clock.to(1_000);
	watch.stop();
	answer(4);
	await clock.to(90_000);
	expect([seen.asks.length, seen.figures]).toEqual([1, []]);
});
