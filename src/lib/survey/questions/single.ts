import { type Choosing } from './choice';
import { chosen, displayChoice, postChoice, refuseChoice, stored, tokenOf, typedName } from './chosen';
import type { Measure, Posted, Rules } from './question';

/** The rules of every kind whose answer is one of its choices. */
export function single<Q extends Choosing>(measure: Measure): Rules<Q> {
	return {
		read(question, posted: Posted) {
			// Whoever chose and typed meant what was typed: it is what they had to add by hand.
			const typed = question.typed ? posted.get(typedName(question))?.trim() : undefined;
			const value = typed || posted.get(question.name);
			return value ? stored(question, chosen(question.choices, value), posted) : undefined;
		},
		refuse: refuseChoice,
		post: postChoice,
		tokens: (question, value) => [tokenOf(question, value)],
		display: displayChoice,
		measure: () => measure
	};
}
