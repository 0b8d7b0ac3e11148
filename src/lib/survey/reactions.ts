import { allQuestions, course, type Given } from './course';
import type { Answers, Plan } from './plan';
import { Reactor, type Memory } from './reactor';
import { same } from './same';
import { sitesOf } from './sites';

// What changes by itself when answers change: values that begin worked out, set-value and reset conditions,
// triggers. It depends on the order in which answers came, so it is told of every change; the order of its own
// steps is survey-core's (conditions, then questions, then triggers, which run up to three times).

export type { Memory };

/** @returns the answers that a response starts with, and what there is to remember */
export function begin(plan: Plan, answers: Answers, given: Given): Memory {
	if (!plan.reacts) return { answers, touched: [] };
	const reactor = new Reactor(plan, { answers: {}, touched: [] }, given);
	reactor.start(answers);
	return reactor.memory();
}

/**
 * @param before what was remembered after the last change
 * @param after the answers as they are in the form now
 * @returns the answers with everything that follows from what changed. Never throws, ends in bounded time
 */
export function react(plan: Plan, before: Memory, after: Answers, given: Given): Memory {
	if (!plan.reacts) return { answers: after, touched: [] };
	const reactor = new Reactor(plan, { ...before, answers: { ...before.answers } }, given);
	const names = new Set([
		...allQuestions(plan).map(({ name }) => name),
		...Object.keys(before.answers),
		...Object.keys(after)
	]);
	const changed = [...names].filter((name) => !same(before.answers[name], after[name]));
	for (const name of changed) reactor.given(name, after[name]);
	return reactor.memory();
}

/**
 * @param answers as somebody left them behind
 * @returns what there is to remember of them: nothing follows from them anew, and nothing begins again
 */
export function resumed(plan: Plan, answers: Answers, given: Given): Memory {
	if (!plan.reacts) return { answers, touched: [] };
	const sites = sitesOf(course(plan, answers, given)).filter(({ question }) => question.startsWith);
	return { answers, touched: sites.map(({ path }) => path.join('.')) };
}
