import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a press is a person's. Mail scanners open every link of a letter, run its scripts, and some press whatever
 * they find. Nothing speaks against a person who opened one link, saw the page for a moment and pressed one button: they
 * are believed. Everybody else is asked to press a digit, which who presses everything gets wrong. Nobody is turned away
 * for good, and nothing that was filled in is lost.
 */

/** Nobody reads a page and presses faster. In milliseconds. */
const QUICKEST = 1_200;
const LONGEST = 24 * 3_600_000;
/** Who opens two different links of a letter within this: people follow one, and rarely another. */
const TOGETHER = 600_000;
/** Who was believed may turn pages as fast as they like for so long. */
const BELIEVED = 1_800_000;
/** A wrong digit is answered by asking for one more, but for no more in a row than this. */
const MOST_IN_A_ROW = 4;
/** Wrong digits, by whomever, from which on two in a row are asked for at once. */
const MANY_WRONG = 3;

/** What may be pressed when asked: the digits. */
export const DIGITS = 10;

/** What is known of a page that was served, told by itself when it is posted. */
export interface Note {
	/** When it was served: milliseconds since 1970. */
	at: number;
	/** Of a page that asks: how many right digits in a row it takes, with this one; null where it did not ask. */
	asks: number | null;
	/** Which digit is right there. */
	digit: number;
}

/** `yes`: a person. Otherwise as many digits have to be pressed as `asks` says, for the first time or after one was. */
export type Verdict = 'yes' | { asks: number; after: 'nothing' | 'right' | 'wrong' };

const sign = (key: Buffer, holder: string, text: string): Buffer =>
	createHmac('sha256', key).update(`${holder}\n${text}`).digest().subarray(0, 16);

/**
 * The right digit follows from the rest, so that it stands nowhere. Never the first two or the last ones: who presses
 * one button after the other, from whichever end, presses a wrong one first.
 */
const digitOf = (key: Buffer, holder: string, text: string): number =>
	2 + (sign(key, holder, `digit ${text}`).readUInt32BE(0) % (DIGITS - 4));

/** @param asks null: the page does not ask @returns what a page says of itself, for a hidden field */
export function noteOf(
	key: Buffer,
	holder: string,
	at: number,
	asks: number | null
): { note: string; digit: number } {
	const text = `${at.toString(36)}.${asks ?? '-'}`;
	return {
		note: `${text}.${sign(key, holder, text).toString('base64url')}`,
		digit: digitOf(key, holder, text)
	};
}

/** @returns what the page says of itself; null if it is not one that the house served for this holder */
export function noteFrom(key: Buffer, holder: string, text: string | null): Note | null {
	const found = /^(([0-9a-z]{1,10})\.([1-9]|-))\.([\w-]{22})$/.exec(text ?? '');
	if (!found) return null;
	const [, said = '', at = '', asks = '', signed = ''] = found;
	if (!timingSafeEqual(sign(key, holder, said), Buffer.from(signed, 'base64url'))) return null;
	return {
		at: parseInt(at, 36),
		asks: asks === '-' ? null : Number(asks),
		digit: digitOf(key, holder, said)
	};
}

interface Seen {
	/** The link of the letter that was opened last. */
	link: string;
	at: number;
	/** Until then something there is taken for a machine. */
	machine: number;
	believed: number;
	wrong: number;
	/** Pages that asked and were served until then have had their press. */
	pressed: number;
}

/**
 * What was seen of letters lately. In this process's memory only: opening something is nothing that is written down.
 * Another process knows nothing of it, and is a little easier to believe.
 */
export class Presence {
	readonly #seen = new Map<string, Seen>();

	/** @param clock milliseconds since 1970, for a test to turn @param most letters to remember */
	constructor(
		private readonly clock: () => number = Date.now,
		private readonly most = 50_000
	) {}

	#of(holder: string): Seen {
		const known = this.#seen.get(holder) ?? {
			link: '',
			at: 0,
			machine: 0,
			believed: 0,
			wrong: 0,
			pressed: 0
		};
		this.#seen.delete(holder);
		this.#seen.set(holder, known);
		const oldest = this.#seen.keys().next().value;
		if (this.#seen.size > this.most && oldest !== undefined) this.#seen.delete(oldest);
		return known;
	}

	/**
	 * Somebody or something opened a link.
	 *
	 * @param what which of the letter's @param head only asked whether it is there, as no person's browser does
	 */
	opened(holder: string, what: string, head = false): void {
		const now = this.clock();
		const known = this.#of(holder);
		const another = known.link !== '' && known.link !== what && now - known.at < TOGETHER;
		if (another || head) this.#suspect(known);
		known.link = what;
		known.at = now;
	}

	/** It went where people see nothing to go to. */
	trapped(holder: string): void {
		this.#suspect(this.#of(holder));
	}

	#suspect(known: Seen): void {
		known.machine = this.clock() + TOGETHER;
		known.believed = 0;
	}

	/** Whether something there opens or presses everything. */
	machine(holder: string): boolean {
		return (this.#seen.get(holder)?.machine ?? 0) > this.clock();
	}

	/** Whether somebody there was believed lately, and nothing has spoken against it since. */
	sure(holder: string): boolean {
		return (this.#seen.get(holder)?.believed ?? 0) > this.clock();
	}

	/**
	 * Judges a press.
	 *
	 * @param note of the page, as `noteFrom` read it @param digit that was pressed, where it asked
	 */
	person(holder: string, note: Note | null, digit: number | null): Verdict {
		const now = this.clock();
		const known = this.#of(holder);
		const age = note ? now - note.at : -1;
		if (!this.machine(holder)) known.wrong = 0;
		const ask: Verdict = { asks: known.wrong < MANY_WRONG ? 1 : 2, after: 'nothing' };
		if (!note || age < 0 || age > LONGEST) return ask;
		if (note.asks === null) {
			const hasty = age < QUICKEST && known.believed < now;
			return hasty || this.machine(holder) ? ask : this.#believe(known);
		}
		// A page is good for one press: who presses one button after the other gets the first.
		if (digit === null) return ask;
		if (note.at <= known.pressed) {
			const twice = note.at === known.pressed && digit === note.digit && known.believed > now;
			if (!twice) this.#suspect(known);
			return twice ? 'yes' : ask;
		}
		known.pressed = note.at;
		if (digit !== note.digit) {
			known.wrong++;
			this.#suspect(known);
			return { asks: Math.min(MOST_IN_A_ROW, note.asks + 1), after: 'wrong' };
		}
		return note.asks > 1 ? { asks: note.asks - 1, after: 'right' } : this.#believe(known);
	}

	#believe(known: Seen): 'yes' {
		known.machine = 0;
		known.wrong = 0;
		known.believed = this.clock() + BELIEVED;
		return 'yes';
	}
}
