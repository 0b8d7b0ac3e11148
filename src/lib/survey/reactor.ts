import { Allowance } from './allowance';
import { isBlank } from './blank';
import { allQuestions, course, remarkName, type Course, type Given } from './course';
import { evaluate } from './expression/evaluate';
import type { Answers, Plan, PlannedQuestion } from './plan';
import { answerOf, at, differing, due, isAway, keysWithin, put, speaksOf, type Keys } from './changes';
import { opensOther } from './questions/choice';
import { same } from './same';
import { shaped } from './shaped';
import { filledTo, moved, sitesByPath, sitesOf, stays, type Path, type Site } from './sites';
import { Triggers } from './triggers';

/** What there is to remember of answers that change by themselves. */
export interface Memory {
	/** After all reactions. */
	answers: Answers;
	/** Paths of questions whose beginning was worked out and that were changed since. */
	touched: string[];
}

/** One change can bring about at most this many others. */
const MOST_CHANGES = 200;
/**
 * What all changes of one post may cost together, in parts of expressions worked out. Beware: an author decides what
 * every change costs the server. Past it nothing follows any more; what the person gave is kept all the same.
 */
const MOST_WORK = 800_000;
/** What a question costs that nothing is worked out for. */
const LOOK = 4;
/** As many times conditions are worked out for one change; each may change what the others speak of. */
const PASSES = 20;

/** The state of one change, or of one post full of them. */
export class Reactor {
	readonly #plan: Plan;
	readonly #given: Given;
	#answers: Answers;
	#touched: Set<string>;
	#now: Course;
	#left = MOST_CHANGES;
	#work = MOST_WORK;
	/** What it costs to ask every trigger and question whether a change concerns it. */
	readonly #around: number;
	#keys: Keys | null = null;
	/** Conditions are being worked out; a change meanwhile only asks for them to be worked out again. */
	#settling = false;
	/** Questions take what they begin with, whether they are shown or not. */
	#loading = false;
	/** Paths of the questions that are being set, the last one by what followed from the first. */
	readonly #setting: string[] = [];
	readonly #triggers: Triggers;

