import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './run.ts';
import type { Order } from './worker.ts';

/** Longer than this, a survey is not walked through: whoever wrote it wanted to hang something. */
const LIMIT = 20_000;
const MEMORY = 1_536;

/** A worker that examines surveys, and another one where the first was stopped. */
export class Guard {
	#worker: Worker | null = null;

	/** @returns null for what took too long, or more memory than there is */
	async examine(order: Order): Promise<Outcome | null> {
		const worker = (this.#worker ??= await started());
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort(), LIMIT);
		try {
			const answer = Promise.race([
				once(worker, 'message', { signal: stop.signal }),
				once(worker, 'exit', { signal: stop.signal }).then(() => [null])
			]);
			worker.postMessage(order);
			const [outcome]: (Outcome | null)[] = await answer;
			if (!outcome) this.#worker = null;
			return outcome ?? null;
		} catch {
			// Stopped by the clock, or dead of what it had to carry.
			await worker.terminate();
			this.#worker = null;
			return null;
		} finally {
			clearTimeout(timer);
			stop.abort();
		}
	}

	async close(): Promise<void> {
		await this.#worker?.terminate();
	}
}

async function started(): Promise<Worker> {
	const worker = new Worker(new URL('worker.ts', import.meta.url), {
		resourceLimits: { maxOldGenerationSizeMb: MEMORY }
	});
	await once(worker, 'message');
	return worker;
}
