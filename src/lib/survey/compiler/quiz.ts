import { isBlank } from '../blank';
import type { Definition } from '../definition';
import type { Tree } from '../expression/tree';
import type { PlannedElement, PlannedPage, PlannedQuestion, PlannedValue } from '../plan';
import { isPanel } from '../course';

/** What SurveyJS calls the three numbers of a quiz, under all the names they have had. In lower case. */
const NAMES: Readonly<Record<string, 'right' | 'wrong' | 'all'>> = {
	correctedanswers: 'right',
	correctanswers: 'right',
	correctedanswercount: 'right',
	incorrectedanswers: 'wrong',
	incorrectanswers: 'wrong',
	incorrectedanswercount: 'wrong',
	questioncount: 'all'
};

export const QUIZ_NAMES: readonly string[] = Object.keys(NAMES);

const op = (op: string, left: Tree, right: Tree): Tree => ({ k: 'op', op, left, right });
const number = (v: number): Tree => ({ k: 'value', v });
const all = (conditions: readonly Tree[]): Tree | undefined =>
	conditions.length ? conditions.reduce((one, other) => op('and', one, other)) : undefined;
const oneIf = (condition: Tree | undefined): Tree =>
	condition ? { k: 'call', name: 'iif', of: [condition, number(1), number(0)] } : number(1);

/** A value as an expression; undefined for what none can hold. */
function literal(value: unknown): Tree | undefined {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return { k: 'value', v: value };
	if (!Array.isArray(value)) return undefined;
	const of = value.map(literal);
	return of.every((one) => one !== undefined) ? { k: 'list', of } : undefined;
}

interface Asked {
	/** When it is shown, as far as conditions say. */
	shown: Tree[];
	right: Tree;
}

function askedIn(elements: readonly PlannedElement[], shown: readonly Tree[]): Asked[] {
	return elements.flatMap((element) => {
		const here = element.visibleIf ? [...shown, element.visibleIf] : [...shown];
		if (isPanel(element)) return askedIn(element.elements, here);
		const answer = literal(element.right?.answer);
		return answer
			? [{ shown: here, right: op('equal', { k: 'name', path: element.name.split('.') }, answer) }]
			: [];
	});
}

/**
 * The numbers of a quiz as calculated values: how many of the questions that have a right answer are shown, and how
 * many of them were answered rightly and not. They are ordinary expressions, so the page needs nothing more for it.
 *
 * @returns those that the definition speaks of
 */
export function quizValues(definition: Definition, pages: readonly PlannedPage[]): PlannedValue[] {
	const text = JSON.stringify(definition).toLowerCase();
	const used = QUIZ_NAMES.filter((name) => text.includes(`{${name}}`));
	if (!used.length) return [];
	const asked = pages.flatMap(({ elements, visibleIf }) => askedIn(elements, visibleIf ? [visibleIf] : []));
	const sum = (parts: Tree[]): Tree => parts.reduce((one, other) => op('plus', one, other), number(0));
	const counts = {
		all: sum(asked.map(({ shown }) => oneIf(all(shown)))),
		right: sum(asked.map(({ shown, right }) => oneIf(all([...shown, right])))),
		wrong: number(0)
	};
	counts.wrong = op('minus', counts.all, counts.right);
	return used.map((name) => ({ name, expression: counts[NAMES[name] ?? 'all'], kept: false }));
}

/** @returns what counts as right, where there is something */
export const rightOf = (answer: unknown): Pick<PlannedQuestion, 'right'> =>
	isBlank(answer) ? {} : { right: { answer } };
