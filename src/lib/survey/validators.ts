import { isBlank } from './blank';
import { checked } from './checks';
import type { Scope } from './expression/evaluate';
import { mistake, worded } from './mistakes';
import type { PlannedQuestion, PlannedValidator } from './plan';
import type { Mistake } from './questions/question';
import { isEmail } from './questions/text/email';

/** @returns the first thing that an author's own checks find wrong with an answer, or null */
export function invalid({ validators = [] }: PlannedQuestion, value: unknown, scope: Scope): Mistake | null {
	for (const validator of validators) {
		const refusal = refused(validator, value, scope);
		if (refusal) return worded(refusal, validator.message);
	}
	return null;
}

/** survey-core asks a condition even of a question without an answer, and every other validator only of one. */
function refused(validator: PlannedValidator, value: unknown, scope: Scope): Mistake | null | undefined {
	if (validator.kind !== 'numeric' && validator.kind !== 'email') return checked(validator, value, scope);
	if (isBlank(value)) return null;
	if (validator.kind === 'email') return isEmail(String(value)) ? null : mistake('not_an_email');
	const { min = -Infinity, max = Infinity } = validator;
	const number = typeof value === 'string' && value.trim() ? Number(value.replace(',', '.')) : value;
	if (typeof number !== 'number' || Number.isNaN(number)) return mistake('not_a_number');
	if (number < min) return mistake('too_small', { min });
	return number > max ? mistake('too_big', { max }) : null;
}
