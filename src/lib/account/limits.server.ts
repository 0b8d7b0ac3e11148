import { Throttle, type Limit } from '$lib/server/throttle';

const MINUTE = 60_000;

/**
 * Tries by one account and by one address of the network. An address can be a whole office behind one router,
 * so it gets more.
 */
const LIMITS: Record<'sign_in' | 'sign_up' | 'letter', { account: Limit; address: Limit }> = {
	sign_in: {
		account: { most: 10, within: 15 * MINUTE },
		address: { most: 100, within: 15 * MINUTE }
	},
	sign_up: { account: { most: 5, within: 60 * MINUTE }, address: { most: 60, within: 60 * MINUTE } },
	// Somebody else's mailbox could be filled with them.
	letter: { account: { most: 5, within: 60 * MINUTE }, address: { most: 60, within: 60 * MINUTE } }
};

type Deed = keyof typeof LIMITS;

const throttles = new Map<string, Throttle>();

function throttle(deed: Deed, by: 'account' | 'address'): Throttle {
	const key = `${deed} ${by}`;
	const found = throttles.get(key) ?? new Throttle(LIMITS[deed][by]);
	throttles.set(key, found);
	return found;
}

/** @returns 0 if it may be tried now, otherwise the minutes to wait, rounded up */
export function wait(deed: Deed, email: string, address: string): number {
	const seconds =
		throttle(deed, 'address').wait(address) || throttle(deed, 'account').wait(email.toLowerCase());
	return Math.ceil(seconds / 60);
}

/** Who got in has nothing left to guess. */
export const forgive = (deed: Deed, email: string): void =>
	throttle(deed, 'account').forget(email.toLowerCase());
