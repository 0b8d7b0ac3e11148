import { Allowance, finder } from './allowance';
import { evaluate, isTrue, type Scope } from './expression/evaluate';
import { pathOf } from './expression/lookup';
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
import type { RulesByKind } from './questions/question';
import { speak } from './speak';

/** What a course is worked out with. */
export interface Given {
	rules: RulesByKind;
	/** The respondent's present, for `today()`. */
	now: Date;
	language: string;
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
	readonly scope: Scope;
	shows(part: PlannedPage | PlannedElement): boolean;
	allows(question: PlannedQuestion, choiceIndex: number): boolean;
	requires(part: PlannedPanel | PlannedQuestion): boolean;
	say(words: Words | undefined): string;
}

/** Clearing one answer can hide the next question; longer chains than this are cut. */
const PASSES = 25;

/** @returns whether there is no answer in `value` */
export const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

export const isPanel = (element: PlannedElement): element is PlannedPanel => element.kind === 'panel';

/** @returns every question inside, panels included, in the order of the page */
export const questionsOf = (part: PlannedPage | PlannedPanel): PlannedQuestion[] =>
	part.elements.flatMap((element) => (isPanel(element) ? questionsOf(element) : [element]));

/** What is asked of a plan for every response; a plan is frozen, so it is worked out once. */
interface Index {
	questions: readonly PlannedQuestion[];
	/** By name in lower case, as expressions and texts speak of them. */
	named: ReadonlyMap<string, PlannedQuestion>;
	/** Those with choices that are not always offered. */
	choosy: readonly PlannedQuestion[];
}
const indexes = new WeakMap<readonly PlannedPage[], Index>();

function indexOf({ pages }: Plan): Index {
	const before = indexes.get(pages);
	if (before) return before;
	const questions = pages.flatMap(questionsOf);
	const index = {
		questions,
		named: new Map(questions.map((question) => [question.name.toLowerCase(), question])),
		choosy: questions.filter(({ choices }) => choices?.some(({ visibleIf }) => visibleIf))
	};
	indexes.set(pages, index);
	return index;
}

/** @returns every question of the survey, in order */
export const allQuestions = (plan: Plan): readonly PlannedQuestion[] => indexOf(plan).questions;

/** @returns the key under which the words for "other" are kept */
export const remarkName = ({ name }: PlannedQuestion): string => `${name}-Comment`;

/** @returns the answers that a fresh response starts with */
export function starting(plan: Plan): Answers {
	const answers: Answers = {};
	for (const { name, initial } of allQuestions(plan)) if (initial !== undefined) answers[name] = initial;
	return answers;
}

/** @returns where a respondent with these answers is; never throws, whatever the answers are */
export function course(plan: Plan, answers: Answers, given: Given): Course {
	const seen: Answers = { ...answers };
	const values: Record<string, unknown> = {};
	const scope = scopeOf(plan, seen, values, given);
	let shown = new Set<PlannedPage | PlannedElement>();
	for (let pass = 0; pass < PASSES; pass++) {
		calculate(plan, values, scope);
		shown = new Set();
		let fewer = false;
		// At once, so that what depends on it and comes later needs no further pass.
		const hide = (part: PlannedPage | PlannedElement) => {
			if (plan.forgetsHidden) fewer = clear(part, seen) || fewer;
		};
		for (const page of plan.pages)
			if (holds(page.visibleIf, scope)) reveal(page, scope, shown, hide);
			else hide(page);
		if (!forgetChoices(plan, seen, scope) && !fewer) break;
	}
	const resolve = resolver(plan, seen, scope, given);
	return {
		plan,
		answers: seen,
		values,
		language: given.language,
		rules: given.rules,
		scope,
		shows: (part) => shown.has(part),
		allows: (question, index) => holds(question.choices?.[index]?.visibleIf, scope),
		requires: (part) => (part.requiredIf ? holds(part.requiredIf, scope) : part.required !== undefined),
		say: (words) => speak(words, given.language, resolve)
	};
}

/** What expressions are worked out with, for as long as it is paid for. */
interface Paid extends Scope {
	pays(tree: Tree): boolean;
	reads(value: unknown): boolean;
}

