import { addressFrom } from './address';
import { dayFrom, valueFrom } from './attribute';
import { MOST_NAME } from './contact';
import type { ColumnUse, RowMistake } from './import';
import { languageFrom } from './language';
import { cleaned } from './plain';

/** A row of a file as it is kept: what it says of whom, or why it says nothing that can be taken. */
export interface JudgedRow {
	/** As a spreadsheet counts. */
	row: number;
	address: string | null;
	/** By attribute, or `@name`, `@language`, `@consent` (a day, or `yes`). An empty cell says nothing. */
	facts: Record<string, string> | null;
	wrong: RowMistake | null;
}

const YES = new Set([
	'yes',
	'y',
	'true',
	'1',
	'x',
	'ja',
	'oui',
	'si',
	'sí',
	'sim',
	'是',
	'已同意',
	'同意',
	'有',
	'对',
	'✓',
	'✔'
]);
const NO = new Set([
	'no',
	'n',
	'false',
	'0',
	'nein',
	'non',
	'não',
	'nao',
	'否',
	'不同意',
	'未同意',
	'无',
	'没有',
	'-'
]);

function consentFrom(text: string): string | null {
	const said = text.toLowerCase();
	return YES.has(said) ? 'yes' : NO.has(said) ? '' : dayFrom(text);
}

type Read = { what: string; value: string } | { code: RowMistake['code'] };

function readCell(use: ColumnUse, text: string): Read {
	switch (use.as) {
		case 'name':
			return text.length > MOST_NAME ? { code: 'name_too_long' } : { what: '@name', value: text };
		case 'language': {
			const language = languageFrom(text);
			return language ? { what: '@language', value: language } : { code: 'language' };
		}
		case 'consent': {
			const given = consentFrom(text);
			return given === null ? { code: 'consent' } : { what: '@consent', value: given };
		}
		case 'attribute': {
			const read = valueFrom(use.kind, text);
			return 'mistake' in read ? { code: read.mistake } : { what: use.name, value: read.value };
		}
		default:
			return { what: '', value: '' };
	}
}

const SHOWN = 200;
const wrongly = (row: number, code: RowMistake['code'], column: number | null, text: string): JudgedRow => ({
	row,
	address: null,
	facts: null,
	wrong: { code, column: column === -1 ? null : column, text: text.slice(0, SHOWN).toWellFormed() }
});

/**
 * @param uses what each column is taken for
 * @param cells of the row; missing ones say nothing
 */
export function judged(uses: readonly ColumnUse[], row: number, cells: readonly string[]): JudgedRow {
	const texts = cells.map(cleaned);
	// A comma too many moves every value behind it into somebody else's column.
	const over = texts.slice(uses.length).find(Boolean);
	if (over) return wrongly(row, 'broken_row', null, over);
	const at = uses.findIndex(({ as }) => as === 'address');
	const address = addressFrom(texts[at] ?? '');
	if ('mistake' in address) return wrongly(row, address.mistake, at, texts[at] ?? '');
	const facts: Record<string, string> = {};
	for (const [column, use] of uses.entries()) {
		const text = texts[column];
		if (!text) continue;
		const read = readCell(use, text);
		if ('code' in read) return wrongly(row, read.code, column, text);
		if (read.value) facts[read.what] = read.value;
	}
	return { row, address: address.address, facts, wrong: null };
}
