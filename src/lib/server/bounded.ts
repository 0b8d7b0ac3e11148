/** A memory that forgets what was not asked for the longest. */
export interface Bounded<Value> {
	get(key: string): Value | undefined;
	/** @param cost what keeping it costs, in the unit of the whole */
	set(key: string, value: Value, cost: number): void;
	delete(key: string): void;
}

/** @param most what everything in it may cost together; what costs more by itself is not kept */
export function bounded<Value>(most: number): Bounded<Value> {
	const all = new Map<string, { value: Value; cost: number }>();
	let sum = 0;
	const drop = (key: string) => {
		sum -= all.get(key)?.cost ?? 0;
		all.delete(key);
	};
	return {
		get(key) {
			const found = all.get(key);
			if (!found) return;
			// A Map keeps the order in which keys came.
			all.delete(key);
			all.set(key, found);
			return found.value;
		},
		set(key, value, cost) {
			drop(key);
			if (cost > most) return;
			all.set(key, { value, cost });
			sum += cost;
			for (const oldest of all.keys()) {
				if (sum <= most) return;
				drop(oldest);
			}
		},
		delete: drop
	};
}
