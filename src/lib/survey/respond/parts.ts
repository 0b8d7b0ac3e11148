/** The browsers' own heads have two lines and the name of a field in them. In lines, and in bytes. */
const MOST_LINES = 8;
const LONGEST_HEAD = 8 * 1024;
/** All heads of a form together, in bytes. */
const HEADS = 4_000_000;

const END_OF_HEAD = '\r\n\r\n';
// What else a boundary could be spelled like, another parser might read differently. RFC 2046 has these characters.
const TYPE = /^multipart\/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1\s*$/i;

/** @returns what stands between the parts of a body of this media type, or null if it cannot be told for sure */
export const boundaryIn = (type: string): string | null => TYPE.exec(type)?.[2] ?? null;

/**
 * Counts the parts of a multipart body as they come in, long before it is parsed: each costs the parser far more than
 * its bytes do. Looks at every byte once, wherever the body is cut into chunks.
 */
export class Parts {
	readonly #boundary: Buffer;
	readonly #most: number;
	/** Of what came before: too little to tell. */
	#rest: Uint8Array = new Uint8Array();
	#inHead = false;
	#parts = 0;
	#heads = 0;

	/** @param most parts of the whole */
	constructor(boundary: string, most: number) {
		this.#boundary = Buffer.from(boundary);
		// What closes the body is one more.
		this.#most = most + 1;
	}

	/** @returns whether the body is still within the limits; beyond them there is nothing more to ask */
	admits(chunk: Uint8Array): boolean {
		const bytes = Buffer.concat([this.#rest, chunk]);
		let at = 0;
		for (;;) {
			const sought = this.#inHead ? END_OF_HEAD : this.#boundary;
			const found = bytes.indexOf(sought, at);
			const until = found < 0 ? bytes.length : found;
			if (
				this.#inHead
					? !this.#admitsHead(bytes.subarray(at, until), found >= 0)
					: found >= 0 && !this.#another()
			)
				return false;
			if (found < 0) break;
			at = found + sought.length;
			this.#inHead = !this.#inHead;
		}
		const kept = this.#inHead ? at : Math.max(at, bytes.length - this.#boundary.length + 1);
		this.#rest = bytes.subarray(kept);
		return true;
	}

	#another(): boolean {
		return ++this.#parts <= this.#most;
	}

	#admitsHead(head: Buffer, whole: boolean): boolean {
		if (head.length > LONGEST_HEAD) return false;
		if (!whole) return true;
		this.#heads += head.length;
		return (
			this.#heads <= HEADS && head.toString('latin1').split('\n', MOST_LINES + 2).length <= MOST_LINES + 1
		);
	}
}
