import type { Plan, PlannedElement, PlannedQuestion } from '../plan';
import { INSIDE } from '../questions/question';

// A matrix of which nothing speaks is so many questions below each other. For the page's script they become that,
// under the names that they have in the form, so that a plain survey stays plain (`flat.ts`).

/** A question that stands in the page inside of the one before it: the `row`-th of its parts. */
export interface Level extends PlannedQuestion {
	row: number;
}

const PLAIN_INSIDE = ['shape', 'elements', 'min', 'max', 'start'];
const PLAIN = ['kind', 'name', 'title', 'description', 'visibleIf', 'number', 'titleHidden', 'inside'];
/** Only how it looks. */
export const LOOKS = ['worded', 'mixed', 'headless'];

const only = (part: object, known: readonly string[]): boolean =>
	Object.keys(part).every((key) => known.includes(key));

/** The first names, in lower case, of all that expressions and texts in a plan speak of. */
export function spokenIn(plan: Plan): Set<string> {
	const names = new Set<string>();
	const visit = (part: unknown, inList: boolean): void => {
		if (Array.isArray(part)) {
			if (inList && part.length === 1 && typeof part[0] === 'string') names.add(firstOf(part[0]));
			for (const one of part) visit(one, true);
		} else if (typeof part === 'object' && part !== null) {
			// A name may itself hold a point.
			if ('path' in part && Array.isArray(part.path))
				for (const end of part.path.keys()) names.add(firstOf(part.path.slice(0, end + 1).join('.')));
			for (const one of Object.values(part)) visit(one, false);
		}
	};
	visit(plan, false);
	return names;
}

const firstOf = (path: string): string => (path.split('.')[0] ?? path).toLowerCase();

/** @returns what an element becomes: itself, or what is inside of it after it */
export function levelled(plan: Plan): (element: PlannedElement) => PlannedElement[] {
	const spoken = spokenIn(plan);
	// Where answers change others, anything may be changed as a whole; such a survey is not plain in any case.
	const whole = plan.triggers || plan.reacts;
	const isLevel = ({ inside, ...rest }: PlannedQuestion): boolean =>
		!whole &&
		inside?.shape === 'record' &&
		only(inside, PLAIN_INSIDE) &&
		only(rest, [...PLAIN, ...LOOKS, 'columns']) &&
		!spoken.has(firstOf(rest.name)) &&
		inside.elements.every((one) => !('elements' in one) && !one.inside && !(rest.visibleIf && one.visibleIf));
	return (element) => {
		if ('elements' in element || !isLevel(element)) return [element];
		const { inside, visibleIf, ...question } = element;
		const rows = (inside?.elements ?? []).flatMap((one, row): Level[] =>
			'elements' in one
				? []
				: [
						{
							...(visibleIf && { visibleIf }),
							...one,
							name: [question.name, '0', one.name].join(INSIDE),
							number: false,
							row
						}
					]
		);
		return [{ ...question, kind: '', ...(visibleIf && { visibleIf }) }, ...rows];
	};
}
