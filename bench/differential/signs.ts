import { getLocaleString } from 'survey-core';
import { isBlank } from '../../src/lib/survey/blank';
import { allQuestions, questionsOf, remarkName, type Course } from '../../src/lib/survey/course';
import { insideOf, isPart, pagesOf, type Definition, type Part } from '../../src/lib/survey/definition';
import type { Tree } from '../../src/lib/survey/expression/tree';
import type { Answers, PlannedElement, PlannedPage, PlannedQuestion } from '../../src/lib/survey/plan';
import { bare as bareChoice } from '../../src/lib/survey/questions/choice';
import { same } from '../../src/lib/survey/same';

// By what the rows of docs/differences.md are told from one another.

/** Numbers and booleans as the texts that fields for text make of them; texts that read as one number are one. */
export function asText(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asText);
	if (typeof value === 'object' && value !== null)
		return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, asText(inside)]));
	if (typeof value === 'string' && value.trim() && isFinite(Number(value))) return String(Number(value));
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** Whether an unanswered list is compared with something else that has no answer. */
function comparesList(tree: Tree, now: Course): boolean {
	if (tree.k === 'op') {
		const sides = [tree.left, tree.right];
		const values = sides.map((one) => (one?.k === 'name' ? now.scope.read(one.path).value : 'said'));
		if (values.every(isBlank) && values.some(Array.isArray) && COMPARED.includes(tree.op)) return true;
		return sides.some((one) => one && comparesList(one, now));
	}
	const inner = 'of' in tree ? [tree.of].flat() : [];
	return inner.some((one) => one && comparesList(one, now));
}
export const reactsToLists = (question: PlannedQuestion, now: Course): boolean =>
	[
		...around(now.plan.pages, question),
		question.visibleIf,
		question.enableIf,
		question.requiredIf,
		question.startsWith,
		question.sets?.condition,
		question.sets?.expression,
		question.resetsIf
	].some((tree) => tree && comparesList(tree, now));
/** The conditions of the pages and panels that a question stands in. */
const around = (
	parts: readonly (PlannedPage | PlannedElement)[],
	question: PlannedQuestion
): (Tree | undefined)[] =>
	parts.flatMap((part) =>
		'elements' in part && questionsOf(part).includes(question)
			? [part.visibleIf, ...around(part.elements, question)]
			: []
	);
const COMPARED = ['equal', 'notequal', 'lessorequal', 'greaterorequal'];

/** Whether the answer holds a choice that may not be taken any more, here or inside. */
export const holdsDisabled = (question: PlannedQuestion, now: Course): boolean =>
	(question.choices ?? []).some(
		({ value }, index) =>
			!now.offers(question, index) &&
			[now.answers[question.name]].flat().some((one) => bareChoice(question, one) === value)
	) || now.entries(question).some((entry) => questionsOf(entry).some((one) => holdsDisabled(one, entry.now)));

/** A field for any text with a smallest or largest value that is worked out. */
export const textBounded = (definition: Definition, name: string): boolean =>
	elementsIn(pagesOf(definition)).some(
		(part) =>
			(part['valueName'] || part['name']) === name &&
			part['type'] === 'text' &&
			(part['inputType'] ?? 'text') === 'text' &&
			!!(part['minValueExpression'] ?? part['maxValueExpression'])
	);

const elementsIn = (parts: readonly Part[]): Part[] =>
	parts.flatMap((part) => [part, ...elementsIn(insideOf(part).filter(isPart))]);

/** Whether something about the question calls this function. */
export const calls = (part: unknown, name: string): boolean =>
	typeof part === 'object' &&
	part !== null &&
	(('k' in part && part.k === 'call' && 'name' in part && part.name === name) ||
		Object.values(part).some((one) => calls(one, name)));

