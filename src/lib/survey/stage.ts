import { isBlank } from './blank';
import {
	certainly,
	holds,
	isPanel,
	questionsOf,
	remarkName,
	scopeWithin,
	type Given,
	type Paid
} from './course';
import { evaluate } from './expression/evaluate';
import type { Found } from './expression/lookup';
import { bare, keptUnder } from './questions/choice';
import { same } from './same';
import type {
	Answers,
	Plan,
	PlannedChoice,
	PlannedElement,
	PlannedInside,
	PlannedPage,
	PlannedPanel,
	PlannedQuestion
} from './plan';
import type { Opened } from './questions/question';

export type Part = PlannedPage | PlannedElement;

/** An entry under way: what it began with, and the stage over the questions inside. */
interface Inner {
	opened: Opened;
	stage: Stage;
	scope: Paid;
}

/** What is asked of a list of parts again and again; plans are frozen, so it is worked out once. */
interface Index {
	questions: readonly PlannedQuestion[];
	/** By name in lower case, as expressions and texts speak of them. */
	named: ReadonlyMap<string, PlannedQuestion>;
	/** Those with choices that are not always offered. */
	choosy: readonly PlannedQuestion[];
}
const indexes = new WeakMap<readonly Part[], Index>();

function indexOf(parts: readonly Part[]): Index {
	const before = indexes.get(parts);
	if (before) return before;
	const questions = parts.flatMap((part) => ('elements' in part ? questionsOf(part) : [part]));
	const index = {
		questions,
		named: new Map(questions.map((question) => [question.name.toLowerCase(), question])),
		choosy: questions.filter(({ choices, fills }) => fills || choices?.some(({ visibleIf }) => visibleIf))
	};
	indexes.set(parts, index);
	return index;
}

/**
 * Parts of a plan with the answers to them: the survey's pages, or the questions inside one entry. `work` brings
 * them a step nearer to rest.
 */
export class Stage {
	shown = new Set<Part>();
	inside = new Map<PlannedQuestion, Inner[]>();
	readonly #index: Index;

	/**
	 * @param answers changed in place: what is hidden or worked out
	 * @param around the stage that this one is inside of, and how its expressions call its entry
	 */
	constructor(
		readonly plan: Plan,
		readonly parts: readonly Part[],
		readonly answers: Answers,
		readonly given: Given,
		readonly around?: { stage: Stage; called: string | undefined }
	) {
		this.#index = indexOf(parts);
	}

	/** One pass over all parts. @returns whether answers changed, so that another pass may show something else */
	work(scope: Paid): boolean {
		this.shown = new Set();
		this.inside = new Map();
		let moved = false;
		// At once, so that what depends on it and comes later needs no further pass.
		const hide = (part: Part) => {
			if (this.plan.forgetsHidden === 'question' && 'elements' in part)
				for (const element of part.elements) {
					// What only stands in something hidden is forgotten in the end.
					if (isPanel(element) || !certainly(element.visibleIf, scope)) hide(element);
				}
			else if (this.plan.forgetsHidden) moved = this.#clear(part) || moved;
		};
		for (const question of this.#index.questions)
			if (question.worked) moved = this.#worked(question, scope) || moved;
		for (const part of this.parts) {
			if (!certainly(part.visibleIf, scope)) hide(part);
			else if ('elements' in part) this.#reveal(part, scope, hide);
			else this.shown.add(part);
		}
		for (const question of this.#index.questions) moved = this.#enter(question, scope) || moved;
		return this.#forgetChoices(scope) || moved;
	}

	/** The question of this name here, in any letter case. */
	question(name: string): PlannedQuestion | undefined {
		return this.#index.named.get(name.toLowerCase());
	}

	/** The question that `{path}` in a text means, with the stage that it stands on. */
	speaks(path: string): { stage: Stage; question: PlannedQuestion } | undefined {
		const [first = '', ...rest] = path.split('.');
		const called = this.around?.called;
		const here = called && first.toLowerCase() === called ? this.question(rest.join('.')) : undefined;
		if (here) return { stage: this, question: here };
		if (this.around) return this.around.stage.speaks(path);
		const question = this.question(path);
		return question ? { stage: this, question } : this.#speaksInside(path);
	}

	/** `{matrix.row}`, `{matrix.row.column}`, `{panels[0].name}`. */
	#speaksInside(path: string): { stage: Stage; question: PlannedQuestion } | undefined {
		for (const [{ name, inside }, entries] of this.inside) {
			if (!path.toLowerCase().startsWith(name.toLowerCase())) continue;
			const rest = path.slice(name.length).toLowerCase();
			for (const [index, { opened, stage }] of entries.entries()) {
				const row = inside?.shape === 'record' ? '' : `.${opened.row?.value}`.toLowerCase();
				const place = (inside?.shape === 'list' ? `[${index}]` : row) + '.';
				const question = rest.startsWith(place) ? stage.question(rest.slice(place.length)) : undefined;
				if (question) return { stage, question };
			}
		}
		return undefined;
	}

	knows(name: string): boolean {
		return this.#index.named.has(name.toLowerCase()) || !!this.around?.stage.knows(name);
	}

	/** `{matrix-total.price}`: what a column comes to. */
	total([first = '', second = '', ...rest]: readonly string[], scope: Paid): Found | undefined {
		const question = /-total$/i.test(first) && !rest.length && this.question(first.slice(0, -6));
		const total = question
			? question.inside?.totals?.find(({ name }) => name.toLowerCase() === second.toLowerCase())
			: undefined;
		if (!total || !question) return undefined;
		// Its own entries, whatever the name of the question means outside of the entry that it stands in.
		const own: Paid = {
			...scope,
			read: (path) =>
				path.join('.') === question.name
					? { found: true, value: this.answers[question.name] }
					: scope.read(path)
		};
		return { found: true, value: scope.pays(total.tree) ? evaluate(total.tree, own) : undefined };
	}

	/** Adds `part` and what is shown inside it; a page or panel with nothing to show is not shown. */
	#reveal(part: PlannedPage | PlannedPanel, scope: Paid, hide: (part: Part) => void): boolean {
		let some = false;
		for (const element of part.elements) {
			if (!certainly(element.visibleIf, scope)) hide(element);
			else if (!isPanel(element)) some = !!this.shown.add(element);
			else some = this.#reveal(element, scope, hide) || some;
		}
		if (some) this.shown.add(part);
		return some;
	}

