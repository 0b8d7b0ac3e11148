import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import readSheet, { InvalidSpreadsheetError } from 'read-excel-file/node';
import { NotText } from './decode';

/** The first sheet of an XLSX workbook, as texts. */

// What 20 MB may become in memory: 200,000 rows of ten columns take about 150 MB of XML.
const MOST_UNPACKED = 400 * 1024 * 1024;
// Of Excel; and of what a table may hold with its empty cells: 200,000 rows of a hundred columns, and room beside them.
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const MOST_CELLS = 30_000_000;

/** XLSX is a ZIP archive. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
	Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
/** XLS, before 2007; or a workbook that is locked with a password. */
export const isOldWorkbook = (bytes: Uint8Array): boolean =>
	Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Entries of a ZIP archive by its directory (APPNOTE 4.3.12): where each begins and how long it is, packed. */
function entriesOf(zip: Buffer): { from: number; packed: number; stored: boolean }[] {
	let end = zip.length - 22;
	while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
	if (end < 0) throw new NotText('kind');
	let at = zip.readUInt32LE(end + 16);
	return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
		if (zip.readUInt32LE(at) !== ENTRY) throw new NotText('kind');
		const header = zip.readUInt32LE(at + 42);
		const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
		const entry = { from, packed: zip.readUInt32LE(at + 20), stored: zip.readUInt16LE(at + 10) === 0 };
		at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
		return entry;
	});
}

/** A cell as XML names it, and `/` where it is empty. */
const CELL = /<(?:\w+:)?c\b([^<>]*?)(\/?)>/g;
const PLACE = /\br\s*=\s*["']([^"']*)["']/;
const LONGEST_TAG = 16 * 1024;

/**
 * How large a table is that holds all cells of a part: the reader makes all of it, and a file of a kilobyte may name the
 * last cell that there is.
 */
class Table {
	#rest = '';
	#rows = 0;
	#columns = 0;

	/** @throws NotText once it would fill the memory */
	add(piece: Uint8Array): void {
		const text = this.#rest + Buffer.from(piece).toString('latin1');
		for (const [, attributes = '', empty] of text.matchAll(CELL)) {
			const place = PLACE.exec(attributes)?.[1];
			if (place !== undefined) this.#hold(place, empty === '/');
		}
		const open = text.lastIndexOf('<');
		this.#rest = open < 0 || text.includes('>', open) ? '' : text.slice(open);
		if (this.#rest.length > LONGEST_TAG) throw new NotText('kind');
	}

	#hold(place: string, empty: boolean): void {
		const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
		const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
		const row = Number(digits);
		if (!row || row > LAST_ROW || column > LAST_COLUMN) throw new NotText('kind');
		if (empty) return;
		this.#rows = Math.max(this.#rows, row);
		this.#columns = Math.max(this.#columns, column);
		if (this.#rows * this.#columns > MOST_CELLS) throw new NotText('too_many_columns');
	}
}

/** Beware: what an archive says of its size is what its maker wanted; so it is unpacked once, into nothing. */
async function isBomb(zip: Buffer): Promise<boolean> {
	let sum = 0;
	for (const { from, packed, stored } of entriesOf(zip)) {
		const bytes = Readable.from([zip.subarray(from, from + packed)]);
		const table = new Table();
		for await (const piece of stored ? bytes : bytes.pipe(createInflateRaw())) {
			if (!(piece instanceof Uint8Array)) continue;
			sum += piece.length;
			if (sum > MOST_UNPACKED) return true;
			table.add(piece);
		}
	}
	return false;
}

function asText(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (!(cell instanceof Date)) return String(cell);
	if (Number.isNaN(cell.getTime())) return '';
	const [day = '', time = ''] = cell.toISOString().split('T');
	return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

/**
 * @param workbook all of it: its parts refer to each other
 * @returns every row from the first, empty ones included
 * @throws NotText for what is no workbook, or none that can be opened
 */
export async function sheetRows(workbook: Buffer): Promise<string[][]> {
	const rows = await read(workbook);
	return rows.map((row) => row.map(asText));
}

async function read(workbook: Buffer): Promise<unknown[][]> {
	try {
		if (await isBomb(workbook)) throw new NotText('kind');
		const [first] = await readSheet(workbook);
		return first?.data ?? [];
	} catch (thrown) {
		if (thrown instanceof NotText) throw thrown;
		// RangeError: offsets that lead out of the file. Errors of zlib and of the archive have a code, or say so.
		const broken =
			thrown instanceof InvalidSpreadsheetError ||
			thrown instanceof RangeError ||
			(thrown instanceof Error &&
				/^Z_|FILE_ENDED|invalid|corrupt|unexpected end|XML|zip/i.test(
					`${'code' in thrown ? String(thrown.code) : ''} ${thrown.message}`
				));
		if (broken) throw new NotText('kind');
		throw thrown;
	}
}
