import { mistake, worded } from '../../mistakes';
import { typedNumber } from '../number';
import type { LightRules, Serves } from '../question';
import { isEmail } from './email';
import type { Text } from './rules';

export const serves: Serves<Text> = {
	keys: ['input', 'maxLength', 'min', 'max', 'minMessage', 'maxMessage'],
	drawn: ['maxLength'],
	only: ({ input }) => ['text', 'number', 'email'].includes(input)
};

/** Words, numbers and addresses; how long they may be, the control itself sees to. */
export const light: LightRules<Text> = {
	read({ name, input }, posted) {
		const typed = posted.get(name);
		if (!typed?.trim()) return undefined;
		return input === 'number' ? typedNumber(typed) : input === 'text' ? typed : typed.trim();
	},
	refuse({ input, min, max, minMessage, maxMessage }, value) {
		if (input === 'email') return isEmail(String(value)) ? null : mistake('not_an_email');
		if (input === 'text') return null;
		if (typeof value !== 'number') return mistake('not_a_number');
		if (typeof min === 'number' && value < min) return worded(mistake('too_small', { min }), minMessage);
		if (typeof max === 'number' && value > max) return worded(mistake('too_big', { max }), maxMessage);
		return null;
	}
};
