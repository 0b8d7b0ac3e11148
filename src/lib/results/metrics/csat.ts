import { between, numbersOf, share } from './intervals';
import type { Metric } from './metric';

const ENDS = { min: 1, max: 5 };

/**
 * Customer satisfaction: the share of the top two boxes of five. Interval: Wilson's, for a share.
 */
export const metric: Metric = {
	name: 'csat',
	measures: ['csat'],
	read(tally) {
		const numbers = numbersOf(tally.counts, ENDS);
		const n = between(numbers, 1, 5);
		if (n === 0) return null;
		const satisfied = between(numbers, 4, 5);
		return { main: share(satisfied, n), parts: { satisfied, dissatisfied: between(numbers, 1, 2) } };
	}
};
