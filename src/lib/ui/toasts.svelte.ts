import { createContext, untrack } from 'svelte';

export interface Toast {
	id: number;
	text: string;
	/** One thing that can still be done about it, usually taking it back. */
	action?: { label: string; run: () => void };
}

/** How long a toast stands, in ms; one that offers something stands longer (WCAG 2.2.1 asks for time). */
const STANDS = 6_000;
const STANDS_WITH_ACTION = 15_000;

/** The short notices at the foot of the studio. The root layout provides one; anybody may say something. */
export class Toasts {
	list = $state<Toast[]>([]);
	#next = 1;

	/** @param text a whole sentence; @param action offered beside it until it goes */
	say(text: string, action?: Toast['action']): void {
		const toast: Toast = { id: this.#next++, text, ...(action ? { action } : {}) };
		// Untracked: an effect may say something, and must not run again when it has been said.
		this.list = [...untrack(() => this.list), toast];
		setTimeout(() => this.dismiss(toast.id), action ? STANDS_WITH_ACTION : STANDS);
	}

	dismiss(id: number): void {
		this.list = this.list.filter((toast) => toast.id !== id);
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
