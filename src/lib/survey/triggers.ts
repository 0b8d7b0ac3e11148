import { allQuestions } from './elements';
import { evaluate, type Scope } from './expression/evaluate';
import { pathOf } from './expression/lookup';
import { asksTheWorld, namesIn } from './expression/references';
import { answerOf, changedAt, type Keys } from './changes';
import type { Plan, PlannedTrigger } from './plan';
import type { Path } from './sites';

/** What triggers act on. */
interface Ground {
	/** As things stand. */
	scope(): Scope;
	/** Changes an answer, with everything that follows from it. */
	put(path: Path, value: unknown): void;
}

/** The triggers of a survey that change answers. What they change may set off others, up to three times. */
export class Triggers {
	/** Names that changed while triggers were running. */
	#waiting: Keys | null = null;

	constructor(
		readonly plan: Plan,
		readonly ground: Ground
	) {}

	run(keys: Keys): void {
		if (!this.plan.triggers) return;
		if (this.#waiting) {
			for (const [name, change] of keys) this.#waiting.set(name, change);
			return;
		}
		this.#waiting = new Map(keys);
		let known = new Map(keys);
		for (let round = 0; round < 3; round++) {
			for (const trigger of this.plan.triggers) this.#fire(trigger, this.#waiting);
			// Only what has come to be known since.
			const fresh: Keys = new Map([...this.#waiting].filter(([name, change]) => known.get(name) !== change));
			if (!fresh.size) break;
			this.#waiting = fresh;
			known = new Map(fresh);
		}
		this.#waiting = null;
	}

	#fire(trigger: PlannedTrigger, keys: Keys): void {
		if (trigger.does !== 'set' && trigger.does !== 'copy' && trigger.does !== 'run') return;
		const [only] = keys.keys();
		if (trigger.does !== 'run' && keys.size === 1 && only === trigger.name.toLowerCase()) return;
		const speaks =
			namesIn(trigger.condition).some((path) => changedAt(path, keys)) || asksTheWorld(trigger.condition);
		const from = trigger.does === 'copy' && changedAt(pathOf(trigger.from), keys);
		if (!speaks && !from) return;
		if (evaluate(trigger.condition, this.ground.scope()) !== true) return;
		const path = trigger.name === undefined ? null : this.#placeOf(trigger.name);
		if (trigger.does === 'run') {
			const value = answerOf(evaluate(trigger.expression, this.ground.scope()));
			if (path && value !== undefined) this.ground.put(path, value);
		} else if (path) {
			const found =
				trigger.does === 'copy'
					? this.ground.scope().read(pathOf(trigger.from))
					: { found: true, value: trigger.value };
			if (found.found || this.#placeOf(trigger.does === 'copy' ? trigger.from : ''))
				this.ground.put(path, structuredClone(found.value));
		}
	}

	/** Where a trigger's name leads: an answer, or a place inside of one. */
	#placeOf(name: string): Path | null {
		const questions = allQuestions(this.plan);
		const whole = questions.find((question) => question.name.toLowerCase() === name.toLowerCase());
		if (whole) return [whole.name];
		const [first = '', ...rest] = pathOf(name);
		const outer = questions.find(
			(question) => question.inside && question.name.toLowerCase() === first.toLowerCase()
		);
		return outer
			? [outer.name, ...rest.map((step) => (/^\[\d+\]$/.test(step) ? Number(step.slice(1, -1)) : step))]
			: null;
	}
}