const holds = (condition: PlannedPage['visibleIf'], scope: Paid): boolean =>
	condition === undefined || (scope.pays(condition) && isTrue(condition, scope));

/** Adds `part` and what is shown inside it; a page or panel with nothing to show is not shown. */
function reveal(
	part: PlannedPage | PlannedPanel,
	scope: Paid,
	shown: Set<PlannedPage | PlannedElement>,
	hide: (part: PlannedElement) => void
): boolean {
	let some = false;
	for (const element of part.elements) {
		if (!holds(element.visibleIf, scope)) hide(element);
		else if (!isPanel(element)) some = !!shown.add(element);
		else some = reveal(element, scope, shown, hide) || some;
	}
	if (some) shown.add(part);
	return some;
}

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

/** @returns whether there was an answer to take away */
function clear(part: PlannedPage | PlannedElement, answers: Answers): boolean {
	let some = false;
	for (const question of 'elements' in part ? questionsOf(part) : [part]) {
		for (const name of [question.name, remarkName(question)]) {
			some = Object.hasOwn(answers, name) || some;
			delete answers[name];
		}
	}
	return some;
}

/**
 * Takes choices away that are not offered any more: an answer that cannot be seen cannot be meant.
 *
 * @returns whether there was one
 */
function forgetChoices(plan: Plan, answers: Answers, scope: Paid): boolean {
	let some = false;
	for (const { name, choices = [] } of indexOf(plan).choosy) {
		if (!Object.hasOwn(answers, name)) continue;
		const answer = answers[name];
		const gone = (value: unknown) =>
			choices.some((choice) => choice.value === value && !holds(choice.visibleIf, scope));
		const left = Array.isArray(answer)
			? answer.filter((value) => !gone(value))
			: [answer].filter((value) => !gone(value));
		if (Array.isArray(answer) ? left.length === answer.length : left.length) continue;
		some = true;
		if (left.length) answers[name] = left;
		else delete answers[name];
	}
	return some;
}

function scopeOf(plan: Plan, answers: Answers, values: Record<string, unknown>, given: Given): Paid {
	const { named } = indexOf(plan);
	const allowance = new Allowance();
	const answered = finder(answers, Object.keys(answers));
	const calculated = finder(
		values,
		plan.calculated.map(({ name }) => name)
	);
	return {
		read(path) {
			const answer = answered(path);
			const found = answer.found ? answer : calculated(path);
			return allowance.reads(found.value) ? found : { found: false, value: undefined };
		},
		now: () => given.now,
		display: (name, value) => display(named.get(name.toLowerCase()), answers, given, value),
		pays: (tree) => allowance.pays(tree),
		reads: (value) => allowance.reads(value)
	};
}

/** What stands in the place of `{path}`: an answer in the respondent's words, or a calculated value. */
function resolver(plan: Plan, answers: Answers, scope: Paid, given: Given) {
	const { named } = indexOf(plan);
	return (path: string): string | undefined => {
		const question = named.get(path.toLowerCase());
		const words = display(question, answers, given);
		if (question) return scope.reads(words) ? words : undefined;
		const steps = pathOf(path);
		const found = scope.read(steps);
		return found.found || named.has((steps[0] ?? '').toLowerCase()) ? plain(found.value) : undefined;
	};
}

function display(
	question: PlannedQuestion | undefined,
	answers: Answers,
	given: Given,
	value = question && Object.hasOwn(answers, question.name) ? answers[question.name] : undefined
): string {
	if (!question) return '';
	const rules = given.rules[question.kind];
	if (isBlank(value) || !rules) return '';
	// Choices are not piped into one another: a hole inside the text of a choice stays empty.
	const words = (text: Words) => speak(text, given.language, () => '');
	const remark = answers[remarkName(question)];
	return opensOther(question, value) && typeof remark === 'string' && remark.trim() && !Array.isArray(value)
		? remark
		: rules.display(question, value, words);
}

function plain(value: unknown): string {
	if (Array.isArray(value)) return value.map(plain).join(', ');
	return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
