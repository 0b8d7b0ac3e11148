import { Throttle, type Limit } from '$lib/server/throttle';

const MINUTE = 60_000;

/** Whose tries are counted together: an account's, a network address's, or an account's from one address. */
type By = 'account' | 'address' | 'both';

/**
 * An address can be a whole office behind one router, so it gets more. And anybody can try somebody else's account:
 * few tries from one address end that address's tries; only many from many end everybody's, the owner's included.
 */
const LIMITS: Record<'sign_in' | 'sign_up' | 'letter', Partial<Record<By, Limit>>> = {
	sign_in: {
		address: { most: 100, within: 15 * MINUTE },
		both: { most: 10, within: 15 * MINUTE },
		account: { most: 100, within: 15 * MINUTE }
	},
	sign_up: { address: { most: 200, within: 60 * MINUTE }, account: { most: 5, within: 60 * MINUTE } },
	// Somebody else's mailbox could be filled with them.
	letter: { address: { most: 60, within: 60 * MINUTE }, account: { most: 5, within: 60 * MINUTE } }
};

type Deed = keyof typeof LIMITS;

const ORDER = ['address', 'both', 'account'] as const;

const throttles = new Map<string, Throttle>();

function throttle(deed: Deed, by: By): Throttle | undefined {
	const limit = LIMITS[deed][by];
	if (!limit) return undefined;
	const key = `${deed} ${by}`;
	const found = throttles.get(key) ?? new Throttle(limit);
	throttles.set(key, found);
	return found;
}

const keysOf = (email: string, address: string): Record<By, string> => {
	const account = email.toLowerCase();
	return { account, address, both: `${address} ${account}` };
};

/** @returns 0 if it may be tried now, otherwise the minutes to wait, rounded up */
export function wait(deed: Deed, email: string, address: string): number {
	const keys = keysOf(email, address);
	for (const by of ORDER) {
		const seconds = throttle(deed, by)?.wait(keys[by]) ?? 0;
		if (seconds) return Math.ceil(seconds / 60);
	}
	return 0;
}

/** Who got in has nothing left to guess; what others try on their account still counts. */
export const forgive = (deed: Deed, email: string, address: string): void =>
	throttle(deed, 'both')?.forget(keysOf(email, address).both);
