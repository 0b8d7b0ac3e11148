import type { Need } from '../needs';

/** Asks gathered for this long travel together, in ms. */
const GATHER = 60;

/** What blocks on the canvas asked for, as it comes: asked once, whoever needs it. */
export class Givens {
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced as a whole
	#known = $state.raw<ReadonlyMap<string, unknown>>(new Map());
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody watches what was asked
	readonly #asked = new Map<string, Need>();
	#waiting: Need[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param ask gives the answers in the order of the needs; rejects where there were none */
	constructor(private readonly ask: (needs: readonly Need[]) => Promise<readonly unknown[]>) {}

	/** @returns what is known so far, in the order of the needs */
	of(needs: readonly Need[]): readonly unknown[] {
		return needs.map((need) => this.#known.get(keyOf(need)));
	}

	/** Has what is not known fetched. */
	want(needs: readonly Need[]): void {
		for (const need of needs) {
			const key = keyOf(need);
			if (this.#asked.has(key)) continue;
			this.#asked.set(key, need);
			this.#waiting.push(need);
		}
		if (this.#waiting.length && this.#timer === undefined)
			this.#timer = setTimeout(() => void this.#fetch(), GATHER);
	}

	async #fetch(): Promise<void> {
		const needs = this.#waiting;
		this.#waiting = [];
		this.#timer = undefined;
		try {
			const given = await this.ask(needs);
			// eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaces the one before
			const next = new Map(this.#known);
			for (const [at, need] of needs.entries()) next.set(keyOf(need), given[at]);
			this.#known = next;
		} catch {
			// A block without its figures can still be built; the next time that one is drawn asks again.
			for (const need of needs) this.#asked.delete(keyOf(need));
		}
	}
}

const keyOf = (need: Need): string => JSON.stringify(need);
