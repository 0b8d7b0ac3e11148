/** Remembers what was last asked for, within limits: what was not asked for the longest is forgotten first. */
export class Recall<Value> {
	readonly #kept = new Map<string, { value: Value; weight: number }>();
	#weight = 0;

	/**
	 * @param most entries
	 * @param heaviest what all entries together may weigh, in whatever unit `keep` is told
	 */
	constructor(
		private readonly most: number,
		private readonly heaviest: number
	) {}

	find(key: string): Value | undefined {
		const found = this.#kept.get(key);
		if (!found) return undefined;
		this.#kept.delete(key);
		this.#kept.set(key, found);
		return found.value;
	}

	keep(key: string, value: Value, weight: number): void {
		this.forget(key);
		if (weight > this.heaviest) return;
		this.#kept.set(key, { value, weight });
		this.#weight += weight;
		for (const [oldest] of this.#kept) {
			if (this.#kept.size <= this.most && this.#weight <= this.heaviest) return;
			this.forget(oldest);
		}
	}

	forget(key: string): void {
		this.#weight -= this.#kept.get(key)?.weight ?? 0;
		this.#kept.delete(key);
	}
}
