import { mistake } from '../../mistakes';
import { chosen, displayChoice, indexOfValue, token, type Choosing, type Otherwise } from '../choice';
import type { Rules } from '../question';

export interface Checkbox extends Choosing, Otherwise {
	kind: 'checkbox';
	columns?: number;
	/** How many may be ticked; "none" is always enough. */
	min?: number;
	max?: number;
}

export const rules: Rules<Checkbox> = {
	read(question, posted) {
		const values = posted.all(question.name).filter((value) => value !== '');
		return values.length ? [...new Set(values.map((value) => chosen(question.choices, value)))] : undefined;
	},

	refuse({ choices, min, max }, value, visible) {
		if (!Array.isArray(value) || value.length > choices.length) return mistake('not_an_answer');
		if (new Set(value).size !== value.length) return mistake('not_an_answer');
		const indexes = value.map((one) => indexOfValue(choices, one));
		if (indexes.some((index) => index < 0)) return mistake('not_an_answer');
		if (!indexes.every(visible)) return mistake('choice_gone');
		if (indexes.some((index) => choices[index]?.none)) return value.length > 1 ? mistake('none_alone') : null;
		if (min !== undefined && value.length < min) return mistake('too_few_choices', { min });
		if (max !== undefined && value.length > max) return mistake('too_many_choices', { max });
		return null;
	},

	post: (question, value) => (Array.isArray(value) ? value.map((one) => [question.name, String(one)]) : []),
	tokens: ({ choices }, value) =>
		Array.isArray(value)
			? value.map((one) => (choices[indexOfValue(choices, one)]?.other ? 'other' : token(one)))
			: [],
	display: (question, value, say) =>
		Array.isArray(value) ? value.map((one) => displayChoice(question, one, say)).join(', ') : '',
	measure: () => 'choices'
};
