import type { Given } from '../course';
import type { Answers, Plan } from '../plan';
import { begin, react, type Memory } from '../reactions';
import { fill } from './filling';
import { find } from './sheet';

// Values that change by themselves, in surveys that have such. The form remembers how they came to be, as it does
// for people without script: the server goes on from there.

const field = () => find<HTMLInputElement>('#before');

/** @returns the answers with all that follows from the change, written into the form too */
export function reacted(plan: Plan, answers: Answers, given: Given): Answers {
	const kept = field();
	if (!plan.reacts || !kept) return answers;
	const before: Memory = kept.value ? JSON.parse(kept.value) : begin(plan, answers, given);
	const memory = react(plan, before, answers, given);
	kept.value = JSON.stringify(memory);
	fill(plan, answers, memory.answers, given.rules);
	return memory.answers;
}
