import { Problem } from '$lib/problem';
import { settings } from '$lib/server/settings';
import { Throttle } from '$lib/server/throttle';

const WITHIN = 60_000;
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

type Deed = 'start' | 'seen' | 'part' | 'page' | 'send' | 'upload';

/** How often one address may do what at respondents' pages. A whole school class can sit behind one. */
export class Pace {
	readonly #throttles;

	/**
	 * @param perMinute beginnings, pages seen, partial answers, or pages without script; half as many submissions, a
	 *   quarter as many files; 0 for no limit
	 * @param clock milliseconds, for a test to turn
	 */
	constructor(perMinute: number, clock: () => number = Date.now) {
		const throttle = (most: number) => (perMinute ? new Throttle({ most, within: WITHIN }, clock) : null);
		const half = Math.ceil(perMinute / 2);
		const upload = throttle(Math.ceil(perMinute / 4));
		const [start, seen, part, page] = [perMinute, perMinute, perMinute, perMinute].map(throttle);
		this.#throttles = { start, seen, part, page, send: throttle(half), upload };
	}

	/** Counts one try, unless it is too many. @returns whether it is */
	exceeds(deed: Deed, address: string): boolean {
		// This machine itself, or a proxy on it that does not say for whom it asks: then everybody would count as one.
		if (LOOPBACK.test(address)) return false;
		return (this.#throttles[deed]?.wait(address) ?? 0) > 0;
	}
}

let pace: Pace | undefined;

/** @returns whether that address must wait before it may do this again */
export const exceeds: Pace['exceeds'] = (deed, address) =>
	(pace ??= new Pace(settings().rate)).exceeds(deed, address);

/** @throws Problem `too_many` instead */
export function mayGoOn(deed: Exclude<Deed, 'page'>, address: string): void {
	if (exceeds(deed, address)) throw new Problem('too_many');
}
