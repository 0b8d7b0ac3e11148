import { between, mayDiffer, numbersOf, Z } from './intervals';
import type { Figure, Metric } from './metric';

const ENDS = { min: 0, max: 10 };

/**
 * Net Promoter Score: per cent who answered 9 or 10 minus per cent who answered 0 to 6 (Reichheld 2003).
 * Interval: each answer is 1, 0 or -1, whose variance is p + d - (p - d)^2; normal, ± z √(variance / n). Where
 * all are in one group that variance is nothing, and `mayDiffer` people are taken to be in another.
 */
export const metric: Metric = {
	name: 'nps',
	measures: ['nps'],
	read(tally) {
		const numbers = numbersOf(tally.counts, ENDS);
		const detractors = between(numbers, 0, 6);
		const passives = between(numbers, 7, 8);
		const promoters = between(numbers, 9, 10);
		const n = detractors + passives + promoters;
		if (n === 0) return null;
		const value = (100 * (promoters - detractors)) / n;
		const interval = around(value, promoters / n, detractors / n, n);
		return { main: { unit: 'score', value, n, interval }, parts: { promoters, passives, detractors } };
	}
};

function around(value: number, p: number, d: number, n: number): Figure['interval'] {
	const variance = p + d - (p - d) ** 2;
	if (variance > 0) {
		const half = 100 * Z * Math.sqrt(variance / n);
		return [Math.max(-100, value - half), Math.min(100, value + half)];
	}
	const others = mayDiffer(n);
	return [value - others * (value + 100), value + others * (100 - value)];
}
