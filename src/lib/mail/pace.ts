// How fast letters go, and how patiently.

/** Claimed at once: a call to the database costs as much as some hundred letters to fill. */
const CLAIM = 200;
/**
 * Under way at once: so many are uncertain after a kill. Some are handed over, while others are just being begun or
 * marked: the mail server never waits for the database.
 */
const HANDS = 24;

export interface Pace {
	claim: number;
	hands: number;
}

/**
 * A slow mail server gets no more than it takes in a few seconds: the rest stays where a pause or another worker finds it.
 *
 * @param rate letters a second; 0: as fast as the server takes them
 */
export function paceAt(rate: number): Pace {
	if (!rate || rate >= CLAIM) return { claim: CLAIM, hands: HANDS };
	const second = Math.max(1, Math.ceil(rate));
	return { claim: Math.min(CLAIM, second * 5), hands: Math.min(HANDS, second) };
}

/** Seconds until a letter is tried again: greylisting wants minutes, a full mailbox hours. */
const AGAIN = [60, 300, 900, 3_600, 7_200, 14_400];

/** @param tries before this one @returns seconds */
export const againAfter = (tries: number): number => AGAIN[Math.min(tries, AGAIN.length - 1)] ?? 60;

/** A database or a mail server that is away is asked ever less often. @param failures in a row, from 1 @returns ms */
export const pauseAfter = (failures: number): number =>
	Math.min(30_000, 1_000 * 2 ** Math.min(failures - 1, 10));
