import Papa from 'papaparse';
import { NotText } from './decode';

/** Rows of a text whose cells are parted by commas, semicolons or tabs. */

const DELIMITERS = [',', ';', '\t'];
// A quote that is never closed makes one cell of all that follows.
const MOST_ROW = 1024 * 1024;

/** @returns the sign that parts cells: it occurs in the first lines, and equally often in each */
export function delimiterOf(text: string): string {
	const named = /^\ufeff?sep=(.)\n/i.exec(text)?.[1];
	if (named && DELIMITERS.includes(named)) return named;
	const lines = text
		.replace(/"(?:[^"]|"")*"/g, '')
		.split('\n', 20)
		.filter(Boolean);
	const scores = DELIMITERS.map((sign) => {
		const counts = lines.map((line) => line.split(sign).length - 1);
		const first = counts[0] ?? 0;
		return first && counts.filter((count) => count === first).length / counts.length + first / 1000;
	});
	return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

interface Parsed {
	data: string[][];
	meta: { cursor: number };
}

/**
 * @param pieces text whose lines end with `\n`
 * @returns the cells of each record, empty ones included
 * @throws NotText for a record that does not end
 */
export async function* delimited(pieces: AsyncIterable<string>): AsyncGenerator<string[][]> {
	let parser: Papa.Parser | undefined;
	let rest = '';
	for await (const piece of pieces) {
		rest += parser ? piece : piece.replace(/^\ufeff/, '');
		parser ??= new Papa.Parser({ delimiter: delimiterOf(rest), newline: '\n', quoteChar: '"' });
		// Beware: without the last record, which may go on in the next piece.
		const { data, meta }: Parsed = parser.parse(rest, 0, true);
		rest = rest.slice(meta.cursor);
		if (rest.length > MOST_ROW) throw new NotText('kind');
		if (data.length) yield data;
	}
	if (!parser || !rest) return;
	const { data }: Parsed = parser.parse(rest, 0, false);
	if (data.length) yield data;
}
