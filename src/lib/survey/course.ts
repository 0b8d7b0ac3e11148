import { Allowance, finder } from './allowance';
import { isBlank } from './blank';
import { allQuestions, hasRemark, isPanel, questionsOf, remarkName } from './elements';
import { evaluate, isTrue, type Scope } from './expression/evaluate';
import { lookup, pathOf } from './expression/lookup';
import type { Tree } from './expression/tree';
import type {
	Answers,
	Plan,
	PlannedElement,
	PlannedPage,
	PlannedPanel,
	PlannedQuestion,
	Words
} from './plan';
import { opensOther } from './questions/choice';
import type { Opened, RulesByKind } from './questions/question';
import { seenOf, unwrapped } from './seen';
import { speak } from './speak';
import { Stage, type Part } from './stage';

/** What a course is worked out with. */
export interface Given {
	rules: RulesByKind;
	/** The respondent's present, for `today()`. */
	now: Date;
	language: string;
	/** Of whoever wants to know what the course cost. */
	allowance?: Allowance;
}

/**
 * Where a respondent is: what is shown, offered and required, given the answers so far. Worked out anew
 * from plan and answers each time, by the server and in the respondent's page alike.
 */
export interface Course {
	readonly plan: Plan;
	/** Those that count: without what is hidden, where the plan forgets it, and without choices that are gone. */
	readonly answers: Answers;
	/** Calculated values by name. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly language: string;
	readonly rules: RulesByKind;
	readonly scope: Paid;
	/** What it was read from. */
	readonly stage: Stage;
	shows(part: PlannedPage | PlannedElement): boolean;
	allows(question: PlannedQuestion, choiceIndex: number): boolean;
	/** Whether a choice that is shown may be taken; one that may not is drawn disabled. */
	offers(question: PlannedQuestion, choiceIndex: number): boolean;
	requires(part: PlannedPanel | PlannedQuestion): boolean;
	/** Whether the answer may be changed. */
	enables(question: PlannedQuestion): boolean;
	say(words: Words | undefined): string;
	/** What is inside of a question that is shown: each entry is a course of its own. `[]` for most questions. */
	entries(question: PlannedQuestion): Entry[];
}

/** One entry of a question that holds others, with a course over the questions inside. */
export interface Entry extends Opened {
	elements: readonly PlannedElement[];
	/** Its `answers` are the entry's own record. */
	now: Course;
}

/** Clearing one answer can hide the next question; longer chains than this are cut. */
const PASSES = 25;

export { isBlank };

export { allQuestions, hasRemark, isPanel, questionsOf, remarkName };

/** @returns the answers that a fresh response starts with */
export function starting(plan: Plan): Answers {
	const answers: Answers = {};
	for (const { name, initial } of allQuestions(plan)) if (initial !== undefined) answers[name] = initial;
	return answers;
}

/** What expressions are worked out with, for as long as it is paid for. */
export interface Paid extends Scope {
	pays(tree: Tree): boolean;
	reads(value: unknown): boolean;
}

export const holds = (condition: Tree | undefined, scope: Paid): boolean =>
	condition === undefined || (scope.pays(condition) && isTrue(condition, scope));

/** What survey-core asks of a part, other than of a choice: that its condition is nothing but true. */
export const certainly = (condition: Tree | undefined, scope: Paid): boolean =>
	condition === undefined || (scope.pays(condition) && evaluate(condition, scope) === true);

/** @returns where a respondent with these answers is; never throws, whatever the answers are */
export function course(plan: Plan, answers: Answers, given: Given): Course {
	const seen: Answers = { ...answers };
	const values: Record<string, unknown> = {};
	const top = new Stage(plan, plan.pages, seen, given);
	const scope = scopeOf(plan, top, values, given);
	for (let pass = 0; pass < PASSES; pass++) {
		calculate(plan, values, scope);
		if (!top.work(scope)) break;
	}
	return standing(top, values, scope);
}

/** A stage that has come to rest, as the rest of the house asks about it. */
export function standing(
	stage: Stage,
	values: Readonly<Record<string, unknown>>,
	scope: Paid,
	around?: Opened
): Course {
	const { given, plan } = stage;
	const resolve = resolver(stage, scope);
	const entries = new Map<PlannedQuestion, Entry[]>();
	// A row that is off is off with all that stands in it.
	const off = isOff(around?.row?.enableIf, scope);
	return {
		plan,
		answers: stage.answers,
		values,
		language: given.language,
		rules: given.rules,
		scope,
		stage,
		shows: (part) => stage.shown.has(part),
		allows: (question, index) => holds(question.choices?.[index]?.visibleIf, scope),
		offers: (question, index) => holds(question.choices?.[index]?.enableIf, scope),
		requires: (part) => (part.requiredIf ? certainly(part.requiredIf, scope) : part.required !== undefined),
		enables: ({ readOnly, enableIf }) => !off && !readOnly && !isOff(enableIf, scope),
		say: (words) => speak(words, given.language, resolve),
		entries(question) {
			const made =
				entries.get(question) ??
				(stage.inside.get(question) ?? []).map(({ opened, stage: inner, scope: within }) => ({
					...opened,
					record: inner.answers,
					elements: question.inside?.elements ?? [],
					now: standing(inner, values, within, opened)
				}));
			entries.set(question, made);
			return made;
		}
	};
}

