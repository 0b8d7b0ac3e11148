import { chosen, displayChoice, opensOther, refuseChoice, token, type Choosing } from './choice';
import type { Measure, Posted, Rules } from './question';

/** The rules of every kind whose answer is one of its choices. */
export function single<Q extends Choosing>(measure: Measure): Rules<Q> {
	return {
		read(question, posted: Posted) {
			const value = posted.get(question.name);
			return value ? chosen(question.choices, value) : undefined;
		},
		refuse: refuseChoice,
		post: (question, value) => [[question.name, String(value)]],
		tokens: (question, value) => [opensOther(question, value) ? 'other' : token(value)],
		display: displayChoice,
		measure: () => measure
	};
}
