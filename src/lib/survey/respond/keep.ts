import { drop, heldOf, inStore, isKept, textOf, type Kept, type Sent } from './device';
import { FIELD } from './sitting';
import { sayTwice } from './twice';

// Keeps answers on the device while they are given, until the server has them: a crash, a closed tab or an empty
// battery loses nothing.

/** As much of the newest typing may be lost when a browser is killed. In milliseconds. */
const PAUSE = 250;

const fieldOf = ({ fields }: Kept, name: string) => fields.find(([one]) => one === name)?.[1];

/** Goes to the page that follows from these fields, as if they had just been posted. */
function post(action: string, fields: readonly [string, string][]): void {
	const carrier = document.createElement('form');
	carrier.method = 'post';
	carrier.action = action;
	for (const [name, value] of fields)
		carrier.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
	document.body.append(carrier);
	carrier.submit();
}

/** The answers on this device: under one key, a survey's. */
class Keeper {
	/** The answers that are kept are this page's own. */
	#mine: boolean;
	#sending = false;
	#done = false;
	/** The survey was sent from another page: nothing of this one is kept or added. */
	#late = false;
	#timer = 0;

	constructor(
		readonly form: HTMLFormElement,
		readonly key: string,
		readonly note: HTMLElement | null
	) {
		this.#mine = 'continued' in form.dataset;
	}

	/** Soon. Beware: not put off by what is typed meanwhile, or somebody who never pauses would have nothing kept. */
	save(): void {
		this.#timer ||= window.setTimeout(() => this.now(), PAUSE);
	}

