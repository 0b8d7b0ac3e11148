import { createContext, untrack } from 'svelte';

export interface Key {
	/** One sign, or two pressed one after the other: `?`, `g h`. */
	keys: string;
	/** What it does, for the list. */
	label: string;
	run: () => void;
}

/** How long a first key waits for the second, in ms. */
const PATIENCE = 1_200;

/** The keys of the studio. The layout provides them; a screen adds its own for as long as it stands. */
export class Keys {
	list = $state<Key[]>([]);
	/** Single keys can be turned off: speech input types them by accident (WCAG 2.1.4). */
	on = $state(true);
	#before: { key: string; at: number } | null = null;

	/** @returns what to call when the screen goes */
	add(...keys: Key[]): () => void {
		// Called from effects, which must not come to depend on the list that they change.
		untrack(() => this.list.push(...keys));
		return () => {
			this.list = this.list.filter((known) => !keys.some((key) => key.keys === known.keys));
		};
	}

	/** @param event of the window; @param now milliseconds */
	press(event: KeyboardEvent, now = event.timeStamp): void {
		if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (event.defaultPrevented || event.repeat || types(event.target)) return;
		const before = this.#before && now - this.#before.at < PATIENCE ? `${this.#before.key} ` : '';
		const found =
			this.list.find((key) => key.keys === before + event.key) ??
			this.list.find((key) => key.keys === event.key);
		this.#before = found ? null : { key: event.key, at: now };
		if (!found) return;
		event.preventDefault();
		found.run();
	}
}

/** Whether somebody may be writing there, or something else already listens. */
const types = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.isContentEditable ||
		target.closest('input, textarea, select, dialog[open], [role="textbox"]') !== null);

export const [useKeys, provideKeys] = createContext<Keys>();
