import {
	allQuestions,
	course,
	hasRemark,
	isBlank,
	questionsOf,
	remarkName,
	type Course,
	type Given
} from './course';
import { mistake } from './mistakes';
import { route } from './paging';
import type { Answers, Plan, PlannedQuestion } from './plan';
import { opensOther, token } from './questions/choice';
import type { Mistake, Posted, RulesByKind } from './questions/question';
import { mistakesOn, REMARK_CEILING } from './validation';

/** A response is a person's answers to at most some hundred questions; these are far above that. */
export const BODY_LIMIT = 256 * 1024;
const MOST_KEYS = 2_000;
/** Of the 20,000 fields that a form may have, each is a part, and may be the only one in its entry of a list. */
const MOST_PARTS = 50_000;
/** Lists three deep in each other need ten; what asks about answers goes down by recursion. */
const DEEPEST = 30;

/** What the gate makes of a response. It may be stored only if there is neither trouble nor mistake. */
export interface Admission {
	/** Exactly what may be stored. */
	answers: Answers;
	/** What the database counts: `name + U+001F` for each answered question, `name + U+001F + token` for each token. */
	strings: string[];
	/** What must be put right, by the name of the question or panel. */
	mistakes: Record<string, Mistake>;
	/** What is wrong with the response as a whole. */
	trouble?: Mistake;
}

/** Parts the name of a question from a token in what the database counts. */
export const UNIT = '\u001f';

/** @returns a form as the rules read it; files are no answers */
export function postedFrom(form: Iterable<[name: string, value: unknown]>): Posted {
	// Forms look through all their fields for each that is asked for.
	const fields = new Map<string, string[]>();
	for (const [name, value] of form) {
		if (typeof value !== 'string') continue;
		const before = fields.get(name);
		if (before) before.push(value);
		else fields.set(name, [value]);
	}
	return {
		get: (name) => fields.get(name)?.[0] ?? null,
		all: (name) => [...(fields.get(name) ?? [])]
	};
}

/**
 * The answers after a page was posted: those of its questions as posted, the others as before.
 *
 * @param page index of the page whose fields the form holds, or all of them
 */
export function readForm(
	plan: Plan,
	page: number | 'all',
	posted: Posted,
	before: Answers,
	rules: RulesByKind
): Answers {
	const answers: Answers = { ...before };
	const pages = page === 'all' ? plan.pages : plan.pages.slice(page, page + 1);
	for (const question of pages.flatMap(questionsOf)) {
		const value = rules[question.kind]?.read(question, posted, rules);
		put(answers, question.name, value);
		if (!hasRemark(question)) continue;
		const remark = posted.get(remarkName(question))?.replace(/\r\n?/g, '\n');
		const kept = !isBlank(remark) && takesRemark(question, value);
		put(answers, remarkName(question), kept ? remark : undefined);
	}
	return answers;
}

/** Whether words beside this answer mean anything. */
const takesRemark = (question: PlannedQuestion, value: unknown): boolean =>
	question.remark !== undefined || opensOther(question, value);

function put(answers: Answers, name: string, value: unknown): void {
	if (value === undefined) delete answers[name];
	else answers[name] = value;
}

/** @returns the answers as form fields, for the pages that a form does not show (the reverse of `readForm`) */
export function formOf(plan: Plan, answers: Answers, rules: RulesByKind): [name: string, value: string][] {
	return allQuestions(plan).flatMap((question): [string, string][] => {
		const value = own(answers, question.name);
		if (question.display) return [];
		// A list of entries that nothing was written into yet is still that many entries.
		const fields =
			isBlank(value) && !(question.inside && value)
				? []
				: (rules[question.kind]?.post(question, value, rules) ?? []);
		const remark = own(answers, remarkName(question));
		return typeof remark === 'string' ? [...fields, [remarkName(question), remark]] : fields;
	});
}

/**
 * THE GATE: decides what of a response is stored. Knows nothing but the plan; believes nothing of what
 * it is given; answers of hidden questions are left out. Never throws, and takes time in proportion to
 * the response.
 *
 * @param raw anything, as it came out of a parser
 */
export function admit(plan: Plan, raw: unknown, given: Given): Admission {
	const refusal = overall(raw);
	if (refusal) return { answers: {}, strings: [], mistakes: {}, trouble: refusal };
	const { answers, mistakes, stranger } = sorted(plan, new Map(Object.entries(Object(raw))), given.rules);
	if (stranger !== undefined) {
		const trouble = mistake('unknown_question', { name: token(stranger) });
		return { answers: {}, strings: [], mistakes: {}, trouble };
	}
	const now = course(plan, answers, given);
	const wrong = new Map<string, Mistake>();
	for (const page of route(now)) {
		for (const [name, refused] of Object.entries(mistakesOn(now, page))) wrong.set(name, refused);
		// A damaged answer was kept from the conditions, so that it looks absent there.
		for (const question of questionsOf(plan.pages[page] ?? { name: '', elements: [] })) {
			const refused = mistakes.get(question.name);
			if (refused && now.shows(question)) wrong.set(question.name, refused);
		}
	}
	const kept = settled(plan, now, given);
	return { ...kept, mistakes: Object.fromEntries(wrong) };
}