/** Whether all that differs is that the words for "other" stand in its place, not beside it. */
export function withWords(
	question: PlannedQuestion,
	answers: Answers,
	ours: unknown,
	theirs: unknown
): boolean {
	const words = answers[remarkName(question)];
	if (!question.inside) {
		const replaced = replacing(question, answers[question.name], words);
		const opened = !isBlank(words) && !same(replaced, answers[question.name]);
		return opened && (same(replaced, theirs) || (same(ours, words) && theirs === undefined));
	}
	const inner = questionsOf(question.inside);
	const replacedIn = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(replacedIn);
		if (!isPart(value)) return value;
		return Object.fromEntries(
			Object.entries(value).flatMap(([key, inside]) => {
				const one = inner.find(({ name }) => name === key);
				if (inner.some((other) => remarkName(other) === key)) return [];
				return [[key, one ? replacing(one, inside, value[remarkName(one)]) : replacedIn(inside)]];
			})
		);
	};
	return !same(replacedIn(ours), ours) && same(replacedIn(ours), theirs);
}

/** The choice that opens a text box, replaced by the words in it. */
function replacing(question: PlannedQuestion, value: unknown, words: unknown): unknown {
	const other = question.choices?.find((choice) => choice.other);
	if (!other || isBlank(words)) return value;
	const one = (part: unknown): unknown =>
		part === other.value
			? words
			: isPart(part)
				? Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, one(inside)]))
				: part;
	return Array.isArray(value) ? value.map(one) : one(value);
}

/** The answer without what entries begin with. */
export function withoutBeginnings(question: PlannedQuestion, value: unknown): unknown {
	const inner = question.inside ? questionsOf(question.inside) : [];
	if (Array.isArray(value)) return value.map((one: unknown) => withoutBeginnings(question, one));
	if (!isPart(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inside]) => {
			const one = inner.find(({ name }) => name === key);
			if (!one) return [[key, withoutBeginnings(question, inside)]];
			const begun = [one.initial, question.inside?.fresh?.[key]].some(
				(begins) => begins !== undefined && same(asText(begins), asText(inside))
			);
			return begun ? [] : [[key, one.inside ? withoutBeginnings(one, inside) : inside]];
		})
	);
}

/** Of several choices, one that went with its answer, and is offered and chosen again. */
export function comesWithChoice(
	question: PlannedQuestion,
	now: Course,
	ours: unknown,
	theirs: unknown
): boolean {
	const { choices = [], kind } = question;
	if ((kind !== 'checkbox' && kind !== 'tagbox') || !Array.isArray(theirs)) return false;
	const mine: unknown[] = Array.isArray(ours) ? ours : [];
	const more = theirs.filter((one) => !mine.some((other) => same(one, other)));
	const back = (one: unknown) =>
		choices.some(
			({ value, visibleIf }, index) =>
				value === bareChoice(question, one) && !!visibleIf && now.allows(question, index)
		);
	return more.length > 0 && more.length + mine.length === theirs.length && more.every(back);
}

/** A text without the holes that lead into the entries of a question and were left as they are. */
export const holesIn = (said: unknown): string => String(said).replaceAll(/\{[^{}]*[.[][^{}]*\}/g, '');

/** A text with answers in it, as SurveyJS would word the choices that it brings itself, without or with the words. */
export function saidAsTheirs(said: unknown, now: Course): string[] {
	const built = allQuestions(now.plan).flatMap((question) =>
		(question.choices ?? [])
			.filter(({ other, none }) => other || none)
			.map((choice) => ({ choice, words: now.answers[remarkName(question)] }))
	);
	// Those that have words first: other questions may have a choice that is called the same.
	built.sort((one, other) => Number(isPresent(other.words)) - Number(isPresent(one.words)));
	return [true, false].map((withWords) =>
		built.reduce((text, { choice, words }) => {
			const key = TEXTS[String(choice.value)];
			const theirs =
				withWords && choice.other && isPresent(words) ? words : key && getLocaleString(key, now.language);
			return theirs ? text.replaceAll(now.say(choice.text), theirs) : text;
		}, String(said))
	);
}
const isPresent = (words: unknown): words is string => typeof words === 'string' && words.trim() !== '';
const TEXTS: Readonly<Record<string, string>> = {
	other: 'otherItemText',
	none: 'noneItemText',
	refused: 'refuseItemText',
	dontknow: 'dontKnowItemText'
};
