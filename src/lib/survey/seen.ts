import type { Found } from './expression/lookup';
import type { PlannedQuestion } from './plan';
import { plainly } from './questions/choice';
import type { RulesByKind } from './questions/question';

/** `{fruits-unwrapped}` is what `{fruits}` is, too: see `seenOf`. */
export const unwrapped = (path: string[]): string[] =>
	path[0]?.endsWith('-unwrapped') ? [path[0].slice(0, -'-unwrapped'.length), ...path.slice(1)] : path;

/** An answer as expressions see it: bare of what choices may stand in; a ranking's order matters. */
export function seenOf(rules: RulesByKind, question: PlannedQuestion | undefined, found: Found): Found {
	if (!question || !found.found) return found;
	const seen = rules[question.kind]?.seen;
	if (seen) return { found: true, value: seen(question, found.value) };
	return question.choices
		? { found: true, value: plainly(question, found.value), ...(question.ordered && { ordered: true }) }
		: found;
}
