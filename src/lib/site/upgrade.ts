import { Problem } from '../problem';
import { isPart } from './fields';

type Raw = Readonly<Record<string, unknown>>;
/** One step, from the format that it stands at to the next. Pure; never changed once released. */
export type Step = (site: Raw) => Raw;

/** The first that was ever stored. */
const FIRST = 1;

/**
 * Every step there has been, in order: the first leads from format 1 to 2. The day the shape changes, a step is added
 * here and the last document of the old shape, as it was stored, to the golden examples of `upgrade.test.ts`.
 */
export const STEPS: readonly Step[] = [];

/**
 * @param steps a test may bring its own
 * @returns the document in today's format, not yet parsed
 * @throws Problem `invalid` for a format that this version does not know: a later one made it
 */
export function upgraded(json: unknown, steps: readonly Step[] = STEPS): unknown {
	if (!isPart(json)) return json;
	const format = json['format'];
	if (
		typeof format !== 'number' ||
		!Number.isInteger(format) ||
		format < FIRST ||
		format > FIRST + steps.length
	)
		throw new Problem('invalid', { limit: 'format' });
	return steps
		.slice(format - FIRST)
		.reduce<Raw>((site, step, at) => ({ ...step(site), format: format + at + 1 }), json);
}
