import { Problem } from '$lib/problem';
import type { Json } from '$lib/server/database.types';
import { house, type Client } from '$lib/server/door';
import { refusal, type Refused } from '$lib/server/problems';
import * as attributes from './attributes.server';
import { columnsOf, isHeading, usesFrom } from './columns';
import { rowsIn, Unreadable, type FileRow } from './file';
import type { Column, ColumnUse, FileMistake, Import, Preview, Progress, RowKind } from './import';
import { cleaned } from './plain';
import { judged } from './row';

/** A file as it arrives. */
export interface Incoming {
	/** Minted by the page, so that it can ask for `progress` meanwhile. */
	id: string;
	/** Of the file, with its ending. */
	name: string;
	/** In bytes, as far as the sender says; 0: not known. */
	size: number;
	bytes: ReadableStream<Uint8Array>;
}

// Rows a call: what one call holds is what a file holds of memory.
const AT_ONCE = 1000;
const AT_ONCE_AGAIN = 2000;
const PAGE = 50;

/** @throws Problem for what somebody should hear about */
const through = ({ error }: { error: Refused | null }): void => {
	if (error) throw refusal(error);
};
const told = <Told>({ data, error }: { data: unknown; error: Refused | null }): Told => {
	if (error) throw refusal(error);
	if (data === null) throw new Problem('missing');
	return data as Told;
};
const asJson = (value: object): Json => value as unknown as Json;

/** Rows as they come, at most AT_ONCE at a time and at least so many but for the last. */
async function* batches(rows: AsyncIterable<FileRow[]>): AsyncGenerator<FileRow[]> {
	let held: FileRow[] = [];
	for await (const some of rows) {
		held = held.concat(some);
		while (held.length > AT_ONCE) {
			yield held.slice(0, AT_ONCE);
			held = held.slice(AT_ONCE);
		}
	}
	if (held.length) yield held;
}

async function keepRows(db: Client, team: string, { id, bytes }: Incoming): Promise<void> {
	let columns: Column[] | null = null;
	let read = 0;
	for await (const batch of batches(rowsIn(bytes, (sum) => (read = sum)))) {
		let rows = batch;
		if (!columns) {
			const first = rows[0]?.cells ?? [];
			const headings = isHeading(first) ? first : null;
			if (headings) rows = rows.slice(1);
			if (!rows.length) throw new Unreadable('empty');
			columns = columnsOf(
				headings,
				rows.map(({ cells }) => cells),
				await attributes.list(db, team)
			);
		}
		const uses = columns.map(({ use }) => use);
		const staged = rows.map(({ row, cells }) => ({ ...judged(uses, row, cells), cells: cells.map(cleaned) }));
		through(
			await house().rpc('stage_rows', {
				import: id,
				batch: asJson(staged),
				done: read,
				columns: asJson(columns)
			})
		);
	}
}

/**
 * Reads a file row by row and keeps its rows apart, compared with what is known. Nothing of it happens before `apply`.
 *
 * @returns why it cannot be taken; null: it is ready to be looked at
 * @throws Problem `stale` for an id that was used before
 */
export async function stage(db: Client, team: string, file: Incoming): Promise<FileMistake | null> {
	const { id, size } = file;
	// Here it is asked who is asking; what follows is the house's.
	const name = cleaned(file.name).slice(0, 200).toWellFormed() || '?';
	through(await db.rpc('begin_import', { team, import: id, name, total: size }));
	try {
		await keepRows(db, team, file);
	} catch (thrown) {
		if (!(thrown instanceof Unreadable)) throw thrown;
		through(await house().rpc('fail_import', { import: id, mistake: asJson(thrown.mistake) }));
		return thrown.mistake;
	}
	through(await house().rpc('compare_import', { import: id }));
	through(await house().rpc('settle_import', { import: id }));
	return null;
}

/** @throws Problem `missing` */
export const read = async (db: Client, id: string): Promise<Import> =>
	told(await db.rpc('read_import', { import: id }));

async function judgeAgain(id: string, uses: ColumnUse[], total: number): Promise<void> {
	let [after, done] = [0, 0];
	for (;;) {
		const rows: FileRow[] = told(
			await house().rpc('import_cells', { import: id, after, most: AT_ONCE_AGAIN })
		);
		const last = rows.at(-1);
		if (!last) return;
		const batch = rows.map(({ row, cells }) => judged(uses, row, cells));
		through(await house().rpc('judge_rows', { import: id, batch: asJson(batch) }));
		after = last.row;
		done += rows.length;
		through(await house().rpc('note_judged', { import: id, done, total }));
	}
}

/**
 * Takes the columns for something else, and compares anew.
 *
 * @param uses of every column, in their order
 * @throws Problem `invalid` if two are taken for the same, `closed` while it is at it already
 */
export async function map(db: Client, id: string, uses: ColumnUse[]): Promise<void> {
	const { columns, rows } = await read(db, id);
	const chosen = usesFrom(uses, columns.length);
	if (!chosen) throw new Problem('invalid');
	const mapped = columns.map((column, at) => ({ ...column, use: chosen[at] ?? column.use }));
	through(await house().rpc('compare_import', { import: id, columns: asJson(mapped) }));
	await judgeAgain(id, chosen, rows);
	through(await house().rpc('settle_import', { import: id }));
}

/** @param of `only` rows of this kind, null: all; `page` from 1 */
export const preview = async (
	db: Client,
	id: string,
	{ only, page }: { only: RowKind | null; page: number }
): Promise<Preview> =>
	told(await db.rpc('preview_import', { import: id, page, size: PAGE, ...(only && { of_kind: only }) }));

export const progress = async (db: Client, id: string): Promise<Progress> =>
	told(await db.rpc('import_progress', { import: id }));

/**
 * Does all of it, or nothing. Once more is harmless.
 *
 * @throws Problem `stale` if somebody changed one of these contacts since: it is compared anew, look again;
 *   `invalid` without a column for the address
 */
export async function apply(db: Client, id: string): Promise<Import> {
	const { error } = await db.rpc('apply_import', { import: id });
	const refused = error && refusal(error);
	if (refused?.code === 'stale') {
		through(await house().rpc('compare_import', { import: id }));
		through(await house().rpc('settle_import', { import: id }));
	}
	if (refused) throw refused;
	return read(db, id);
}

/** Throws the file away. */
export const remove = async (db: Client, id: string): Promise<void> =>
	through(await db.rpc('remove_import', { import: id }));

/** Unfinished and finished ones of the last day, newest first. */
export const list = async (db: Client, team: string): Promise<Import[]> =>
	told(await db.rpc('imports_of', { team }));

/** Forgets files that nobody decided about for a day. */
export async function sweep(): Promise<void> {
	through(await house().rpc('sweep_imports'));
}
