/** Milliseconds that an answer takes at least, where a faster one would tell who has an account. */
export const LEAST = 500;

export interface Clock {
	/** Milliseconds. */
	now: () => number;
	sleep: (milliseconds: number) => Promise<void>;
}

const real: Clock = {
	now: () => performance.now(),
	sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};

/**
 * Starts counting when it is called: call it first thing.
 * Beware: a password is hashed only for an address that has one, which takes a tenth of a second and more.
 *
 * @param least milliseconds
 * @param clock for a test to turn
 * @returns a wait for what is left of them
 */
export function hold(least = LEAST, clock = real): () => Promise<void> {
	const until = clock.now() + least;
	return async () => {
		const left = until - clock.now();
		if (left > 0) await clock.sleep(left);
	};
}
