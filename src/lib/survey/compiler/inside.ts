import { questionsOf } from '../course';
import type { Answers, PlannedElement, PlannedInside } from '../plan';
import type { Compiler, Source } from '../questions/question';

/** What all questions that hold others have in common when they are planned. */

/**
 * Entries of a list, and answers inside of one question. The page draws each of them, and each is worked out
 * whenever an answer changes: SurveyJS allows 1,000 rows and needs seconds of processor for them.
 */
export const MOST = { entries: 100, answers: 5_000, depth: 3 } as const;

/** @returns the key of the answer, as `compiler/elements.ts` finds it */
export const keyOf = (source: Source): string => String(source['valueName'] || source['name'] || '');

/** Answers that one entry can have, those of lists inside of it included. */
const weightOf = (elements: readonly PlannedElement[]): number =>
	questionsOf({ elements }).reduce((sum, one) => sum + (one.inside ? entriesIn(one.inside) : 1), 0);

const entriesIn = ({ shape, rows, max, elements }: PlannedInside): number =>
	weightOf(elements) * (shape === 'list' ? max : shape === 'rows' ? (rows?.length ?? 0) : 1);

const depthOf = (elements: readonly PlannedElement[]): number =>
	Math.max(0, ...questionsOf({ elements }).map(({ inside }) => (inside ? 1 + depthOf(inside.elements) : 0)));

/** @returns what the questions inside begin with, or undefined where none begins with anything */
export function beginning(elements: readonly PlannedElement[]): Answers | undefined {
	const begun = questionsOf({ elements }).filter(({ initial }) => initial !== undefined);
	return begun.length ? Object.fromEntries(begun.map(({ name, initial }) => [name, initial])) : undefined;
}

/** Nothing can be answered: no harm, unless it must be. */
export const emptiness = (source: Source): 'error' | 'warning' =>
	isOn(source['isRequired']) || source['requiredIf'] ? 'error' : 'warning';

/** Says that there is nothing inside, or more than can be served. `property`: the one that holds it. */
export function checkInside(
	source: Source,
	inside: PlannedInside,
	property: string,
	compiler: Compiler
): void {
	const error = (code: 'inside_too_deep' | 'inside_too_many', facts: Record<string, number>) =>
		compiler.obstacle({ code, facts, property, severity: 'error' });
	const questions = questionsOf(inside);
	if (!questions.length) compiler.obstacle({ code: 'inside_missing', property, severity: emptiness(source) });
	if (1 + depthOf(inside.elements) > MOST.depth) error('inside_too_deep', { max: MOST.depth });
	if (entriesIn(inside) > MOST.answers) error('inside_too_many', { max: MOST.answers });
	const names = questions.map(({ name }) => name.toLowerCase());
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice !== undefined)
		compiler.obstacle({
			code: 'name_duplicate',
			facts: { name: twice.slice(0, 60).toWellFormed() },
			property,
			severity: 'error'
		});
}

const whole = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;

/**
 * How many entries a list may have and begins with.
 *
 * @param names of SurveyJS's properties for the three
 * @param standard number of entries in SurveyJS where the author says none
 */
export function boundsOf(
	source: Source,
	names: { min: string; max: string; start: string },
	standard: number,
	elements: readonly PlannedElement[],
	compiler: Compiler
): Pick<PlannedInside, 'min' | 'max' | 'start'> {
	const room = Math.max(1, Math.floor(MOST.answers / Math.max(1, weightOf(elements))));
	const most = Math.min(MOST.entries, room);
	const asked = {
		min: whole(source[names.min]),
		max: whole(source[names.max]),
		start: whole(source[names.start])
	};
	const given = Array.isArray(source['defaultValue']) ? source['defaultValue'].length : undefined;
	const max = Math.min(asked.max || most, most);
	const min = asked.min ?? 0;
	const start = Math.max(given ?? asked.start ?? standard, min);
	const limits = { min, max, start: Math.min(start, max) };
	if (asked.max && asked.max > most)
		compiler.obstacle({
			code: 'entries_capped',
			facts: { max: most },
			property: names.max,
			severity: 'warning'
		});
	if (min > max)
		compiler.obstacle({
			code: 'entries_impossible',
			facts: { min, max },
			property: names.min,
			severity: 'error'
		});
	else if ((given ?? asked.start ?? 0) > max)
		compiler.obstacle({
			code: 'entries_capped',
			facts: { max },
			property: names.start,
			severity: 'warning'
		});
	return limits;
}

/** @returns what a list and its new entries begin with. `property`: of SurveyJS, what every entry begins with */
export function freshOf(
	source: Source,
	property: string,
	elements: readonly PlannedElement[],
	start: number
): { fresh?: Answers; initial?: Answers[] } {
	const said = source[property];
	const own = typeof said === 'object' && said !== null && !Array.isArray(said) ? said : {};
	const fresh: Answers = { ...beginning(elements), ...own };
	if (!Object.keys(fresh).length) return {};
	return Array.isArray(source['defaultValue'])
		? { fresh }
		: { fresh, ...(start ? { initial: Array.from({ length: start }, () => ({ ...fresh })) } : {}) };
}

export const isOff = (value: unknown): boolean => value === false || value === 'false';
export const isOn = (value: unknown): boolean => value === true || value === 'true';

/** Two copies of SurveyJS's names: the one it has now, else the one it had. */
export const either = (source: Source, ...names: string[]): unknown =>
	names.map((name) => source[name]).find((value) => value !== undefined && value !== null && value !== '');

/** @returns elements that cannot be changed while the question around them cannot */
export function passedOn(source: Source, elements: readonly Source[]): Source[] {
	const { readOnly, enableIf: outer } = source;
	return elements.map((element) => {
		const inner = element['enableIf'];
		const both = typeof inner === 'string' && inner ? `(${String(outer)}) and (${inner})` : outer;
		return {
			...element,
			...(isOn(readOnly) ? { readOnly: true } : {}),
			...(typeof outer === 'string' && outer ? { enableIf: both } : {})
		};
	});
}
