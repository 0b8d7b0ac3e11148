import { admit } from './answers';
import type { Given } from './course';
import type { Mistake } from './questions/question';
import type { Answers, Plan } from './plan';

/**
 * The gate for answers that are on their way: as strict as `admit` about what may be stored at all, but nothing has to
 * be answered yet, and what is not right yet may stay as it is. What no question could take is left out.
 *
 * @param raw anything, as it came out of a parser
 * @returns what may be kept, or what is wrong with the whole
 */
export function admitPart(
	plan: Plan,
	raw: unknown,
	given: Given
): { answers: Answers } | { trouble: Mistake } {
	const { answers, trouble } = admit(plan, raw, given);
	return trouble ? { trouble } : { answers };
}
