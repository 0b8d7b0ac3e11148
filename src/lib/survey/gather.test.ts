import { describe, expect, it, vi } from 'vitest';
import { gather } from './gather';

/** A sender whose rounds end when the test says so. */
function slowSender() {
	const rounds: { items: number[]; end: (results?: number[]) => void; fail: (e: Error) => void }[] = [];
	const send = (items: number[]) =>
		new Promise<number[]>((resolve, fail) => {
			rounds.push({ items, end: (results) => resolve(results ?? items.map((n) => n * 10)), fail });
		});
	return { rounds, send };
}
const turn = async () => {
	for (let at = 0; at < 3; at++) await new Promise((next) => setImmediate(next));
};

describe('gather', () => {
	it('sends what arrives in one turn as one round, and gives each caller its own answer', async () => {
		const { rounds, send } = slowSender();
		const add = gather(send, { most: 10, rounds: 1 });
		const answers = Promise.all([add(1), add(2), add(3)]);
		await turn();
		expect(rounds.map((r) => r.items)).toEqual([[1, 2, 3]]);
		rounds[0]?.end();
		expect(await answers).toEqual([10, 20, 30]);
	});

	it('lets the next ones wait for the round under way and leave together, no more than allowed', async () => {
		const { rounds, send } = slowSender();
		const add = gather(send, { most: 2, rounds: 1 });
		const first = add(1);
		await turn();
		const rest = Promise.all([add(2), add(3), add(4)]);
		await turn();
		expect(rounds).toHaveLength(1);
		rounds[0]?.end();
		await first;
		await turn();
		expect(rounds[1]?.items).toEqual([2, 3]);
		rounds[1]?.end();
		await turn();
		expect(rounds[2]?.items).toEqual([4]);
		rounds[2]?.end();
		expect(await rest).toEqual([20, 30, 40]);
	});

	it('sends a failed round again one by one, so that one bad item fails alone, and goes on', async () => {
		const add = gather(
			async (items: number[]) => {
				if (items.includes(2)) throw new Error('bad item');
				return items.map((n) => n * 10);
			},
			{ most: 5, rounds: 1 }
		);
		const all = await Promise.allSettled([add(1), add(2), add(3)]);
		expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(await add(4)).toBe(40);
	});

	it('lets nobody wait long behind a round that is stuck, if there is room for another', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			const { rounds, send } = slowSender();
			const add = gather(send, { most: 5, rounds: 2 });
			void add(1);
			await turn();
			const second = add(2);
			await turn();
			expect(rounds).toHaveLength(1);
			vi.advanceTimersByTime(1_000);
			expect(rounds.map((r) => r.items)).toEqual([[1], [2]]);
			rounds[1]?.end();
			expect(await second).toBe(20);
		} finally {
			vi.useRealTimers();
		}
	});

	it('never leaves a caller without an answer when a round comes back short', async () => {
		const { rounds, send } = slowSender();
		const add = gather(send, { most: 5, rounds: 1 });
		const both = Promise.allSettled([add(1), add(2)]);
		await turn();
		rounds[0]?.end([10]);
		expect((await both).map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
	});
});
