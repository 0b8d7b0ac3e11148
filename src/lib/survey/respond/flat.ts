import { isBlank } from '../blank';
import type { Entry } from '../course';
import { allQuestions, isPanel, questionsOf, remarkName } from '../elements';
import { evaluate, type Scope } from '../expression/evaluate';
import { lookup, pathOf } from '../expression/lookup';
import { mistake, worded } from '../mistakes';
import type {
	Answers,
	Plan,
	PlannedElement,
	PlannedPage,
	PlannedPanel,
	PlannedQuestion,
	Words
} from '../plan';
import type { Otherwise } from '../questions/choice';
import type { LightRules, Mistake, Posted, RulesByKind } from '../questions/question';
import { speak } from '../speak';
import { invalid } from '../validators';

// The course of a survey that is as plain as most are, for the page's script: no questions inside of others, no
// choices that come and go, no triggers. It says what `course.ts` and `validation.ts` say, in a fifth of their
// weight; `flat.test.ts` holds it to that, and `script.ts` takes the whole for every plan with more in it.

type Part = PlannedPage | PlannedElement;

/** What the page asks of a course. */
export interface Track {
	plan: Plan;
	answers: Answers;
	shows(part: Part): boolean;
	requires(part: PlannedPanel | PlannedQuestion): boolean;
	enables(question: PlannedQuestion): boolean;
	say(words: Words | undefined): string;
	/** Only of a whole course: see `Course`. */
	rules?: RulesByKind;
	entries?(question: PlannedQuestion): Entry[];
	allows?(question: PlannedQuestion, choiceIndex: number): boolean;
	offers?(question: PlannedQuestion, choiceIndex: number): boolean;
}

export interface FlatGiven {
	rules: Readonly<Record<string, LightRules>>;
	now: Date;
	language: string;
	/** The answer to a question in the respondent's words. */
	worded(question: PlannedQuestion, value: unknown): string;
}

export interface Flat extends Track {
	scope: Scope;
	given: FlatGiven;
}

/** @returns whether the choice that opens a text box is made */
const otherOf = ({ choices }: PlannedQuestion, value: unknown): boolean => {
	const other = choices?.find((choice) => choice.other);
	return !!other && [value].flat().includes(other.value);
};

export function readFlat(plan: Plan, posted: Posted, rules: FlatGiven['rules']): Answers {
	const answers: Answers = {};
	for (const question of allQuestions(plan)) {
		const value = rules[question.kind]?.read(question, posted);
		const remark = posted.get(remarkName(question))?.replace(/\r\n?/g, '\n');
		if (value !== undefined) answers[question.name] = value;
		if (!isBlank(remark) && (question.remark !== undefined || otherOf(question, value)))
			answers[remarkName(question)] = remark;
	}
	return answers;
}

const plain = (value: unknown): string =>
	Array.isArray(value) ? value.map(plain).join(', ') : typeof (value ?? {}) === 'object' ? '' : String(value);

export function flat(plan: Plan, answers: Answers, given: FlatGiven): Flat {
	const seen = { ...answers };
	const values: Answers = {};
	const named = new Map(allQuestions(plan).map((question) => [question.name.toLowerCase(), question]));
	const scope: Scope = {
		read(path) {
			const found = lookup(seen, path);
			const question = named.get(path.join('.').toLowerCase());
			if (found.found) return { ...found, ordered: !!question?.ordered };
			const nothing = question && given.rules[question.kind]?.unanswered?.(question);
			return nothing ? { found: true, value: nothing } : lookup(values, path);
		},
		now: () => given.now,
		display: (name, value) => wordedIn(named.get(name.toLowerCase()), value)
	};
	const wordedIn = (
		question: PlannedQuestion | undefined,
		value = question && seen[question.name]
	): string => {
		if (!question || isBlank(value)) return '';
		const remark = seen[remarkName(question)];
		return otherOf(question, value) && !Array.isArray(value) && typeof remark === 'string' && remark.trim()
			? remark
			: given.worded(question, value);
	};
	const holds = (tree: Part['visibleIf']): boolean => !tree || evaluate(tree, scope) === true;
	let shown = new Set<Part>();
	let moved = true;
	const hide = (part: Part): void => {
		// `question`: what only stands in something hidden is forgotten in the end.
		for (const one of 'elements' in part ? part.elements : [])
			if (plan.forgetsHidden === true || isPanel(one) || !holds(one.visibleIf)) hide(one);
		if ('elements' in part || !plan.forgetsHidden) return;
		for (const key of [part.name, remarkName(part)]) moved = (key in seen && delete seen[key]) || moved;
	};
	const visit = (part: Part): boolean => {
		if (!holds(part.visibleIf)) {
			hide(part);
			return false;
		}
		// Every part is looked at: what is hidden is forgotten too.
		const shows = !('elements' in part) || part.elements.filter(visit).length > 0;
		if (shows) shown.add(part);
		return shows;
	};
	// Clearing one answer can hide the next question, and values may use each other in any order.
	for (let pass = 0; moved && pass < 25; pass++) {
		for (let round = 0; round <= Math.min(plan.calculated.length, 5); round++)
			for (const { name, expression } of plan.calculated) values[name] = evaluate(expression, scope);
		moved = false;
		shown = new Set();
		plan.pages.forEach(visit);
	}
	return {
		plan,
		answers: seen,
		scope,
		given,
		shows: (part) => shown.has(part),
		requires: (part) => (part.requiredIf ? holds(part.requiredIf) : part.required !== undefined),
		enables: ({ readOnly, enableIf }) => !readOnly && !(enableIf && evaluate(enableIf, scope) === false),
		say: (words) =>
			speak(words, given.language, (path) => {
				const question = named.get(path.toLowerCase());
				if (question) return wordedIn(question);
				const { found, value } = scope.read(pathOf(path));
				return found || named.has((pathOf(path)[0] ?? '').toLowerCase()) ? plain(value) : undefined;
			})
	};
}

function mistakeIn(course: Flat, question: PlannedQuestion & Otherwise): Mistake | null | undefined {
	const { answers, given, scope } = course;
	const rules = given.rules[question.kind];
	const value = answers[question.name];
	if (!rules || question.display || !course.enables(question)) return null;
	if (isBlank(value)) {
		if (course.requires(question)) return worded(mistake('required'), question.requiredMessage);
	} else {
		const refused = rules.refuse?.(question, value);
		if (refused) return refused;
		if (otherOf(question, value) && isBlank(answers[remarkName(question)]))
			return worded(mistake('other_required'), question.otherMessage);
	}
	return invalid(question, value, scope);
}

/** See `mistakesOn` in `validation.ts`. */
export function flatMistakes(course: Flat, page: number): Record<string, Mistake> {
	const found: Record<string, Mistake> = {};
	const visit = (element: PlannedElement): void => {
		if (!course.shows(element)) return;
		const panel = isPanel(element);
		const missing =
			panel &&
			course.requires(element) &&
			!questionsOf(element).some((one) => course.shows(one) && !isBlank(course.answers[one.name]));
		const wrong = panel
			? missing && worded(mistake('panel_required'), element.required || undefined)
			: mistakeIn(course, element);
		if (wrong) found[element.name] = wrong;
		if (panel) element.elements.forEach(visit);
	};
	const planned = course.plan.pages[page];
	if (planned && course.shows(planned)) planned.elements.forEach(visit);
	return found;
}
