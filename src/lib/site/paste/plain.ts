import { linkFrom } from '../link';
import { nested, type WordItem } from './lists';
import type { Mark, Part } from './part';

/** Plain text as people write it in letters and notes: lists by hyphens and numbers, `#` headings, `>` quotes, tabs. */

const BULLET = /^(\s*)[-*•·–]\s+(.*)$/;
// "1.5 million" is no item; "1、" needs no space.
const NUMBER = /^(\s*)\(?\d{1,3}(?:[.)]\s+|、\s*)(\S.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

type Kind = 'item' | 'heading' | 'quote' | 'row' | 'blank' | 'words';
interface Line {
	kind: Kind;
	raw: string;
}

/** @returns the text as parts of rich text */
export function readPlain(text: string): Part[] {
	const lines = text.split(/\r\n?|\n|\u2028|\u2029/).map((raw): Line => ({ raw, kind: kindOf(raw) }));
	return runs(lines).flatMap(partsOf);
}

function kindOf(raw: string): Kind {
	if (!raw.trim()) return 'blank';
	if (BULLET.test(raw) || NUMBER.test(raw)) return 'item';
	if (HEADING.test(raw)) return 'heading';
	if (QUOTE.test(raw)) return 'quote';
	return raw.includes('\t') && raw.trim().includes('\t') ? 'row' : 'words';
}

/** Lines of one kind that stand together. */
function runs(lines: readonly Line[]): Line[][] {
	const found: Line[][] = [];
	for (const line of lines) {
		const run = found.at(-1);
		if (run && run[0]?.kind === line.kind && line.kind !== 'heading') run.push(line);
		else found.push([line]);
	}
	return found;
}

function partsOf(run: readonly Line[]): Part[] {
	const raws = run.map(({ raw }) => raw);
	switch (run[0]?.kind) {
		case 'item':
			return nested(raws.map(itemOf));
		case 'heading':
			return raws.map(headingOf);
		case 'quote':
			return [{ type: 'blockquote', content: [linesOf(raws.map((raw) => QUOTE.exec(raw)?.[1] ?? ''))] }];
		case 'row':
			return raws.length > 1 ? [tableOf(raws)] : [linesOf(raws)];
		case 'words':
			return [linesOf(raws)];
		default:
			return [];
	}
}

function itemOf(raw: string): WordItem {
	const number = NUMBER.exec(raw);
	const [, indent = '', words = ''] = number ?? BULLET.exec(raw) ?? [];
	const level = 1 + Math.min(5, Math.floor(indent.replaceAll('\t', '  ').length / 2));
	return { type: 'wordItem', attrs: { level, ordered: number !== null }, content: inline(words) };
}

function headingOf(raw: string): Part {
	const [, signs = '', words = ''] = HEADING.exec(raw) ?? [];
	return {
		type: 'heading',
		attrs: { level: Math.min(4, Math.max(2, signs.length)) },
		content: inline(words)
	};
}

/** One paragraph: line by line, as it was written. */
const linesOf = (lines: readonly string[]): Part => ({
	type: 'paragraph',
	content: lines.flatMap((line, at) => [
		...(at ? [{ type: 'hardBreak' }] : []),
		...inline(line.trim().replaceAll('\t', ' '))
	])
});

function tableOf(lines: readonly string[]): Part {
	const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
	const width = Math.max(...rows.map((row) => row.findLastIndex(Boolean) + 1));
	return {
		type: 'table',
		content: rows.map((row) => ({
			type: 'tableRow',
			content: Array.from({ length: width }, (_, at) => ({
				type: 'tableCell',
				content: row[at] ? [{ type: 'paragraph', content: inline(row[at]) }] : []
			}))
		}))
	};
}

// `**bold**`, `[words](address)`, or an address that stands by itself; nothing that would need to look back.
const MARKED =
	/\*\*([^*\n]{1,500})\*\*|\[([^[\]\n]{1,300})\]\(([^()\s]{1,1000})\)|\b(https?:\/\/[^\s<>"'()，。；）]{1,1000})/g;

/** @returns the words of a line with what is marked in them */
export function inline(text: string): Part[] {
	const parts: Part[] = [];
	let at = 0;
	const put = (words: string, mark?: Mark) => {
		if (words) parts.push({ type: 'text', text: words, ...(mark ? { marks: [mark] } : {}) });
	};
	for (const found of text.matchAll(MARKED)) {
		const [whole, bold, words, address, bare] = found;
		put(text.slice(at, found.index));
		at = found.index + whole.length;
		// The full stop after an address ends the sentence, not the address.
		const end = bare ? (/[.,;:!?]+$/.exec(bare)?.[0] ?? '') : '';
		const href = linkFrom(address ?? bare?.slice(0, bare.length - end.length) ?? '');
		if (bold) put(bold, { type: 'bold' });
		else if (href) put(words ?? href, { type: 'link', attrs: { href } });
		else put(whole);
		if (href) put(end);
	}
	put(text.slice(at));
	return parts;
}
