import type { Sender, Sheet } from '../respondent.ts';
import { customer } from '../respondent.ts';

/** Many people who answer one after the other, each again and again until the server has said that it is kept. */
export class Stream {
	readonly sent = new Map<string, Sheet>();
	readonly #all: Promise<unknown>;
	#over = false;
	#abandoned = false;
	#n = 0;

	constructor(sender: Sender, clients: number) {
		this.#all = Promise.all(Array.from({ length: clients }, () => this.#respondent(sender)));
		// Looked at when the stream ends; until then it is nobody's to hear of.
		this.#all.catch(() => {});
	}

	async #respondent(sender: Sender): Promise<void> {
		while (!this.#over) {
			const sheet = customer(this.#n++);
			for (;;) {
				const { kept, status } = await sender.answer(sheet);
				if (kept) break;
				if (this.#abandoned) return;
				if (status >= 400 && status < 500 && status !== 429)
					throw new Error(`an answer was refused with ${status}`);
				await new Promise((next) => setTimeout(next, 20 + Math.random() * 80));
			}
			this.sent.set(sheet.id, sheet);
		}
	}

	/** Waits until as many more are acknowledged: the stream flows again. */
	async flows(more: number): Promise<void> {
		const before = this.sent.size;
		for (const began = Date.now(); this.sent.size < before + more;) {
			if (Date.now() - began > 60_000) throw new Error('no answer was kept for a minute after a fault');
			await new Promise((next) => setTimeout(next, 20));
		}
	}

	/** Ends between answers: each one that was begun is sent until it is acknowledged. */
	async end(): Promise<void> {
		this.#over = true;
		await this.#all;
	}

	/** Ends at once, where nothing can be measured any more. */
	abandon(): void {
		this.#over = this.#abandoned = true;
	}
}
