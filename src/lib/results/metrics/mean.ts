import { between, mean, numbersOf, share } from './intervals';
import type { Bounds, Figure, Metric, Reading } from './metric';

/**
 * The mean of a scale or of plain numbers, with Student's interval; on a scale of whole steps with at least
 * four of them also the share of its two highest, with Wilson's.
 */
export const metric: Metric = {
	name: 'mean',
	measures: ['scale', 'number'],
	read(tally, bounds) {
		const numbers = numbersOf(tally.counts, bounds);
		const main = mean(numbers, bounds);
		if (!main) return null;
		return bounds && bounds.max - bounds.min >= 3 ? withTopTwo(main, numbers, bounds) : { main, parts: {} };
	}
};

function withTopTwo(main: Figure, numbers: ReadonlyMap<number, number>, { max }: Bounds): Reading {
	const top = between(numbers, max - 1, max);
	return { main, second: share(top, main.n), parts: { top } };
}
