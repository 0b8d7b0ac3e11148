import { FIELD } from './sitting';

// Keeps answers on the device while they are given, until the server has them: a crash, a closed tab or an empty
// battery loses nothing. In IndexedDB, because what is written to localStorage is still only in memory seconds
// later when a browser is killed (measured in Chromium 156).

/** What is kept of one survey. */
interface Kept {
	/** The fields of the form, as they would be posted. */
	fields: [name: string, value: string][];
	/** Milliseconds since 1970. */
	at: number;
	/** "Send" was pressed, and nobody has said yet that it arrived. */
	sending: boolean;
	/** On its way back into a page. */
	back: boolean;
}

/** Older answers belong to another time. In milliseconds. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;
/** As much of the newest typing may be lost when a browser is killed. In milliseconds. */
const PAUSE = 250;

function inStore<Result>(
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest<Result>
): Promise<Result> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('earshot', 1);
		opening.onupgradeneeded = () => void opening.result.createObjectStore('kept');
		opening.onerror = reject;
		opening.onsuccess = () => {
			const deed = opening.result.transaction('kept', mode, { durability: 'strict' });
			const request = act(deed.objectStore('kept'));
			deed.oncomplete = () => (resolve(request.result), opening.result.close());
			deed.onerror = deed.onabort = reject;
		};
	});
}

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

	forget(): Promise<unknown> {
		this.#done = true;
		clearTimeout(this.#timer);
		return inStore('readwrite', (store) => store.delete(this.key)).catch(() => undefined);
	}

	/** Goes on where somebody stopped, if they did. */
	async resume(): Promise<void> {
		const kept = await this.#kept();
		if (!kept) return;
		if (Date.now() - kept.at > LONGEST) return void this.#drop();
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

	#arrived(kept: Kept): void {
		const status = document.querySelector('#status');
		if (status) status.textContent = this.note?.dataset['restored'] ?? '';
		this.now();
		// They had pressed "send": nothing else is left to do.
		if (kept.sending) this.form.requestSubmit(this.form.querySelector<HTMLButtonElement>('#forward'));
	}

	/** What could not be brought back, as text to be copied. */
	async #offer({ fields }: Kept): Promise<void> {
		const text = document.createElement('textarea');
		text.readOnly = true;
		text.rows = 8;
		text.value = fields
			.flatMap(([name, value]) => (/^earshot:|::$/.test(name) || !value ? [] : [`${name}: ${value}`]))
			.join('\n');
		document.querySelector('#status')?.append(text);
		await this.#drop();
	}

	#drop(): Promise<unknown> {
		return inStore('readwrite', (store) => store.delete(this.key));
	}

	#kept(): Promise<Kept | undefined> {
		return inStore<Kept | undefined>('readonly', (store) => store.get(this.key));
	}

	async #write(): Promise<void> {
		this.#timer = 0;
		if (this.#done) return;
		const id = this.form.querySelector<HTMLInputElement>('#response');
		// Another tab was first: what both send is one response.
		const before = this.#mine ? undefined : await this.#kept();
		if (before && id) id.value = fieldOf(before, FIELD.id) ?? id.value;
		this.#mine = true;
		const fields = [...new FormData(this.form)].filter(
			(field): field is [string, string] => typeof field[1] === 'string'
		);
		const kept: Kept = { fields, at: Date.now(), sending: this.#sending, back: false };
		await inStore('readwrite', (store) => store.put(kept, this.key));
		if (this.note) this.note.hidden = false;
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
		if (event instanceof CustomEvent) event.detail.push(keeper.forget());
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
