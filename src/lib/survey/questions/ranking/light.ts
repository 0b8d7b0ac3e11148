import { INSIDE, type LightRules, type Serves } from '../question';
import type { Ranking } from './rules';

export const serves: Serves<Ranking> = {
	keys: ['fills', 'ordered'],
	only: ({ fills }) => !!fills,
	silent: true
};

/** All are ranked: what has no place yet comes last. */
export const light: LightRules<Ranking> = {
	unanswered: () => [],
	read(question, posted) {
		const places = question.choices.map(
			(_, index) => Number(posted.get(question.name + INSIDE + index)) || Infinity
		);
		const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
		return places.every((place) => place === Infinity)
			? undefined
			: order.map((index) => question.choices[index]?.value);
	}
};
