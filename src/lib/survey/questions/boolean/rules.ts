import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import type { Rules } from '../question';

export interface Bool extends PlannedQuestion {
	kind: 'boolean';
	yes: Words;
	no: Words;
	/** What is stored for yes and for no. */
	valueTrue: string | number | boolean;
	valueFalse: string | number | boolean;
	/** Yes stands first. */
	swapped?: true;
}

export const rules: Rules<Bool> = {
	read({ name, valueTrue, valueFalse }, posted) {
		const value = posted.get(name);
		if (!value) return undefined;
		return value === 'true' ? valueTrue : value === 'false' ? valueFalse : value;
	},
	refuse: ({ valueTrue, valueFalse }, value) =>
		value === valueTrue || value === valueFalse ? null : mistake('not_an_answer'),
	post: ({ name, valueTrue }, value) => [[name, value === valueTrue ? 'true' : 'false']],
	tokens: ({ valueTrue }, value) => [value === valueTrue ? 'true' : 'false'],
	display: ({ yes, no, valueTrue }, value, say) => say(value === valueTrue ? yes : no),
	measure: () => 'choice'
};
