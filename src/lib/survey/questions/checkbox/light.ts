import { mistake } from '../../mistakes';
import { some } from '../lightly';
import type { LightRules, Serves } from '../question';
import type { Checkbox } from './rules';

export const serves: Serves<Checkbox> = { keys: ['otherMessage', 'min', 'max'], texts: true };

export const light: LightRules<Checkbox> = {
	read: some,
	unanswered: () => [],
	refuse({ choices, min = 0, max = Infinity }, value) {
		const many = Array.isArray(value) ? value : [];
		// What stands alone is enough, and ticked alone: the page sees to it.
		if (choices?.some(({ none, value: alone }) => none && many.includes(alone))) return null;
		if (many.length < min) return mistake('too_few_choices', { min });
		return many.length > max ? mistake('too_many_choices', { max }) : null;
	}
};