	constructor(plan: Plan, { answers, touched }: Memory, given: Given) {
		this.#plan = plan;
		this.#given = given;
		this.#answers = answers;
		this.#touched = new Set(touched);
		this.#now = this.#course(plan);
		this.#around = (plan.triggers?.length ?? 0) * 20 + sitesOf(this.#now).length * 4;
		this.#triggers = new Triggers(plan, {
			scope: () => this.#now.scope,
			put: (path, value) => this.#put(path, value)
		});
	}

	#course(plan: Plan): Course {
		const allowance = new Allowance();
		const now = course(plan, this.#answers, { ...this.#given, allowance });
		this.#work -= allowance.spent + allQuestions(plan).length * LOOK;
		return now;
	}

	memory(): Memory {
		return { answers: this.#answers, touched: [...this.#touched] };
	}

	/** One question after the other takes what it begins with, and what follows from that follows at once. */
	start(answers: Answers): void {
		const questions = allQuestions(this.#plan);
		const asked = new Set(questions.map(({ name }) => name));
		this.#answers = Object.fromEntries(Object.entries(answers).filter(([name]) => !asked.has(name)));
		this.#loading = true;
		this.#look();
		for (const question of questions) {
			const { name, initial, startsWith } = question;
			if (!isBlank(this.#answers[name])) continue;
			const brought = answers[name];
			if (startsWith && !same(brought, initial)) this.#touched.add(name);
			const value = startsWith && same(brought, initial) ? this.#beginning(question, this.#now) : brought;
			this.#left = MOST_CHANGES;
			if (value !== undefined) this.#set([name], value);
		}
		this.#loading = false;
		this.#keys = null;
		this.#settle();
		this.#keys = null;
	}

	/** A person's own change. */
	given(name: string, value: unknown): void {
		const before = this.#answers[name];
		if (same(before, value) || (isBlank(before) && isBlank(value) && !Array.isArray(value))) return;
		// In a list that grew or shrank, places mean other entries than before.
		const given = sitesOf(this.#now).filter(
			({ path: [top, ...rest] }) =>
				top === name && !same(at(before, rest), at(value, rest)) && stays(before, value, rest)
		);
		for (const { question, path } of given) if (question.startsWith) this.#touch(path, true);
		this.#touched = moved(this.#touched, name, before, value);
		this.#left = MOST_CHANGES;
		this.#set([name], value, given);
	}

	/** @param within questions inside that are set by the same change */
	#set(path: Path, value: unknown, within: readonly Site[] = []): void {
		const [name] = path;
		if (typeof name !== 'string') return;
		// What a person gave is kept whatever it leads to; only what follows has an end.
		if (this.#setting.length && (this.#left-- <= 0 || this.#work <= 0)) return;
		const before = this.#answers[name];
		const after = path.length === 1 ? value : put(filledTo(this.#now, path), path.slice(1), value);
		if (same(before, after)) return;
		this.#write(name, after);
		const places = [path, ...within.map((site) => site.path)].map((place) => place.join('.'));
		this.#setting.push(...places);
		this.#changed(name, before, after);
		this.#setting.length -= places.length;
	}

	#write(name: string, value: unknown): void {
		if (value === undefined || (isBlank(value) && !Array.isArray(value))) delete this.#answers[name];
		else this.#answers[name] = value;
		// Words for "other" go with it.
		const question = allQuestions(this.#plan).find((one) => one.name === name);
		if (question && question.remark === undefined && !opensOther(question, value))
			delete this.#answers[remarkName(question)];
	}

	#changed(name: string, before: unknown, after: unknown): void {
		if (this.#work <= 0) return;
		this.#work -= this.#around;
		const own: Keys = new Map([[name.toLowerCase(), { before, after }]]);
		// Words beside an answer are part of it.
		const beside = /^(.+)-Comment$/.exec(name)?.[1];
		const answer = beside === undefined ? undefined : this.#answers[beside];
		if (beside !== undefined) own.set(beside.toLowerCase(), { before: answer, after: answer });
		this.#keys = new Map([...(this.#keys ?? []), ...own]);
		if (this.#settling) this.#look();
		else {
			if (this.#loading) this.#look();
			else this.#settle();
			this.#runQuestions(own);
			this.#keys = null;
		}
		this.#triggers.run(own);
	}

	/** As things stand, before anything is forgotten or begins. */
	#look(): void {
		this.#now = this.#course({ ...this.#plan, forgetsHidden: undefined });
	}

	/** What is shown, forgotten and worked out; then beginnings that nobody changed yet. Each change runs triggers. */
	#settle(): void {
		this.#settling = true;
		for (let pass = 0; pass < PASSES && this.#work > 0; pass++) {
			const before = this.#now;
			const was = this.#answers;
			this.#now = this.#course(this.#plan);
			this.#answers = { ...this.#now.answers };
			this.#forgot(was);
			const moved = new Map([
				...differing(before.values, this.#now.values),
				...differing(was, this.#answers),
				...this.#begins(before)
			]);
			if (!moved.size || this.#left-- <= 0) break;
			for (const [name, change] of moved) {
				this.#keys?.set(name, change);
				this.#triggers.run(new Map([[name, change]]));
			}
		}
		this.#settling = false;
	}

	/** @returns what begins now: one thing at a time, since another beginning may speak of it */
	#begins(before: Course): Keys {
		const again = allQuestions(this.#plan).find((question) => this.#comesBack(question, before));
		const next: Site | undefined = again
			? { question: again, now: this.#now, path: [again.name] }
			: sitesOf(this.#now).find((site) => this.#mayBegin(site));
		const [name, ...rest] = next?.path ?? [];
		if (!next || typeof name !== 'string') return new Map();
		const was = this.#answers[name];
		const value = this.#beginning(next.question, next.now);
		const after = rest.length ? put(filledTo(this.#now, next.path), rest, value) : value;
		if (after === undefined) delete this.#answers[name];
		else this.#answers[name] = after;
		return new Map([[name.toLowerCase(), { before: was, after }]]);
	}

	/** What was forgotten when it was hidden begins anew when it is shown again. */
	#comesBack(question: PlannedQuestion, before: Course): boolean {
		if (!this.#plan.forgetsHidden || (question.initial === undefined && !question.startsWith)) return false;
		if (!this.#now.shows(question) || before.shows(question)) return false;
		return isBlank(this.#answers[question.name]) && this.#beginning(question, this.#now) !== undefined;
	}

	/** Whether it would begin otherwise as things stand now, and nobody gave it another value. */
	#mayBegin({ question, now, path }: Site): boolean {
		if (!question.startsWith || this.#touched.has(path.join('.'))) return false;
		if (this.#plan.forgetsHidden && !now.shows(question)) return false;
		return !same(now.answers[question.name], this.#beginning(question, now));
	}

	#beginning(question: PlannedQuestion, now: Course): unknown {
		const value = question.startsWith
			? answerOf(evaluate(question.startsWith, now.scope), question)
			: undefined;
		return shaped(this.#given.rules, question, value ?? question.initial);
	}

	#runQuestions(own: Keys): void {
		for (const { path } of sitesOf(this.#now)) {
			if (this.#work-- <= 0) return;
			// A question does not react to what follows from itself.
			if (this.#setting.includes(path.join('.'))) continue;
			// What reacted before may have moved it.
			const keys = keysWithin(this.#keys ?? own, path);
			const site = this.#siteAt(path);
			if (site) this.#reset(site, keys);
			const then = this.#siteAt(path);
			if (then) this.#follow(then, keys);
		}
	}

	#reset({ question, now, path }: Site, keys: Keys): void {
		const { resetsIf, name } = question;
		if (!resetsIf || isBlank(now.answers[name]) || speaksOf(resetsIf, keys) === 'no') return;
		if (evaluate(resetsIf, now.scope) !== true) return;
		this.#set(path, this.#beginning(question, now));
	}

	#follow({ question, now, path }: Site, keys: Keys): void {
		const { sets, name } = question;
		if (!sets || !due(sets, keys) || (sets.condition && !evaluate(sets.condition, now.scope))) return;
		const to = shaped(this.#given.rules, question, answerOf(evaluate(sets.expression, now.scope), question));
		if (same(now.answers[name], to)) return;
		this.#touch(path, !isAway(sets));
		this.#set(path, to);
	}

	#touch(path: Path, on: boolean): void {
		if (on) this.#touched.add(path.join('.'));
		else this.#touched.delete(path.join('.'));
	}

	/** What was taken away, because it is hidden or no choice any more, is as if it had never been changed. */
	#forgot(was: Answers): void {
		for (const { question, path } of sitesOf(this.#now)) {
			const [before, after] = [was[question.name], this.#answers[question.name]];
			if (path.length === 1 && question.startsWith && !same(before, after))
				this.#touch(path, !isBlank(after));
		}
	}

	#siteAt(path: Path): Site | undefined {
		return sitesByPath(this.#now).get(path.join('.'));
	}

	#put(path: Path, value: unknown): void {
		const question = allQuestions(this.#plan).find(({ name }) => path.length === 1 && name === path[0]);
		if (question?.startsWith) this.#touched.add(question.name);
		this.#set(path, question ? shaped(this.#given.rules, question, value) : value);
	}
}
