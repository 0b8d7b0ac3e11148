import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import readSheet, { InvalidSpreadsheetError } from 'read-excel-file/node';
import { NotText } from './decode';

/** The first sheet of an XLSX workbook, as texts. */

// What 20 MB may become in memory: 200,000 rows of ten columns take about 150 MB of XML.
const MOST_UNPACKED = 400 * 1024 * 1024;

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

/** Beware: what an archive says of its size is what its maker wanted; so it is unpacked once, into nothing. */
async function isBomb(zip: Buffer): Promise<boolean> {
	let sum = 0;
	for (const { from, packed, stored } of entriesOf(zip)) {
		const bytes = zip.subarray(from, from + packed);
		if (stored) sum += bytes.length;
		else
			for await (const piece of Readable.from([bytes]).pipe(createInflateRaw())) {
				if (piece instanceof Uint8Array) sum += piece.length;
				if (sum > MOST_UNPACKED) return true;
			}
		if (sum > MOST_UNPACKED) return true;
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
