import type { Words } from '../../plan';
import type { Choosing } from '../choice';
import type { Rules } from '../question';
import { single } from '../single';

export interface Rating extends Choosing {
	kind: 'rating';
	look: 'labels' | 'stars' | 'smileys';
	/** What the ends mean. */
	low?: Words;
	high?: Words;
}

export const rules: Rules<Rating> = {
	...single<Rating>('scale'),
	measure: ({ choices }) => (choices.every(({ value }) => typeof value === 'number') ? 'scale' : 'choice')
};
