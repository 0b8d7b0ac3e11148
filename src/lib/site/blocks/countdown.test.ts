import { expect, it } from 'vitest';
import { dayAt, daysUntil, instantOf, leftUntil, worded } from './countdown';

it.each([
	['2026-11-22T09:00', 'UTC', '2026-11-22T09:00:00.000Z'],
	['2026-11-22T09:00', 'Asia/Shanghai', '2026-11-22T01:00:00.000Z'],
	['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
	// The clocks change that night, forward and back.
	['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
	['2026-10-25T03:30', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
	['2026-11-01T00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
	['2026-12-31T23:59', 'Asia/Kolkata', '2026-12-31T18:29:00.000Z']
])('knows when it is %s in %s', (when, zone, instant) => {
	expect(new Date(instantOf(when, zone)).toISOString()).toBe(instant);
});

it('says that no day is no instant', () => {
	expect(instantOf('', 'UTC')).toBeNaN();
});

const at = (text: string) => Date.parse(`${text}Z`);
const END = at('2026-11-22T09:00:00');

it.each([
	[
		'2026-11-20T07:30:00',
		[
			['day', 2],
			['hour', 1],
			['minute', 30]
		]
	],
	[
		'2026-11-22T08:59:01',
		[
			['hour', 0],
			['minute', 1]
		]
	],
	[
		'2026-11-21T09:00:00',
		[
			['day', 1],
			['hour', 0],
			['minute', 0]
		]
	],
	['2026-11-22T09:00:00', []],
	['2026-11-23T09:00:00', []]
])('tells what is left at %s', (now, left) => {
	expect(leftUntil(END, at(now)).map(({ unit, n }) => [unit, n])).toEqual(left);
});

it.each([
	['2026-11-22', '2026-11-20T23:00:00', 'UTC', 2],
	['2026-11-22', '2026-11-21T17:00:00', 'Asia/Shanghai', 0],
	['2026-11-22', '2026-11-23T01:00:00', 'UTC', -1],
	['2026-03-30', '2026-03-28T12:00:00', 'Europe/Berlin', 2]
])('counts the midnights before %s from %s in %s', (day, now, zone, days) => {
	expect(daysUntil(day, at(now), zone)).toBe(days);
});

it('knows that it is another day elsewhere', () => {
	expect(dayAt(at('2026-11-21T17:00:00'), 'Asia/Shanghai')).toBe('2026-11-22');
});

it.each([
	['en', 1, '1', 'day'],
	['en', 12, '12', 'days'],
	['zh-CN', 12, '12', '天'],
	['de', 12, '12', 'Tage'],
	['no language', 12, '12', 'days']
])('says it in %s', (language, n, figure, unit) => {
	expect(worded({ unit: 'day', n }, language)).toEqual({ figure, unit });
});
