import { isBlank } from './blank';
import type { PlannedQuestion } from './plan';
import { keptUnder } from './questions/choice';
import type { RulesByKind } from './questions/question';

/**
 * A value that was worked out as a form would bring it: the number 5 in a field for text is the text 5, and what no
 * form could hold, such as a choice that there is not, is no value.
 */
export function shaped(rules: RulesByKind, question: PlannedQuestion, value: unknown): unknown {
	const kind = rules[question.kind];
	if (isBlank(value) || !kind) return value;
	if (question.inside)
		return kind.refuse(question, value, () => true, rules)?.code === 'not_an_answer' ? undefined : value;
	if (question.under !== undefined) return wrapped(question, value);
	if (Array.isArray(value) && kind.measure(question) === 'text')
		return value.join(question.kind === 'comment' ? '\n' : ', ');
	const wrong = (one: unknown) => kind.refuse(question, one, () => true, rules);
	const refusal = wrong(value);
	if (!refusal) return value;
	const form = kind.post(question, value, rules);
	const all = (name: string) => form.flatMap(([key, text]) => (key === name ? [text] : []));
	const back = kind.read(question, { get: (name) => all(name)[0] ?? null, all }, rules);
	if (back !== undefined && !wrong(back)) return back;
	return refusal.code === 'not_an_answer' ? undefined : value;
}

/** Each of the things that were chosen in the record that it is kept in. */
const wrapped = (question: PlannedQuestion, value: unknown): unknown =>
	[value].flat().map((one: unknown) => (typeof one === 'object' && one ? one : keptUnder(question, one)));
