import { put } from '../../src/lib/survey/changes';
import { course, hasRemark, remarkName, type Course, type Given } from '../../src/lib/survey/course';
import type { Answers, Plan, PlannedQuestion } from '../../src/lib/survey/plan';
import { opensOther } from '../../src/lib/survey/questions/choice';
import { begin, react, type Memory } from '../../src/lib/survey/reactions';
import { filledTo } from '../../src/lib/survey/sites';

/** Where somebody is on our side, after the answers so far. */
export class Standing {
	now: Course;
	#memory: Memory;

	constructor(
		readonly plan: Plan,
		answers: Answers,
		readonly given: Given
	) {
		this.#memory = begin(plan, answers, given);
		this.now = course(plan, this.#memory.answers, given);
		this.#memory = { ...this.#memory, answers: { ...this.now.answers } };
	}

	/** @param path keys and places from the top; the last one may be that of words beside an answer */
	change(path: (string | number)[], value: unknown, question?: PlannedQuestion): void {
		const [name] = path;
		if (typeof name !== 'string') return;
		const after: Answers = { ...this.#memory.answers };
		const whole = path.length === 1 ? value : put(filledTo(this.now, path), path.slice(1), value);
		if (whole === undefined) delete after[name];
		else after[name] = whole;
		// A form brings the words for "other" only with "other".
		if (question && hasRemark(question) && question.remark === undefined && !opensOther(question, value)) {
			const beside = [...path.slice(1, -1), remarkName(question)];
			if (path.length === 1) delete after[remarkName(question)];
			else after[name] = put(after[name], beside, undefined);
		}
		this.#memory = react(this.plan, this.#memory, after, this.given);
		this.now = course(this.plan, this.#memory.answers, this.given);
		// What is forgotten is not in the form any more.
		this.#memory = { ...this.#memory, answers: { ...this.now.answers } };
	}
}
