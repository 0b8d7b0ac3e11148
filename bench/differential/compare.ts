import type { SurveyModel } from 'survey-core';
import { isBlank } from '../../src/lib/survey/blank';
import { allQuestions } from '../../src/lib/survey/course';
import type { Answers, Plan } from '../../src/lib/survey/plan';
import type { Mistake } from '../../src/lib/survey/questions/question';
import { same } from '../../src/lib/survey/same';
import { mistakesOn } from '../../src/lib/survey/validation';
import { flatFindings } from './flatly';
import { pairsOf, type Pair } from './pairs';
import type { Standing } from './standing';

/** What the two disagree about. */
export interface Finding {
	/** `shown`, `enabled`, `required`, `valid`, `piped`, `stored`, `page`, `completed`, `flat`. */
	what: string;
	/** Question it is about, as a path from the top. */
	name: string;
	/** Types of what stands on the way there, such as `paneldynamic/text`. */
	kind: string;
	ours: unknown;
	theirs: unknown;
	/** The row in docs/differences.md that says why, where it is a known one. */
	listed?: string;
}

export interface Difference extends Finding {
	/** Steps until there. */
	steps: string[];
}

/** Everything that is compared after a step: what is stored first, since the rest follows from it. */
export function comparing(model: SurveyModel, { plan, now }: Standing): Finding[] {
	// Rows of survey-core come into being when somebody looks at them, as a page that shows them does.
	const pairs = pairsOf(model, now);
	const wrong = new Map(plan.pages.flatMap((_, page) => Object.entries(mistakesOn(now, page))));
	const kept = plan.calculated.filter((one) => one.kept).map(({ name }) => [name, now.values[name]]);
	return [
		...storedFindings('stored', plan, { ...Object.fromEntries(kept), ...now.answers }, model.data),
		...pairs.flatMap((pair) => compared(pair, wrong)),
		...flatFindings(now, wrong)
	];
}

function compared(
	{ ours, now, theirs, path, place, columnHidden }: Pair,
	wrong: ReadonlyMap<string, Mistake>
): Finding[] {
	const parent = theirs.parentQuestion;
	const at = (what: string, mine: unknown, other: unknown): Finding[] =>
		mine === other
			? []
			: [
					{
						what,
						name: path.join('.'),
						kind: parent ? `${parent.getType()}/${theirs.getType()}` : theirs.getType(),
						ours: mine,
						theirs: other
					}
				];
	const visible = theirs.isVisible && theirs.isParentVisible && !columnHidden;
	if (visible !== now.shows(ours)) return at('shown', now.shows(ours), visible);
	if (!visible || ours.display) return [];
	const name = place + ours.name;
	// That an answer is there twice is said at the cell; survey-core asks the whole list for it.
	const mistaken = [...wrong].some(
		([one, { code }]) => (one === name && !(place && code === 'not_unique')) || one.startsWith(`${name}::`)
	);
	// The title of a cell is for screen readers there, with its row and column.
	const inCell = place && !('panels' in (parent ?? {})) && !('items' in (parent ?? {}));
	return [
		...(ours.worked ? [] : at('enabled', now.enables(ours), !theirs.isReadOnly)),
		...at('required', now.requires(ours), theirs.isRequired),
		...at('valid', !mistaken, theirs.validate(false)),
		...(inCell || ours.titleHidden || !theirs.title
			? []
			: at('piped', now.say(ours.title), theirs.locTitle.textOrHtml))
	];
}

/** What is stored, name by name. */
export function storedFindings(what: string, plan: Plan, ours: Answers, theirs: unknown): Finding[] {
	const given = new Map(Object.entries(Object(bare(theirs))));
	const names = new Set([...Object.keys(ours), ...given.keys()]);
	return [...names].flatMap((name) => {
		const [a, b] = [bare(ours[name]), bare(given.get(name))];
		return same(a, b) ? [] : [{ what, name, kind: kindOf(plan, name), ours: a, theirs: b }];
	});
}

const kindOf = (plan: Plan, name: string): string =>
	allQuestions(plan).find((question) => question.name === name)?.kind ?? '';

/** Blank parts left out, so that `[{}]` and nothing are alike; dates as their days. */
export function bare(value: unknown): unknown {
	if (Array.isArray(value)) {
		const list = value.map(bare);
		while (list.length && list.at(-1) === undefined) list.pop();
		return list.length ? list.map((one) => one ?? null) : undefined;
	}
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value)
			// What columns come to is worked out, not stored.
			.filter(([key]) => !key.endsWith('-total'))
			.map(([key, inside]) => [key, bare(inside)] as const)
			.filter(([, inside]) => inside !== undefined);
		return entries.length ? Object.fromEntries(entries) : undefined;
	}
	return isBlank(value) ? undefined : value;
}