/** Size before sense: counts keys, parts and characters without recursion and stops at the limit. */
export function overall(raw: unknown): Mistake | null {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return mistake('not_a_response');
	if (Object.keys(raw).length > MOST_KEYS) return mistake('response_too_large');
	const open: [part: unknown, depth: number][] = [[raw, 0]];
	let parts = 0;
	let characters = 0;
	while (open.length) {
		const [part, depth] = open.pop() ?? [null, 0];
		if (depth > DEEPEST) return mistake('response_too_large');
		if (++parts > MOST_PARTS || characters > BODY_LIMIT) return mistake('response_too_large');
		if (typeof part === 'string') characters += part.length;
		if (typeof part !== 'object' || part === null) continue;
		const inside = Object.entries(part);
		if (parts + open.length + inside.length > MOST_PARTS) return mistake('response_too_large');
		for (const [key, value] of inside) {
			characters += Array.isArray(part) ? 1 : key.length;
			open.push([value, depth + 1]);
		}
	}
	return characters > BODY_LIMIT ? mistake('response_too_large') : null;
}

interface Sorted {
	/** Answers of a shape that the question can have. */
	answers: Answers;
	mistakes: Map<string, Mistake>;
	/** The first key that belongs to no question. */
	stranger?: string;
}

function sorted(plan: Plan, given: Map<string, unknown>, rules: RulesByKind): Sorted {
	const result: Sorted = { answers: {}, mistakes: new Map() };
	for (const question of allQuestions(plan)) {
		const value = given.get(question.name);
		const remark = given.get(remarkName(question));
		given.delete(question.name);
		if (hasRemark(question)) given.delete(remarkName(question));
		const refused = damage(question, value, remark, rules);
		if (refused) result.mistakes.set(question.name, refused);
		else {
			if (!isBlank(value) || question.inside) put(result.answers, question.name, value);
			if (takesRemark(question, value) && !isBlank(remark)) result.answers[remarkName(question)] = remark;
		}
	}
	for (const { name } of plan.calculated) given.delete(name);
	const [stranger] = given.keys();
	return stranger === undefined ? result : { ...result, stranger };
}

/** What is wrong with an answer whatever else was answered. */
function damage(
	question: PlannedQuestion,
	value: unknown,
	remark: unknown,
	rules: RulesByKind
): Mistake | null {
	const kind = rules[question.kind];
	if (!kind || question.display) return isBlank(value) ? null : mistake('not_an_answer');
	// What is worked out is worked out again, whatever was sent.
	if (!isBlank(value) && !question.worked) {
		const refused = kind.refuse(question, value, () => true, rules);
		if (refused) return refused;
		if (!storable(value)) return mistake('bad_characters');
	}
	if (!takesRemark(question, value) || isBlank(remark)) return null;
	if (typeof remark !== 'string') return mistake('not_an_answer');
	if (remark.length > REMARK_CEILING) return mistake('too_long', { max: REMARK_CEILING });
	return storable(remark) ? null : mistake('bad_characters');
}

/** Postgres stores neither U+0000 nor half of a surrogate pair. Shapes are checked before, so this is shallow. */
const storable = (value: unknown): boolean =>
	typeof value === 'string'
		? value.isWellFormed() && !value.includes('\u0000')
		: typeof value !== 'object' || value === null || Object.entries(value).flat().every(storable);

/**
 * Leaves out what is hidden, and then what that hides in turn. Only ever less: nobody is asked for what
 * they were not shown, and nothing is kept of it.
 */
function settled(plan: Plan, first: Course, given: Given): Pick<Admission, 'answers' | 'strings'> {
	const answers: Answers = {};
	const strings: string[] = [];
	const now = course({ ...plan, forgetsHidden: true }, first.answers, given);
	for (const question of allQuestions(plan)) {
		if (!first.shows(question) || !now.shows(question) || question.display) continue;
		const value = settledIn(now, question);
		if (question.remark !== undefined || !isBlank(value))
			put(answers, remarkName(question), own(now.answers, remarkName(question)));
		if (isBlank(value)) continue;
		answers[question.name] = value;
		strings.push(...counted(question, value, given.rules));
	}
	for (const { name, kept } of plan.calculated) {
		const value = now.values[name];
		if (kept && !isBlank(value) && [value].flat().every(isScalar)) answers[name] = value;
	}
	return { answers, strings };
}

/** The answer without what is hidden inside of it. A worked-out one only as far as it can be stored. */
function settledIn(now: Course, question: PlannedQuestion): unknown {
	const value = own(now.answers, question.name);
	if (question.worked && !isScalar(value)) return undefined;
	const entries = now.entries(question);
	if (!entries.length) return question.inside?.shape === 'rows' ? undefined : value;
	const shown = entries.filter(({ hidden }) => !hidden);
	const kept = shown.map((entry) => {
		const record: Answers = {};
		for (const inner of questionsOf(entry)) {
			if (!entry.now.shows(inner)) continue;
			const answer = settledIn(entry.now, inner);
			if (isBlank(answer)) continue;
			record[inner.name] = answer;
			put(record, remarkName(inner), own(entry.now.answers, remarkName(inner)));
		}
		return { ...entry, record };
	});
	return now.rules[question.kind]?.joined?.(question, undefined, kept) ?? value;
}

const isScalar = (value: unknown): boolean =>
	typeof value === 'string'
		? storable(value) && value.length <= REMARK_CEILING
		: typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

function counted(question: PlannedQuestion, value: unknown, rules: RulesByKind): string[] {
	if (isBlank(value)) return [];
	const tokens = rules[question.kind]?.tokens(question, value, rules) ?? [];
	return [question.name + UNIT, ...tokens.map((one) => question.name + UNIT + token(one))];
}

const own = (answers: Answers, name: string): unknown =>
	Object.hasOwn(answers, name) ? answers[name] : undefined;
