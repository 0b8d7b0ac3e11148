/** A seeded generator (a linear congruential one): the same walk each time. `roll(6)` is 0 to 5. */
export type Roll = (sides: number) => number;

export function dice(seed: number): Roll {
	let state = seed >>> 0;
	return (sides) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 4294967296) * sides);
	};
}

/** @returns one of `list` */
export function any<T>(list: readonly T[], roll: Roll): T | undefined {
	return list[roll(list.length)];
}
