export interface Limit {
	/** How many tries … */
	most: number;
	/** … within how many milliseconds. */
	within: number;
}

/**
 * A sliding window over tries, in this process's memory: a restart forgets it, two processes count apart.
 * It slows down guessing; it is not what keeps a secret.
 */
export class Throttle {
	readonly #tries = new Map<string, number[]>();

	/** @param clock milliseconds, for a test to turn */
	constructor(
		private readonly limit: Limit,
		private readonly clock: () => number = Date.now
	) {}

	/**
	 * Counts one try. A try that is turned away does not count, so that waiting always helps.
	 * @param key who tries: an address, an account
	 * @returns 0 if it may go on, otherwise the seconds to wait
	 */
	wait(key: string): number {
		const now = this.clock();
		const recent = this.#recent(key, now);
		const oldest = recent[0];
		if (oldest !== undefined && recent.length >= this.limit.most)
			return Math.ceil((oldest + this.limit.within - now) / 1000);
		// The newest goes last, so that the front of the map is what to forget first.
		this.#tries.delete(key);
		this.#tries.set(key, [...recent, now]);
		this.#sweep(now);
		return 0;
	}

	/** Who got in has nothing left to guess. */
	forget(key: string): void {
		this.#tries.delete(key);
	}

	get size(): number {
		return this.#tries.size;
	}

	#recent(key: string, now: number): number[] {
		return (this.#tries.get(key) ?? []).filter((at) => at > now - this.limit.within);
	}

	/** Beware: an attacker chooses the keys. What has passed goes, and beyond 20,000 the oldest go too. */
	#sweep(now: number): void {
		for (const [key, tries] of this.#tries) {
			const last = tries.at(-1) ?? 0;
			if (last > now - this.limit.within && this.#tries.size <= 20_000) return;
			this.#tries.delete(key);
		}
	}
}