const isOff = (condition: Tree | undefined, scope: Paid): boolean =>
	!!condition && scope.pays(condition) && evaluate(condition, scope) === false;

/** Calculated values may use each other in any order, so they are repeated until they rest. */
function calculate(plan: Plan, values: Record<string, unknown>, scope: Paid): void {
	for (let pass = 0; pass < Math.min(plan.calculated.length, 5) + 1; pass++) {
		let moved = false;
		for (const { name, expression } of plan.calculated) {
			const value = scope.pays(expression) ? evaluate(expression, scope) : null;
			moved ||= !Object.is(value, values[name]);
			values[name] = value;
		}
		if (!moved) return;
	}
}

function scopeOf(plan: Plan, stage: Stage, values: Record<string, unknown>, given: Given): Paid {
	const allowance = given.allowance ?? new Allowance();
	const names = allQuestions(plan).flatMap(({ name, inside }) => [
		name,
		`${name}-Comment`,
		...(inside?.totals ? [`${name}-total`] : [])
	]);
	const answered = finder(stage.answers, [...names, ...Object.keys(stage.answers)]);
	const calculated = finder(
		values,
		plan.calculated.map(({ name }) => name)
	);
	const scope: Paid = {
		read(written) {
			const path = unwrapped(written);
			const answer =
				stage.total(path, scope) ?? seenOf(given.rules, stage.question(path.join('.')), answered(path));
			const question = answer.found ? undefined : stage.question(path.join('.'));
			const nothing = question && given.rules[question.kind]?.unanswered?.(question);
			const found = answer.found ? answer : nothing ? { found: true, value: nothing } : calculated(path);
			return allowance.reads(found.value) ? found : { found: false, value: undefined };
		},
		now: () => given.now,
		display: (name, value) => display(stage, stage.question(name), value),
		pays: (tree) => allowance.pays(tree),
		reads: (value) => allowance.reads(value)
	};
	return scope;
}

/**
 * The same with what only one entry knows: `{row.price}`, `{panelIndex}`. Whatever it does not know is asked of
 * the scope around it.
 */
export function scopeWithin(
	outer: Paid,
	stage: Stage,
	called: string | undefined,
	local: Opened['local']
): Paid {
	const scope: Paid = {
		...outer,
		read(path) {
			const [first = '', ...rest] = path;
			const key = first.toLowerCase();
			const total = stage.total(path, scope);
			if (total) return bounded(outer, total);
			const within = called && key === called ? stage.total(rest, scope) : undefined;
			if (within) return bounded(outer, within);
			if (called && key === called)
				return bounded(
					outer,
					seenOf(stage.given.rules, stage.question(rest.join('.')), lookup(stage.answers, rest))
				);
			return Object.hasOwn(local, key)
				? bounded(outer, rest.length ? lookup(local[key], rest) : { found: true, value: local[key] })
				: outer.read(path);
		},
		display(name, value) {
			const [first = '', ...rest] = name.split('.');
			const inner =
				called && first.toLowerCase() === called ? stage.question(rest.join('.')) : stage.question(name);
			return inner ? display(stage, inner, value) : outer.display?.(name, value);
		}
	};
	return scope;
}

const bounded = (scope: Paid, found: ReturnType<typeof lookup>) =>
	scope.reads(found.value) ? found : { found: false, value: undefined };

/** What stands in the place of `{path}`: an answer in the respondent's words, or a calculated value. */
function resolver(stage: Stage, scope: Paid) {
	return (path: string): string | undefined => {
		const words = stage.speaks(path);
		if (words) {
			const said = display(words.stage, words.question);
			return scope.reads(said) ? said : undefined;
		}
		const steps = pathOf(path);
		const found = scope.read(steps);
		// survey-core counts panels from 0 in expressions, and from 1 where people read it.
		if (typeof found.value === 'number' && /^(visible)?panelindex$/i.test(path))
			return plain(found.value + 1);
		return found.found || stage.knows(steps[0] ?? '') ? plain(found.value) : undefined;
	};
}

function display(
	{ answers, given }: Stage,
	question: PlannedQuestion | undefined,
	value = question && Object.hasOwn(answers, question.name) ? answers[question.name] : undefined
): string {
	if (!question) return '';
	const rules = given.rules[question.kind];
	if (isBlank(value) && question.unset) return speak(question.unset, given.language, () => '');
	if (isBlank(value) || !rules) return '';
	// Choices are not piped into one another: a hole inside the text of a choice stays empty.
	const words = (text: Words) => speak(text, given.language, () => '');
	const remark = answers[remarkName(question)];
	return opensOther(question, value) && typeof remark === 'string' && remark.trim() && !Array.isArray(value)
		? remark
		: rules.display(question, value, words, given.rules);
}

function plain(value: unknown): string {
	if (Array.isArray(value)) return value.map(plain).join(', ');
	return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

export type { Part };
