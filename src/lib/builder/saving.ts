/**
 * The manners of saving a document while it is edited: one save at a time, the newest wins, a save
 * carries the revision that it started from, a refusal never overwrites, and nothing typed is lost.
 * Knows neither clocks nor networks: they are handed in.
 */

/** What became of one save. */
export type SaveAnswer =
	| { kind: 'saved'; revision: number }
	/** Somebody saved since `revision`; what stands there now. */
	| { kind: 'stale'; revision: number; document: string }
	/** Trying the same again will not help: too large, no longer allowed, signed out. */
	| { kind: 'refused'; reason: string }
	/** The answer never came, or the server stumbled: worth another try. */
	| { kind: 'failed' };

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'retrying' | 'offline' | 'stale' | 'refused';

export interface SavingParts {
	/** Sends one save; never throws. */
	send(document: string, revision: number): Promise<SaveAnswer>;
	/** Runs something `ms` from now. @returns a function that calls it off */
	after(ms: number, run: () => void): () => void;
	online(): boolean;
	/** Puts a copy where a closed tab cannot lose it. */
	keep(document: string, revision: number): void;
	/** Everything is on the server: the copy may go. */
	drop(): void;
	/** State, revision or conflict are new. */
	changed(): void;
}

/** A save waits for a pause in the work this long, in ms ... */
export const PAUSE = 800;
/** ... but never longer than this, however busily somebody types. */
export const LONGEST_WAIT = 5_000;
/** Waits between tries, in ms; the last one repeats. */
export const TRIES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

export class Saving {
	state: SaveState = 'saved';
	/** Why the last save was refused. */
	reason = '';
	/** What stands on the server instead, while the state is `stale`. */
	theirs: { revision: number; document: string } | undefined;
	/** The newest document. */
	document: string;
	#saved: string;
	#sending: string | undefined;
	/** Sent, never answered: the server may have them. */
	#unanswered = new Set<string>();
	#tries = 0;
	#callOff: (() => void) | undefined;
	#callOffLongest: (() => void) | undefined;

	/**
	 * @param document as the server has it, as text that is equal when nothing changed
	 * @param revision that the server has it under
	 */
	constructor(
		document: string,
		public revision: number,
		private readonly parts: SavingParts
	) {
		this.document = this.#saved = document;
	}

	/** Whether there is something that the server has not confirmed. */
	get dirty(): boolean {
		return this.document !== this.#saved || this.#sending !== undefined;
	}

	/** The document is now this. */
	change(document: string): void {
		if (document === this.document) return;
		this.document = document;
		if (!this.dirty) return this.#done();
		this.parts.keep(document, this.revision);
		if (this.state === 'stale') return this.parts.changed();
		if (this.#sending === undefined && this.state !== 'retrying' && this.state !== 'offline')
			this.#wait(PAUSE, 'unsaved');
		else this.parts.changed();
	}

	/** Saves now what there is to save: the person leaves, asks for it, or is online again. */
	flush(): void {
		if (this.#sending !== undefined || this.state === 'stale') return;
		this.#stopWaiting();
		if (this.document === this.#saved) return this.#done();
		if (!this.parts.online()) return this.#become('offline');
		void this.#send();
	}

	/** The network went away or came back. */
	networkChanged(): void {
		if (this.#sending !== undefined || !this.dirty) return;
		this.#tries = 0;
		this.flush();
	}

	/** Goes on from another document, as the server has it. Whatever was unsaved here is let go. */
	take(document: string, revision: number): void {
		this.#stopWaiting();
		this.#unanswered.clear();
		this.document = this.#saved = document;
		this.revision = revision;
		this.theirs = undefined;
		this.#done();
	}

	/** Nothing is sent any more; the copy stays. */
	stop(): void {
		this.#stopWaiting();
	}

	async #send(): Promise<void> {
		const sent = (this.#sending = this.document);
		this.#unanswered.add(sent);
		this.#become('saving');
		const answer = await this.parts.send(sent, this.revision);
		this.#sending = undefined;
		if (answer.kind !== 'failed' && answer.kind !== 'stale') this.#unanswered.delete(sent);
		if (answer.kind === 'saved') this.#confirmed(sent, answer.revision);
		else if (answer.kind === 'stale') this.#overtaken(answer);
		else if (answer.kind === 'refused') this.#refused(answer.reason, sent);
		else this.#again();
	}

	#confirmed(document: string, revision: number): void {
		this.#saved = document;
		this.revision = revision;
		this.#tries = 0;
		this.#unanswered.clear();
		if (this.document === document) return this.#done();
		this.parts.keep(this.document, revision);
		this.#wait(PAUSE, 'unsaved');
	}

	#overtaken(now: { revision: number; document: string }): void {
		// A save of our own whose answer got lost is no conflict.
		if (this.#unanswered.has(now.document) && now.revision === this.revision + 1)
			return this.#confirmed(now.document, now.revision);
		this.theirs = now;
		this.#become('stale');
	}

	#refused(reason: string, sent: string): void {
		this.reason = reason;
		this.#become('refused');
		if (this.document !== sent) this.#wait(PAUSE, 'unsaved');
	}

	#again(): void {
		if (!this.parts.online()) return this.#become('offline');
		const wait = TRIES[Math.min(this.#tries++, TRIES.length - 1)] ?? PAUSE;
		this.#stopWaiting();
		this.#wait(wait, 'retrying');
	}

	#wait(ms: number, state: SaveState): void {
		this.#callOff?.();
		this.#callOff = this.parts.after(ms, () => this.flush());
		if (state === 'unsaved') this.#callOffLongest ??= this.parts.after(LONGEST_WAIT, () => this.flush());
		this.#become(state);
	}

	#stopWaiting(): void {
		this.#callOff?.();
		this.#callOffLongest?.();
		this.#callOff = this.#callOffLongest = undefined;
	}

	#done(): void {
		this.#stopWaiting();
		this.parts.drop();
		this.#become('saved');
	}

	#become(state: SaveState): void {
		this.state = state;
		this.parts.changed();
	}
}
