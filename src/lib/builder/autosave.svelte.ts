import { find, keep, keyOf, type Copy } from './copies';
import { Saving, type SaveAnswer, type SaveState } from './saving';

export interface Autosaved {
	/** Id of the document, and of the person at work: whose unsaved copy it is. */
	what: string;
	person: string;
	/** As the server has it, as text that is equal for equal documents. */
	document: string;
	revision: number;
	send(document: string, revision: number): Promise<SaveAnswer>;
}

/** A document that saves itself while it is edited, and says how that goes. Lives in the browser. */
export class Autosave {
	state = $state<SaveState>('saved');
	reason = $state('');
	/** What somebody else saved meanwhile, while the state is `stale`. */
	theirs = $state.raw<Saving['theirs']>();
	/** Work of this person that a closed tab left behind here, newest first. */
	leftovers = $state.raw<Copy[]>([]);
	/** The copy in this browser could not be kept: leaving now would lose work. */
	unkept = $state(false);
	readonly #saving: Saving;
	readonly #tab = crypto.randomUUID();
	#key: string | undefined;

	constructor(private readonly given: Autosaved) {
		this.#saving = new Saving(given.document, given.revision, {
			send: given.send,
			after(ms, run) {
				const timer = setTimeout(run, ms);
				return () => clearTimeout(timer);
			},
			online: () => navigator.onLine,
			keep: (document, revision) => this.#keep(document, revision),
			drop: () => this.#drop(),
			changed: () => this.#show()
		});
		this.leftovers = find(localStorage, given.person, given.what).filter((copy) => this.#isLost(copy));
	}

	get revision(): number {
		return this.#saving.revision;
	}
	get document(): string {
		return this.#saving.document;
	}
	get dirty(): boolean {
		return this.#saving.dirty;
	}

	change(document: string): void {
		this.#saving.change(document);
	}
	flush(): void {
		this.#saving.flush();
	}
	networkChanged(): void {
		this.#saving.networkChanged();
	}
	/** @returns how it stands once the save under way has an answer, or after `ms` without one */
	async settled(ms = 4_000): Promise<SaveState> {
		const until = Date.now() + ms;
		while (this.#saving.state === 'saving' && Date.now() < until)
			await new Promise((again) => setTimeout(again, 50));
		return this.#saving.state;
	}
	take(document: string, revision: number): void {
		this.#saving.take(document, revision);
	}
	stop(): void {
		this.#saving.stop();
	}

	/** The person chose: this copy is not offered again. */
	forget({ key }: Copy): void {
		localStorage.removeItem(key);
		this.leftovers = this.leftovers.filter((copy) => copy.key !== key);
	}

	/** A copy that says what the server already has is of no use; it goes without a question. */
	#isLost(copy: Copy): boolean {
		const lost = copy.document !== this.given.document;
		if (!lost) localStorage.removeItem(copy.key);
		return lost;
	}

	#keep(document: string, revision: number): void {
		const key = keyOf(this.given.person, this.given.what, revision, this.#tab);
		if (this.#key && this.#key !== key) localStorage.removeItem(this.#key);
		this.#key = key;
		this.unkept = !keep(localStorage, key, { document, revision, at: Date.now() });
	}

	#drop(): void {
		if (this.#key) localStorage.removeItem(this.#key);
		this.#key = undefined;
		this.unkept = false;
	}

	#show(): void {
		this.state = this.#saving.state;
		this.reason = this.#saving.reason;
		this.theirs = this.#saving.theirs;
	}
}
