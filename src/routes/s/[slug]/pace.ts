import { Problem } from '$lib/problem';
import { settings } from '$lib/server/settings';
import { Throttle } from '$lib/server/throttle';
import { isLoopback } from '$lib/survey/respond/room';

const WITHIN = 60_000;

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

	/**
	 * Counts a try, unless it is too many.
	 *
	 * @param times it counts for; it may go on if there is room for one, so that waiting always helps
	 * @returns whether it is too many
	 */
	exceeds(deed: Deed, address: string, times = 1): boolean {
		const throttle = this.#throttles[deed];
		if (!throttle || isLoopback(address)) return false;
		if (throttle.wait(address) > 0) return true;
		for (let n = 1; n < times && !throttle.wait(address); n++);
		return false;
	}
}

let pace: Pace | undefined;

/** @returns whether that address must wait before it may do this again */
export const exceeds: Pace['exceeds'] = (deed, address, times) =>
	(pace ??= new Pace(settings().rate)).exceeds(deed, address, times);

/** @throws Problem `too_many` instead */
export function mayGoOn(deed: Exclude<Deed, 'page'>, address: string): void {
	if (exceeds(deed, address)) throw new Problem('too_many');
}
