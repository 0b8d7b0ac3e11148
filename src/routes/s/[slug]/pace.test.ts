import { expect, test } from 'vitest';
import { Pace } from './pace';

const tries = (pace: Pace, deed: 'start' | 'page' | 'send', n: number, address = '192.0.2.1') =>
	Array.from({ length: n }, () => pace.exceeds(deed, address)).filter(Boolean).length;

test('a school class behind one address begins, pages and sends without being held up', () => {
	const pace = new Pace(1200);
	expect([tries(pace, 'start', 1200), tries(pace, 'page', 1200), tries(pace, 'send', 600)]).toEqual([
		0, 0, 0
	]);
});

test('a flood is held up, others are not, and a minute later neither', () => {
	const clock = { now: 1_000_000 };
	const pace = new Pace(1200, () => clock.now);
	expect(tries(pace, 'send', 700)).toBe(100);
	expect(tries(pace, 'start', 1300)).toBe(100);
	expect(tries(pace, 'send', 1, '192.0.2.2')).toBe(0);
	clock.now += 60_000;
	expect(tries(pace, 'send', 600)).toBe(0);
});

test('0 is no limit', () => {
	expect(tries(new Pace(0), 'send', 50_000)).toBe(0);
});

test('this machine is not held up: behind a proxy that names nobody, everybody would be one', () => {
	for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
		expect(tries(new Pace(10), 'send', 50, address)).toBe(0);
	expect(tries(new Pace(10), 'send', 50, '127.0.0.1.example')).toBeGreaterThan(0);
});

test('the files of a form count one by one, and a form with many goes first or waits', () => {
	const clock = { now: 1_000_000 };
	const pace = new Pace(40, () => clock.now);
	const form = (files: number) => pace.exceeds('upload', '192.0.2.1', files);
	expect([form(9), form(5), form(1)]).toEqual([false, false, true]);
	clock.now += 60_000;
	expect([form(50), form(1)]).toEqual([false, true]);
});
