/** How it stands between a page and the truth. */
export type Link = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'ended';

/** A clock that a test can turn. Milliseconds. */
export interface Clock {
	now(): number;
	/** @returns what calls it off */
	later(run: () => void, ms: number): () => void;
}

/** Thrown by `ask` when asking again is of no use: signed out, or no longer a member. */
export class Ended extends Error {}

const GAP = 1_000;
// The database gives at most one hint a second: what came within that second is caught by asking once more.
const AFTER_HINT = 1_100;
const POLL = { heard: 30_000, deaf: 5_000 };
// An ask that takes longer no longer holds up the next one.
const PATIENCE = 5_000;
const RETRY = { first: 1_000, longest: 30_000 };

/**
 * Decides when to ask for the truth again. Hints, reconnects and a returning reader only ever make it ask, so
 * a hint that is lost, doubled or late cannot make a wrong number; answers that overtake each other are put in
 * the order of the asking. At most one ask a second begins, whatever happens.
 */
export class Watch<Answer> {
	#asked = 0;
	#shown = 0;
	#waiting = 0;
	#failures = 0;
	#lastStart = -Infinity;
	#due = Infinity;
	#follow = Infinity;
	#heard = false;
	#everHeard = false;
	#online = true;
	#visible = true;
	#ended = false;
	#link: Link = 'connecting';
	#callOff = () => {};

	/** @param on what is told of each new answer and of each change in how things stand */
	constructor(
		private readonly ask: () => Promise<Answer>,
		private readonly clock: Clock,
		private readonly on: { answer(answer: Answer): void; link(link: Link): void }
	) {}

	/** Begins; the page's first figures count as asked for just now. */
	start(): void {
		this.#lastStart = this.clock.now();
		this.#settle();
	}

	/** There may be something new. */
	hint(): void {
		this.#follow = this.clock.now() + AFTER_HINT;
		this.#want(0);
	}

	/** The channel of hints is open (again): what was hinted before is lost, so ask. */
	heard(): void {
		this.#heard = this.#everHeard = true;
		this.#want(0);
	}

	deaf(): void {
		this.#heard = false;
		this.#settle();
	}

	/** Whether somebody looks at the page. Nobody asks for a hidden one. */
	visible(yes: boolean): void {
		const back = yes && !this.#visible;
		this.#visible = yes;
		if (back) this.#want(0);
		else this.#settle();
	}

	online(yes: boolean): void {
		const back = yes && !this.#online;
		this.#online = yes;
		if (back) this.#want(0);
		else this.#settle();
	}

	stop(): void {
		this.#ended = true;
		this.#callOff();
	}

	#want(inMs: number): void {
		this.#due = Math.min(this.#due, this.clock.now() + inMs);
		this.#settle();
	}

	#settle(): void {
		this.#callOff();
		this.#tell();
		if (this.#ended || !this.#online || !this.#visible) return;
		const now = this.clock.now();
		const poll = this.#lastStart + (this.#heard ? POLL.heard : POLL.deaf);
		const soonest = Math.min(this.#due, this.#follow, poll);
		const at = Math.max(soonest, this.#lastStart + (this.#waiting ? PATIENCE : GAP), now);
		this.#callOff = this.clock.later(() => void this.#go(), at - now);
	}

	async #go(): Promise<void> {
		const now = this.clock.now();
		const number = ++this.#asked;
		this.#lastStart = now;
		this.#due = Infinity;
		if (this.#follow <= now) this.#follow = Infinity;
		this.#waiting++;
		this.#settle();
		try {
			this.#accept(number, await this.ask());
		} catch (thrown) {
			this.#refuse(number, thrown);
		} finally {
			this.#waiting--;
			this.#settle();
		}
	}

	#accept(number: number, answer: Answer): void {
		if (this.#ended || number < this.#shown) return;
		this.#shown = number;
		this.#failures = 0;
		this.on.answer(answer);
	}

	#refuse(number: number, thrown: unknown): void {
		if (number < this.#shown) return;
		if (thrown instanceof Ended) return this.#end();
		const wait = RETRY.first * 2 ** Math.min(this.#failures++, 10);
		this.#due = Math.min(this.#due, this.clock.now() + Math.min(wait, RETRY.longest));
	}

	#end(): void {
		this.#ended = true;
		this.#link = 'ended';
		this.on.link('ended');
	}

	#tell(): void {
		if (this.#ended) return;
		const link = this.#state();
		if (link === this.#link) return;
		this.#link = link;
		this.on.link(link);
	}

	#state(): Link {
		if (!this.#online) return 'offline';
		if (this.#heard && this.#failures === 0) return 'live';
		return this.#everHeard || this.#failures > 0 ? 'reconnecting' : 'connecting';
	}
}
