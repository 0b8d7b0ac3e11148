import type { Tally } from '../question';
import { PLACE, type Ranking } from './rules';

/** How a choice came off: how many put it first, and its average place among those who gave it one. */
export interface Placing {
	index: number;
	first: number;
	placed: number;
	/** From 1; undefined where nobody gave it a place. */
	average?: number;
}

/** @returns every choice of the ranking, the best average first */
export function placings({ choices }: Ranking, { counts }: Tally): Placing[] {
	const found = choices.map((choice, index): Placing => {
		let [first, placed, sum] = [0, 0, 0];
		for (const [token, n] of Object.entries(counts)) {
			const at = token.lastIndexOf(PLACE);
			const place = Number(token.slice(at + 1));
			if (at < 0 || token.slice(0, at) !== String(choice.value).slice(0, at) || !(place > 0)) continue;
			if (at !== String(choice.value).length && token.length < 200) continue;
			placed += n;
			sum += n * place;
			if (place === 1) first += n;
		}
		return { index, first, placed, ...(placed ? { average: sum / placed } : {}) };
	});
	return found.sort((a, b) => (a.average ?? Infinity) - (b.average ?? Infinity) || b.first - a.first);
}
