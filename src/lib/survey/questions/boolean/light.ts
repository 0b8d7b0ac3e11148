import type { LightRules, Serves } from '../question';
import type { Bool } from './rules';

export const serves: Serves<Bool> = {
	keys: ['yes', 'no', 'valueTrue', 'valueFalse', 'swapped'],
	drawn: ['yes', 'no', 'swapped']
};

export const light: LightRules<Bool> = {
	read: ({ name, valueTrue, valueFalse }, posted) =>
		new Map([
			['true', valueTrue],
			['false', valueFalse]
		]).get(posted.get(name) ?? '')
};
