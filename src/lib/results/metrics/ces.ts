import { between, mean, numbersOf, share } from './intervals';
import type { Metric } from './metric';

const ENDS = { min: 1, max: 7 };

/**
 * Customer Effort Score 2.0: the mean of 1 to 7, with Student's interval; beside it the share of 5 to 7, with
 * Wilson's (CEB 2013, after Dixon, Freeman, Toman 2010).
 */
export const metric: Metric = {
	name: 'ces',
	measures: ['ces'],
	read(tally) {
		const numbers = numbersOf(tally.counts, ENDS);
		const main = mean(numbers, ENDS);
		if (!main) return null;
		const easy = between(numbers, 5, 7);
		return { main, second: share(easy, main.n), parts: { easy, hard: between(numbers, 1, 3) } };
	}
};
