import { Problem } from '../problem';

/** Work that is dear: so many at a time, so many that wait, and whoever comes then is told to come back. */
export class Turns {
	readonly #waiting: (() => void)[] = [];
	#running = 0;

	constructor(
		private readonly atOnce: number,
		private readonly mostWaiting: number
	) {}

	/** @throws Problem `too_many` where too many wait already */
	async take<Done>(work: () => Promise<Done>): Promise<Done> {
		if (this.#running < this.atOnce) this.#running++;
		else {
			if (this.#waiting.length >= this.mostWaiting) throw new Problem('too_many', { seconds: 10 });
			// Whoever is done hands its turn over: the number of those that run stays.
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running--;
		}
	}
}
