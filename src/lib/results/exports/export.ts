/**
 * THE CONTRACT of an export: a way to write a table into a file.
 *
 * To add one: a file `exports/<extension>.ts` that exports `format: Export`. Nothing else mentions it:
 * `registry.ts` finds the file, the board's address `export.<extension>` serves it, and `exports.test.ts` gives
 * every one formulas and Chinese to write.
 */
export interface Export {
	/** Of the file, and in the address. */
	extension: string;
	/** For the Content-Type header. */
	type: string;
	/**
	 * The file in pieces. Must not hold the whole of it, and must write nothing that a spreadsheet would run.
	 *
	 * @param rows in pages
	 */
	write(
		header: readonly string[],
		rows: AsyncIterable<readonly Cell[][]>
	): AsyncIterable<string | Uint8Array>;
}

/** A number is a number that somebody answered; a text is never one. Null is no answer. */
export type Cell = string | number | null;
