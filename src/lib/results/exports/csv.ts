import type { Cell, Export } from './export';

// Excel takes a file without it for the machine's old code page, and Chinese becomes noise.
const BOM = '\ufeff';

const STARTS = '=+-@\uff1d\uff0b\uff0d\uff20';
const FORMULA = /^(?=[\s\p{Cc}\p{Cf}]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
// Beware: where a semicolon parts the columns (Excel in much of Europe), our quotes do not hold, and what stands
// behind a semicolon, a tab or a line break in a text becomes a cell of its own. Whole runs are matched and judged
// by the sign behind them: to look ahead from each of their signs would take the square of their length.
const RUN = /;?[\s\p{Cc}\p{Cf}]+|;/gu;
const PARTING = /[;\t\r\n]/g;

const parted = (text: string): string =>
	text.replace(RUN, (run, at: number) => {
		const next = text.charAt(at + run.length);
		return next && STARTS.includes(next) ? run.replace(PARTING, "$&'") : run;
	});

/**
 * @returns the text such that no spreadsheet takes it, or a part of it, for a formula: an apostrophe in front
 *   (OWASP "CSV Injection"; its full-width signs too, which Excel reads as the others)
 */
export const neutral = (text: string): string => parted(text).replace(FORMULA, "'");

const cell = (value: Cell): string => {
	if (value === null) return '';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
	return `"${neutral(value).replaceAll('"', '""')}"`;
};

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

/** RFC 4180, in UTF-8 with a byte order mark; every text is quoted. */
export const format: Export = {
	extension: 'csv',
	type: 'text/csv; charset=utf-8',
	async *write(header, rows) {
		yield BOM + line(header);
		for await (const page of rows) yield page.map(line).join('');
	}
};
