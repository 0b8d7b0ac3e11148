import { decoded, NotText } from './decode';
import { delimited } from './delimited';
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_SHEET_BYTES, type FileMistake } from './import';
import { isWorkbook, isOldWorkbook, sheetRows } from './sheet';

/** A row as it stands in a file. */
export interface FileRow {
	/** As a spreadsheet counts. */
	row: number;
	cells: string[];
}

/** A file that cannot be taken, and why. */
export class Unreadable extends Error {
	readonly mistake: FileMistake;
	constructor(code: FileMistake['code'], most: number | null = null) {
		super(code);
		this.mistake = { code, most };
	}
}

// Enough to tell what it is, and little enough to hold.
const PIECE = 64 * 1024;
const MEGABYTE = 1024 * 1024;
const SOME = 1000;

/** The bytes in pieces that are not too small; counts them. */
async function* pieces(
	bytes: ReadableStream<Uint8Array>,
	read: (sum: number) => void
): AsyncGenerator<Uint8Array> {
	let [held, size, sum]: [Uint8Array[], number, number] = [[], 0, 0];
	const reader = bytes.getReader();
	for (;;) {
		const { done, value } = await reader.read().catch(() => {
			throw new Unreadable('broke_off');
		});
		if (value?.length) {
			held.push(value);
			size += value.length;
			sum += value.length;
			read(sum);
		}
		if (sum > MOST_BYTES) {
			await reader.cancel().catch(() => undefined);
			throw new Unreadable('too_large', MOST_BYTES / MEGABYTE);
		}
		if (size && (done || size >= PIECE)) {
			yield Buffer.concat(held);
			[held, size] = [[], 0];
		}
		if (done) return;
	}
}

async function whole(first: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const held = [first];
	let size = first.length;
	for await (const piece of rest) {
		size += piece.length;
		if (size > MOST_SHEET_BYTES) throw new Unreadable('sheet_too_large', MOST_SHEET_BYTES / MEGABYTE);
		held.push(piece);
	}
	return Buffer.concat(held);
}

async function* again(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield first;
	yield* rest;
}

async function* tables(parts: AsyncGenerator<Uint8Array>): AsyncGenerator<string[][]> {
	const first = await parts.next();
	if (first.done) throw new Unreadable('empty');
	if (isOldWorkbook(first.value)) throw new Unreadable('kind');
	if (!isWorkbook(first.value)) {
		yield* delimited(decoded(again(first.value, parts)));
		return;
	}
	const table = await sheetRows(await whole(first.value, parts));
	for (let at = 0; at < table.length; at += SOME) yield table.slice(at, at + SOME);
}

/**
 * The rows of a CSV or XLSX file that say something, a few hundred at a time.
 *
 * @param read is told how many bytes came so far
 * @throws Unreadable
 */
export async function* rowsIn(
	bytes: ReadableStream<Uint8Array>,
	read: (sum: number) => void = () => undefined
): AsyncGenerator<FileRow[]> {
	let [at, kept] = [0, 0];
	try {
		for await (const table of tables(pieces(bytes, read))) {
			const rows = table
				.map((cells) => ({ row: ++at, cells }))
				.filter(({ row, cells }) => cells.some((cell) => cell.trim()) && !(row === 1 && isSeparator(cells)));
			kept += rows.length;
			// One more than people: the headings.
			if (kept > MOST_ROWS + 1) throw new Unreadable('too_many_rows', MOST_ROWS);
			for (const { cells } of rows) {
				if (cells.slice(MOST_COLUMNS).some((cell) => cell.trim()))
					throw new Unreadable('too_many_columns', MOST_COLUMNS);
				// Spreadsheets like to write thousands of empty ones behind the last.
				cells.length = Math.min(cells.length, MOST_COLUMNS);
			}
			if (rows.length) yield rows;
		}
	} catch (thrown) {
		if (thrown instanceof NotText)
			throw new Unreadable(thrown.code, thrown.code === 'too_many_columns' ? MOST_COLUMNS : null);
		throw thrown;
	}
	if (!kept) throw new Unreadable('empty');
}

/** Excel's own note on what parts the cells; it is no row of people. */
const isSeparator = (cells: readonly string[]) => /^sep=$/i.test(cells.join('').replace(/[,;\t]/g, ''));
