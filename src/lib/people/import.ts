import type { AddressMistake } from './address';
import type { AttributeKind, ValueMistake } from './attribute';
import type { Barred } from './contact';

/** Bringing people in from a file: what its columns are, what each row would do, how far it is. */

export const MOST_ROWS = 200_000;
export const MOST_BYTES = 50 * 1024 * 1024;
/** A workbook is unpacked in memory. */
export const MOST_SHEET_BYTES = 20 * 1024 * 1024;
export const MOST_COLUMNS = 100;

/** What a column of the file is taken for. `consent`: a date, or yes; who has none of it keeps what is known. */
export type ColumnUse =
	| { as: 'address' | 'name' | 'language' | 'consent' | 'nothing' }
	| { as: 'attribute'; name: string; kind: AttributeKind };

export interface Column {
	/** As the file says; '' where it says nothing. */
	heading: string;
	use: ColumnUse;
	/** The first few values in it. */
	samples: string[];
}

/** What became of a row, or would. `merged`: the same address stood in an earlier row, which took it in. */
export const ROW_KINDS = ['new', 'changed', 'same', 'merged', 'wrong'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Why a row cannot be taken. `column`: its number from 0, where it is one column's fault. */
export interface RowMistake {
	code: AddressMistake | ValueMistake | 'language' | 'consent' | 'name_too_long' | 'too_much' | 'broken_row';
	column: number | null;
	/** What stood there, cut. */
	text: string;
}

/** One fact that a row would change. `what`: an attribute's name, or `@name`, `@language`, `@consent`. */
export interface Change {
	what: string;
	/** null: not known. */
	before: string | null;
	after: string;
}

export interface PreviewRow {
	/** As a spreadsheet counts: the first row below the heading is 2. */
	row: number;
	kind: RowKind;
	/** As the file has it, of a wrong row too; cut. */
	address: string;
	name: string;
	/** Of a new row: all that is known then. */
	changes: Change[];
	/** Of a merged row: the row that it joined. */
	joined: number | null;
	wrong: RowMistake | null;
	/** Comes in, and stays barred all the same. */
	barred: Barred | null;
}

export type Counts = Record<RowKind, number>;

/** Why a whole file cannot be taken, or why it broke off. */
export interface FileMistake {
	code:
		| 'empty'
		| 'too_large'
		| 'sheet_too_large'
		| 'too_many_rows'
		| 'too_many_columns'
		| 'unreadable'
		| 'encoding'
		| 'kind'
		| 'broke_off';
	/** The limit, where there is one: megabytes, rows, columns. */
	most: number | null;
}

/**
 * reading -> comparing -> ready -> applying -> applied; failed with a mistake. `ready` without a column for the
 * address cannot be applied: see Import.columns.
 */
export type ImportState = 'reading' | 'comparing' | 'ready' | 'applying' | 'applied' | 'failed';

/** For a bar: `done` of `total`, in bytes while reading and in rows after it; total 0: not known. */
export interface Progress {
	state: ImportState;
	done: number;
	total: number;
	/** Rows of the file read so far. */
	rows: number;
	mistake: FileMistake | null;
}

export interface Import {
	id: string;
	team: string;
	/** Of the file. */
	name: string;
	state: ImportState;
	columns: Column[];
	rows: number;
	/** Of what it would do; once applied, of what it did. */
	counts: Counts;
	/** Among new, changed and same: how many stay barred. */
	barred: number;
	/** Attributes that it would add to the team's. */
	adds: string[];
	mistake: FileMistake | null;
	createdAt: string;
	appliedAt: string | null;
}

export interface Preview extends Import {
	/** A page of them, in the order of the file. */
	shown: PreviewRow[];
	page: number;
	/** Pages of what was asked for, at least 1. */
	pages: number;
}