	/** Begins before it returns: what is written by then outlives the page. */
	now(): void {
		clearTimeout(this.#timer);
		void this.#write().catch(() => undefined);
	}

	flush(): void {
		if (this.#timer) this.now();
	}

	sends(sending: boolean): void {
		this.#sending = sending;
		this.now();
	}

	/** Nothing of what was typed stays, nor is any more kept. */
	forget(): Promise<unknown> {
		this.#stop();
		return drop(this.key).catch(() => undefined);
	}

	/** The answers have arrived: in their place stays which response they are, for pages that do not know of it. */
	sent(): Promise<unknown> {
		this.#stop();
		// That stands there already, from when it was sent first.
		if (this.#late) return Promise.resolve();
		const sent: Sent = { id: this.#id?.value ?? '', at: Date.now() };
		return inStore('readwrite', (store) => store.put(sent, this.key)).catch(() => undefined);
	}

	/** Goes on where somebody stopped, if they did. */
	async resume(): Promise<void> {
		const kept = await heldOf(this.key);
		if (!isKept(kept)) return;
		if (this.#mine) {
			if (kept.back) this.#arrived(kept);
			return;
		}
		// The last try ended nowhere: another would end there too, and nobody could begin anew.
		if (kept.back) return this.#offer(kept);
		// What somebody has typed since the page opened stays: the next write takes it along.
		if ('changed' in this.form.dataset) return;
		const fields = kept.fields.filter(([name]) => name !== FIELD.go && name !== FIELD.change);
		const language = fieldOf(kept, FIELD.language) ?? '';
		await inStore('readwrite', (store) => store.put({ ...kept, back: true } satisfies Kept, this.key));
		post(this.form.action, [...fields, [FIELD.change, language]]);
	}

	get #id(): HTMLInputElement | null {
		return this.form.querySelector<HTMLInputElement>('#response');
	}

	#stop(): void {
		this.#done = true;
		clearTimeout(this.#timer);
	}

	#arrived(kept: Kept): void {
		const status = document.querySelector('#status');
		if (status) status.textContent = this.note?.dataset['restored'] ?? '';
		this.now();
		// They had pressed "send": nothing else is left to do.
		if (kept.sending) this.form.requestSubmit(this.form.querySelector<HTMLButtonElement>('#forward'));
	}

	/** What could not be brought back, as text to be copied. */
	async #offer(kept: Kept): Promise<void> {
		const text = document.createElement('textarea');
		text.readOnly = true;
		text.rows = 8;
		text.value = textOf(kept);
		document.querySelector('#status')?.append(text);
		await drop(this.key);
	}

	async #write(): Promise<void> {
		this.#timer = 0;
		if (this.#done || this.#late) return;
		let held: Kept | Sent | undefined;
		await inStore('readwrite', (store) => {
			const asking: IDBRequest<Kept | Sent | undefined> = store.get(this.key);
			asking.onsuccess = () => {
				held = asking.result;
				if (!this.#done && !this.#isLate(held)) store.put(this.#whole(held), this.key);
			};
			return asking;
		});
		if (this.#isLate(held)) this.#tooLate(held);
		else if (this.note) this.note.hidden = false;
	}

	/** @param held before */
	#whole(held: Kept | Sent | undefined): Kept {
		// Another tab was first: what both send is one response.
		if (!this.#mine && isKept(held) && this.#id) this.#id.value = fieldOf(held, FIELD.id) ?? this.#id.value;
		this.#mine = true;
		const fields = [...new FormData(this.form)].filter(
			(field): field is [string, string] => typeof field[1] === 'string'
		);
		return { fields, at: Date.now(), sending: this.#sending, back: false };
	}

	/** This page was open when another was sent, or is that one. What is opened after it answers anew. */
	#isLate(held: Kept | Sent | undefined): held is Sent {
		return !!held && !isKept(held) && (held.at > performance.timeOrigin || held.id === this.#id?.value);
	}

	/** If it is sent all the same, it is the same response. */
	#tooLate({ id }: Sent): void {
		if (this.#done || this.#late) return;
		this.#late = true;
		if (this.#id) this.#id.value = id;
		if (this.note) this.note.hidden = true;
		sayTwice(this.form, () => {
			// Beware: the clock of a page stands still while a device sleeps, and a fresh page could seem older than it is.
			void this.forget().then(() => location.assign(this.#fresh));
		});
	}

	/** Where the survey begins, for somebody whom a link brought here. */
	get #fresh(): string {
		const path = `/s/${this.key}`;
		return location.pathname === path && !/^\?answers/.test(location.search) ? path + location.search : path;
	}
}

/**
 * Begins to keep the answers of a form. Beware: never on a device that people share (`data-keeps` is not there then).
 * Where the browser keeps nothing, the page works as it does without.
 */
export function keep(form: HTMLFormElement): void {
	const key = form.dataset['keeps'];
	if (!key) return;
	const note = document.querySelector<HTMLElement>('#kept');
	const keeper = new Keeper(form, key, note);
	form.addEventListener('earshot:changed', () => keeper.save());
	form.addEventListener('earshot:turned', () => 'changed' in form.dataset && keeper.save());
	form.addEventListener('earshot:sending', () => keeper.sends(true));
	form.addEventListener('earshot:refused', () => keeper.sends(false));
	form.addEventListener('earshot:acknowledged', (event) => {
		if (event instanceof CustomEvent) event.detail.push(keeper.sent());
	});
	// What leads away, a link for later or another language, first writes what is still to be written.
	form.addEventListener('submit', () => keeper.flush());
	for (const end of ['visibilitychange', 'pagehide']) addEventListener(end, () => keeper.flush());
	note?.querySelector('button')?.addEventListener('click', () => {
		// A fresh page, without what was typed into this one.
		void keeper.forget().then(() => location.assign(location.pathname));
	});
	if ('changed' in form.dataset) keeper.now();
	else void keeper.resume().catch(() => undefined);
}

/** Sends the answers so far whenever a page is left, where the survey's owner wants them. */
export function tell(form: HTMLFormElement): void {
	const url = form.dataset['part'];
	if (!url) return;
	let beat = 0;
	const report = () => {
		if (!('changed' in form.dataset)) return;
		beat = Math.max(beat + 1, Date.now());
		const body = new URLSearchParams();
		for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
		body.set('earshot:beat', String(beat));
		// One that is lost is made good by the next, or by the response itself.
		void fetch(url, { method: 'POST', body, keepalive: true }).catch(() => undefined);
	};
	form.addEventListener('earshot:turned', report);
	// A page was turned before this script was there.
	if (Number(form.querySelector<HTMLInputElement>('#page')?.value) > 0) report();
}
