import { isBlank } from './blank';
import { isTrue, type Scope } from './expression/evaluate';
import { mistake } from './mistakes';
import type { PlannedValidator } from './plan';
import type { Mistake } from './questions/question';

type Validator = Exclude<PlannedValidator, { kind: 'numeric' | 'email' }>;

/** The validators that are rarer than those of `validators.ts`. */
export function checked(validator: Validator, value: unknown, scope: Scope): Mistake | null {
	if (validator.kind === 'expression')
		return isTrue(validator.expression, scope) ? null : mistake('condition');
	if (isBlank(value)) return null;
	switch (validator.kind) {
		case 'text':
			return textRefusal(validator, String(value));
		case 'count': {
			const { min = -Infinity, max = Infinity } = validator;
			if (!Array.isArray(value)) return null;
			if (value.length < min) return mistake('too_few_choices', { min });
			return value.length > max ? mistake('too_many_choices', { max }) : null;
		}
		case 'regex':
			return (Array.isArray(value) ? value : [value]).every((one) => matches(validator, String(one)))
				? null
				: String(value).length > validator.limit
					? mistake('too_long', { max: validator.limit })
					: mistake('pattern');
	}
}

function textRefusal({ min, max, digits }: Validator & { kind: 'text' }, text: string): Mistake | null {
	if (min !== undefined && text.length < min) return mistake('too_short', { min });
	if (max !== undefined && text.length > max) return mistake('too_long', { max });
	return digits || !/\d$/.test(text) ? null : mistake('no_digits');
}

/** The pattern was proved harmless at publication for texts up to its limit. */
function matches({ pattern, insensitive, limit }: Validator & { kind: 'regex' }, text: string): boolean {
	return text.length <= limit && new RegExp(pattern, insensitive ? 'i' : '').test(text);
}
