import { mistake } from '../mistakes';
import type { PlannedQuestion } from '../plan';
import type { Rules } from './question';

/** The rules of a kind that is only shown: whatever claims to be its answer is refused. */
export const shown = <Q extends PlannedQuestion>(): Rules<Q> => ({
	read: () => undefined,
	refuse: () => mistake('not_an_answer'),
	post: () => [],
	tokens: () => [],
	display: () => '',
	measure: () => 'none'
});