	#worked({ name, worked, rounds }: PlannedQuestion, scope: Paid): boolean {
		let value = worked && scope.pays(worked) ? evaluate(worked, scope) : undefined;
		if (typeof value === 'number' && rounds !== undefined) value = Number(value.toFixed(rounds));
		const none = isBlank(value) || (typeof value === 'number' && !isFinite(value));
		return this.#put(name, none ? undefined : value);
	}

	#put(name: string, value: unknown): boolean {
		const before = Object.hasOwn(this.answers, name) ? this.answers[name] : undefined;
		if (same(before, value)) return false;
		if (value === undefined) delete this.answers[name];
		else this.answers[name] = value;
		return true;
	}

	/** Works out what is inside of a question. @returns whether its answer changed by that */
	#enter(question: PlannedQuestion, scope: Paid): boolean {
		const { inside, name } = question;
		const rules = this.given.rules[question.kind];
		if (!inside || !rules?.entries || !this.shown.has(question)) return false;
		const value = Object.hasOwn(this.answers, name) ? this.answers[name] : undefined;
		const shows = (one: Opened) =>
			[inside.visibleIf, one.row?.visibleIf].every(
				(tree) => !tree || holds(tree, this.begun(inside, one, scope).scope)
			);
		const inner = rules.entries(question, value, shows).map((one): Inner => {
			const gone = one.hidden && inside.shape === 'rows' && this.plan.forgetsHidden;
			const made = this.begun(inside, gone ? { ...one, record: {} } : one, scope);
			for (let pass = 0; !one.hidden && pass < 3 && made.stage.work(made.scope); pass++);
			return { ...made, opened: one };
		});
		this.inside.set(question, inner);
		if (inner.every(({ opened, stage }) => same(opened.record, stage.answers))) return false;
		const records = inner.map(({ opened, stage }) => ({ ...opened, record: stage.answers }));
		return this.#put(name, rules.joined?.(question, value, records));
	}

	/** An entry as it stands, before anything in it was worked out. */
	begun(inside: PlannedInside, opened: Opened, scope: Paid): Inner {
		const { called } = inside;
		const around = { stage: this, called };
		const stage = new Stage(this.plan, inside.elements, { ...opened.record }, this.given, around);
		const local = { ...this.#parent(), ...opened.local };
		return { opened, stage, scope: scopeWithin(scope, stage, called, local) };
	}

	/** Inside an entry, that entry is the parent of what is deeper. */
	#parent(): Record<string, unknown> {
		const called = this.around?.called;
		return called ? { [`parent${called}`]: this.answers } : {};
	}

	/** @returns whether there was an answer to take away */
	#clear(part: Part): boolean {
		let some = false;
		for (const question of 'elements' in part ? questionsOf(part) : [part]) {
			for (const name of [question.name, remarkName(question)]) {
				some = Object.hasOwn(this.answers, name) || some;
				delete this.answers[name];
			}
		}
		return some;
	}

	/**
	 * Takes choices away that are not offered any more: an answer that cannot be seen cannot be meant. An answer
	 * that holds all of them is filled up.
	 *
	 * @returns whether there was one
	 */
	#forgetChoices(scope: Paid): boolean {
		let some = false;
		for (const question of this.#index.choosy) {
			const { name, choices = [], fills } = question;
			if (!Object.hasOwn(this.answers, name) || isBlank(this.answers[name])) continue;
			const answer = this.answers[name];
			const offered = (choice: PlannedChoice) => holds(choice.visibleIf, scope);
			const found = [answer].flat();
			const has = (choice: PlannedChoice) => found.some((one) => bare(question, one) === choice.value);
			const left = found.filter((one) => {
				const value = bare(question, one);
				return !choices.some((choice) => choice.value === value && !offered(choice));
			});
			if (fills)
				for (const choice of choices)
					if (!has(choice) && offered(choice)) left.push(keptUnder(question, choice.value));
			// One thing alone is in no order.
			if (fills && left.length < 2) left.length = 0;
			if (same(left, found)) continue;
			some = true;
			if (left.length) this.answers[name] = left;
			else delete this.answers[name];
		}
		return some;
	}
}
