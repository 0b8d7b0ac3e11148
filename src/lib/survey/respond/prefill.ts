import { isBlank } from '../blank';
import { allQuestions } from '../course';
import type { Answers, Plan } from '../plan';
import type { Posted, RulesByKind } from '../questions/question';

/** `?field.source=newsletter`: what stands before the name of a declared field in a link. */
export const FIELD_PREFIX = 'field.';
/** In UTF-16 units: a link is no letter. */
const LONGEST = 1_000;

/**
 * What a link brings along. Only fields that the survey's owner declared, and only what is an answer that the
 * question could have: the rest is left out, so that a broken link is a survey without prefill and nothing worse.
 */
export function prefilled(plan: Plan, query: URLSearchParams, rules: RulesByKind): Answers {
	const answers: Answers = {};
	for (const { name } of plan.fields ?? []) {
		const values = query.getAll(FIELD_PREFIX + name).filter((value) => value.length <= LONGEST);
		const question = allQuestions(plan).find((one) => one.name === name);
		const kind = question && rules[question.kind];
		if (!values.length || !kind || question.inside || question.worked) continue;
		const posted: Posted = {
			get: (field) => (field === name ? (values[0] ?? null) : null),
			all: (field) => (field === name ? values : [])
		};
		const value = kind.read(question, posted, rules);
		if (!isBlank(value) && kind.refuse(question, value, () => true, rules) === null) answers[name] = value;
	}
	return answers;
}
