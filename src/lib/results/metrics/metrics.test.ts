import { describe, expect, test } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { mean, numbersOf, share, student } from './intervals';
import type { Bounds, Metric } from './metric';
import { metrics } from './registry';

const named = (name: string): Metric => {
	const metric = metrics.find((one) => one.name === name);
	if (!metric) throw new Error(`no metric ${name}`);
	return metric;
};

const read = (name: string, counts: Record<string, number>, bounds: Bounds | null = null) =>
	named(name).read({ n: Object.values(counts).reduce((a, b) => a + b, 0), counts }, bounds);

test('the score is promoters minus detractors, with the interval of -1, 0 and 1', () => {
	const cases: [Record<string, number>, number, number, number][] = [
		// 42 promoters, 40 passives, 18 detractors: variance 0.42 + 0.18 - 0.24^2 = 0.5424, half 14.43
		[{ 10: 20, 9: 22, 8: 30, 7: 10, 6: 8, 0: 10 }, 24, 9.57, 38.43],
		[{ 9: 1, 0: 1 }, 0, -100, 100],
		[{ 6: 50, 9: 50 }, 0, -19.6, 19.6]
	];
	for (const [counts, value, low, high] of cases) {
		const reading = read('nps', counts);
		expect(reading?.main.value).toBeCloseTo(value, 6);
		expect(reading?.main.interval?.[0]).toBeCloseTo(low, 1);
		expect(reading?.main.interval?.[1]).toBeCloseTo(high, 1);
	}
});

test('its groups are 0 to 6, 7 and 8, 9 and 10', () => {
	const counts = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [String(i), 1]));
	expect(read('nps', counts)?.parts).toEqual({ detractors: 7, passives: 2, promoters: 2 });
});

test('one person is never certainty, nor are a few who agree', () => {
	for (const [n, low] of [
		[1, -58.7],
		[5, 13.1],
		[100, 92.6]
	] as const) {
		const main = read('nps', { 10: n })?.main;
		expect(main?.value).toBe(100);
		expect(main?.interval?.[0]).toBeCloseTo(low, 1);
		expect(main?.interval?.[1]).toBe(100);
	}
	const passives = read('nps', { 8: 4 })?.main;
	expect(passives?.interval?.[0]).toBeCloseTo(-(passives?.interval?.[1] ?? 0), 9);
	expect(passives?.interval?.[1]).toBeGreaterThan(40);
});

test('satisfaction is the top two of five, effort the mean of seven', () => {
	expect(read('csat', { 5: 5, 4: 3, 3: 1, 1: 1 })?.main).toMatchObject({ unit: 'share', value: 0.8, n: 10 });
	expect(read('csat', { 9: 5 })).toBeNull();
	const ces = read('ces', { 7: 2, 5: 2, 1: 1 });
	expect(ces?.main).toMatchObject({ unit: 'mean', value: 5, n: 5 });
	expect(ces?.second).toMatchObject({ unit: 'share', value: 0.8 });
	expect(ces?.parts).toEqual({ easy: 4, hard: 1 });
});

test('a mean has the top two beside it only on a scale that has room for them', () => {
	expect(read('mean', { 5: 3, 4: 1, 1: 1 }, { min: 1, max: 5 })?.second?.value).toBe(0.8);
	expect(read('mean', { 3: 3 }, { min: 1, max: 3 })?.second).toBeUndefined();
	expect(read('mean', { '12.5': 2, '-3': 1, '': 4, abc: 1 })?.main).toMatchObject({ value: 22 / 3, n: 3 });
});

test.each([
	['8 of 10', 8, 10, 0.4902, 0.9433],
	['0 of 10', 0, 10, 0, 0.2775],
	['10 of 10', 10, 10, 0.7225, 1],
	['1 of 1', 1, 1, 0.2065, 1],
	['50 of 100', 50, 100, 0.4038, 0.5962]
])('Wilson for %s', (_, k, n, low, high) => {
	const [from, to] = share(k, n).interval ?? [];
	expect(from).toBeCloseTo(low, 4);
	expect(to).toBeCloseTo(high, 4);
});

test('Student for the mean', () => {
	// 1, 2, 3, 4, 5: s = 1.5811, half = 2.776 * 1.5811 / sqrt 5 = 1.963
	const figure = mean(numbersOf({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }, null), null);
	expect(figure?.interval?.[0]).toBeCloseTo(1.037, 3);
	expect(figure?.interval?.[1]).toBeCloseTo(4.963, 3);
	expect(mean(new Map([[4, 1]]), null)?.interval).toBeNull();
	expect(mean(new Map([[4, 9]]), null)?.interval).toBeNull();
	expect(mean(new Map([[4, 1]]), { min: 1, max: 5 })?.interval?.[0]).toBeCloseTo(1.62, 2);
	expect(mean(new Map(), null)).toBeNull();
	for (const [freedom, t] of [
		[1, 12.706],
		[10, 2.228],
		[11, 2.201],
		[20, 2.086],
		[60, 2.0],
		[1000, 1.962]
	] as const)
		expect(student(freedom)).toBeCloseTo(t, 2);
});

test('a share of nothing is refused', () => {
	for (const [k, n] of [
		[0, 0],
		[2, 1],
		[-1, 5]
	] as const)
		expect(() => share(k, n)).toThrow(RangeError);
});

describe.each(metrics.map((metric) => [metric.name, metric] as const))('%s', (name, metric) => {
	test('is silent about nobody', () => expect(metric.read({ n: 0, counts: {} }, null)).toBeNull());
	test('has its words', () => expect(m).toHaveProperty(`results_metric_${name}`));
	test('the value lies in its interval, which does not widen as the same answers come again', () => {
		const counts = { 1: 2, 3: 1, 5: 4, 4: 1 };
		const widths = [1, 4, 16].map((times) => {
			const more = Object.fromEntries(Object.entries(counts).map(([token, k]) => [token, k * times]));
			const main = metric.read({ n: 8 * times, counts: more }, { min: 1, max: 5 })?.main;
			if (!main?.interval) throw new Error('no interval');
			expect(main.interval[0]).toBeLessThanOrEqual(main.value);
			expect(main.interval[1]).toBeGreaterThanOrEqual(main.value);
			return main.interval[1] - main.interval[0];
		});
		expect([...widths].sort((a, b) => b - a)).toEqual(widths);
	});
});
