import { expect, test } from 'vitest';
import { Turns } from './turns';

/** Work that goes on until it is told to stop. */
function job() {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	let began = false;
	const work = () => {
		began = true;
		return promise;
	};
	return { work, resolve, reject, began: () => began };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('so many at a time; the next begins when one is done, whatever came of it', async () => {
	const turns = new Turns(2, 10);
	const jobs = [job(), job(), job(), job()];
	const all = jobs.map(({ work }) => turns.take(work).catch(() => 'failed'));
	await soon();
	expect(jobs.map(({ began }) => began())).toEqual([true, true, false, false]);
	jobs[1]?.reject(new Error('no'));
	await soon();
	expect(jobs.map(({ began }) => began())).toEqual([true, true, true, false]);
	for (const { resolve } of jobs) resolve('done');
	expect(await Promise.all(all)).toEqual(['done', 'failed', 'done', 'done']);
	expect(await turns.take(async () => 'again')).toBe('again');
});

test('who comes when too many wait is sent away', async () => {
	const turns = new Turns(1, 1);
	const first = job();
	const running = turns.take(first.work);
	const waiting = turns.take(async () => 'second');
	await expect(turns.take(async () => 'third')).rejects.toMatchObject({ code: 'too_many' });
	first.resolve('first');
	expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
});
