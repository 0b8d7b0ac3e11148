const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** @returns whether this machine itself asks, or a proxy on it that does not say for whom: then everybody is one */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** Room for what is being read, in bytes: of all together, and of it for one address. */
export class Room {
	readonly #by = new Map<string, number>();
	#taken = 0;

	constructor(
		private readonly most: { together: number; each: number },
		/** Those that stand for everybody, and have no share of their own. */
		private readonly exempt: (address: string) => boolean = () => false
	) {}

	/** Takes some. @returns whose room is used up; then nothing is taken */
	take(address: string, bytes: number): 'own' | 'all' | null {
		const own = (this.#by.get(address) ?? 0) + bytes;
		if (own > this.most.each && !this.exempt(address)) return 'own';
		if (this.#taken + bytes > this.most.together) return 'all';
		this.#by.set(address, own);
		this.#taken += bytes;
		return null;
	}

	/** Gives back what was taken. */
	give(address: string, bytes: number): void {
		const left = (this.#by.get(address) ?? 0) - bytes;
		if (left > 0) this.#by.set(address, left);
		else this.#by.delete(address);
		this.#taken -= bytes;
	}
}
