import { allQuestions, isPanel } from '../../src/lib/survey/course';
import type { Plan, PlannedElement, PlannedPage } from '../../src/lib/survey/plan';

/** What speaks of what, by names in lower case. */
export class Depends {
	/** Of each name: the names that what is seen of it depends on. */
	readonly #on = new Map<string, Set<string>>();
	/** The same, of its value alone. */
	readonly #value = new Map<string, Set<string>>();
	/** Names that depend on themselves, by way of others. */
	readonly circular: ReadonlySet<string>;

	readonly #behindPages: ReadonlySet<string>;

	constructor(plan: Plan) {
		const known = new Set([...allQuestions(plan), ...plan.calculated].map(({ name }) => name.toLowerCase()));
		const names = (part: unknown) => spoken(part).filter((name) => known.has(name));
		const leading = new Set<string>();
		const add = (to: Map<string, Set<string>>, name: string, more: readonly string[]) =>
			to.set(name.toLowerCase(), new Set([...(to.get(name.toLowerCase()) ?? []), ...more]));
		const visit = (part: PlannedPage | PlannedElement, around: string[]) => {
			const here = [...around, ...names(part.visibleIf)];
			here.forEach((name) => leading.add(name));
			if ('elements' in part) return part.elements.forEach((one) => visit(one, here));
			if (isPanel(part)) return;
			add(this.#on, part.name, [...around, ...names(part)]);
			const { startsWith, sets, resetsIf, worked, inside, choices } = part;
			const bound = [startsWith, sets, resetsIf, worked, inside, choices, part.bounds];
			add(this.#value, part.name, [...names(bound), ...here]);
		};
		for (const page of plan.pages) visit(page, []);
		for (const { name, expression } of plan.calculated)
			for (const to of [this.#on, this.#value]) add(to, name, names(expression));
		for (const trigger of plan.triggers ?? []) {
			if (!('name' in trigger) || trigger.name === undefined) continue;
			const from = trigger.does === 'copy' ? [trigger.from.toLowerCase()] : [];
			const target = trigger.name.split(/[.[]/)[0] ?? '';
			for (const to of [this.#on, this.#value]) add(to, target, [...names(trigger), ...from]);
		}
		for (const trigger of plan.triggers ?? []) names(trigger.condition).forEach((name) => leading.add(name));
		this.#behindPages = new Set([...leading].flatMap((name) => [...closure(this.#value, name)]));
		this.circular = new Set(
			[...known].filter((name) =>
				[...(this.#value.get(name) ?? [])].some((one) => closure(this.#value, one).has(name))
			)
		);
	}

	/** @returns the names that it depends on which pages there are, and which comes after which */
	behindPages(): ReadonlySet<string> {
		return this.#behindPages;
	}

	/** @returns the names that this one depends on, itself included */
	behind(name: string): ReadonlySet<string> {
		return closure(this.#on, name.toLowerCase(), this.#value);
	}
}

function closure(of: ReadonlyMap<string, ReadonlySet<string>>, name: string, then = of): ReadonlySet<string> {
	const seen = new Set([name]);
	const waiting = [...(of.get(name) ?? [])];
	while (waiting.length) {
		const next = waiting.pop();
		if (next === undefined || seen.has(next)) continue;
		seen.add(next);
		waiting.push(...(then.get(next) ?? []));
	}
	return seen;
}

/** Every name in trees and texts, in lower case, as a path and as its beginnings. */
function spoken(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return [];
	if (Array.isArray(part) && part.length === 1 && typeof part[0] === 'string')
		return beginnings(part[0].split('.'));
	if ('k' in part && part.k === 'name' && 'path' in part && Array.isArray(part.path))
		return beginnings(part.path.map(String));
	if ('k' in part && part.k === 'call' && 'of' in part && Array.isArray(part.of))
		// `displayValue('name')` and the like name their question in a text.
		return part.of.flatMap((one: unknown) => [...spoken(one), ...textOf(one)]);
	return Object.values(part).flatMap(spoken);
}

const textOf = (one: unknown): string[] =>
	typeof one === 'object' && one !== null && 'v' in one && typeof one.v === 'string'
		? [one.v.toLowerCase()]
		: [];

/** `a.b[0].c` may mean `a`, `a.b` or all of it. */
const beginnings = (path: readonly string[]): string[] =>
	path.map((_, end) =>
		path
			.slice(0, end + 1)
			.join('.')
			.toLowerCase()
			.replace(/\.?\[.*$/, '')
			.replace(/-(total|unwrapped|comment)$/, '')
	);
