import type { BlockKinds } from '../blocks/block';
import { fieldsFrom } from '../fields';
import type { RichDocument } from '../rich';
import { RICH_LIMITS, isEmptyRich, richFrom } from '../rich-parse';
import type { Block } from '../site';
import { readHtml } from './html';
import type { Note, Part } from './part';
import { readPlain } from './plain';

/** Blocks that one paste makes at most: more is not read over, and was not meant. */
const MOST_BLOCKS = 40;
/** Of one block, with room to go on writing in it. */
const MOST_NODES = RICH_LIMITS.nodes / 2;
const MOST_CHARACTERS = RICH_LIMITS.characters / 2;

export interface Pasted {
	documents: readonly RichDocument[];
	notes: readonly Note[];
}

/**
 * What somebody pasted, as rich text: HTML of Word, a web page or a spreadsheet, else plain text. Only what rich text
 * may hold comes through; what was left out is noted.
 * @param html '' where the clipboard has none
 */
export function pasted(html: string, text: string): Pasted {
	const { parts, notes } = html.trim() ? readHtml(html) : { parts: readPlain(text), notes: new Set<Note>() };
	const documents: RichDocument[] = [];
	for (const content of portions(parts, notes)) {
		if (documents.length === MOST_BLOCKS) {
			notes.add('cut');
			break;
		}
		const document = richFrom({ type: 'doc', content });
		if (!isEmptyRich(document)) documents.push(document);
	}
	// Some programs put an empty page beside good plain text.
	if (!documents.length && html.trim() && text.trim()) return pasted('', text);
	return { documents, notes: [...notes] };
}

/** Parts in portions that a block holds. What is too large by itself is cut. */
function portions(parts: readonly Part[], notes: Set<Note>): Part[][] {
	const made: Part[][] = [];
	let room = { nodes: 0, characters: 0 };
	for (const part of parts) {
		const budget: Budget = { nodes: MOST_NODES, characters: MOST_CHARACTERS, cut: false };
		const kept = within(part, budget, 0);
		if (budget.cut) notes.add('cut');
		if (!kept) continue;
		const size = { nodes: MOST_NODES - budget.nodes, characters: MOST_CHARACTERS - budget.characters };
		if (!made.length || size.nodes > room.nodes || size.characters > room.characters) {
			made.push([]);
			room = { nodes: MOST_NODES, characters: MOST_CHARACTERS };
		}
		room = { nodes: room.nodes - size.nodes, characters: room.characters - size.characters };
		made.at(-1)?.push(kept);
	}
	return made;
}

interface Budget {
	nodes: number;
	characters: number;
	cut: boolean;
}

/** @param depth as `rich-parse.ts` counts it @returns the part as far as the budget goes */
function within(part: Part, budget: Budget, depth: number, table = false): Part | null {
	const below = depth + (deepens(part, table) ? 1 : 0);
	// Cells and items get a paragraph if they lack one: two nodes at most.
	if (budget.nodes < 2 || budget.characters <= 0 || below > RICH_LIMITS.depth) {
		budget.cut = true;
		return null;
	}
	budget.nodes -= 2;
	const text = part.text?.slice(0, budget.characters).toWellFormed();
	if (text !== undefined) budget.characters -= text.length;
	if (text?.length !== part.text?.length) budget.cut = true;
	const inTable = table || part.type === 'table';
	const content = part.content?.flatMap((one) => within(one, budget, below, inTable) ?? []);
	return { ...part, ...(text === undefined ? {} : { text }), ...(content ? { content } : {}) };
}

/** A table in a table is unwrapped, level by level. */
const deepens = ({ type }: Part, table: boolean): boolean =>
	/^(blockquote|listItem|tableCell|tableHeader)$/.test(type) || (table && /^table/.test(type));

/**
 * @param kinds has one that is rich text: the first whose only field of the kind `prose` is its first
 * @param mint ids of the new blocks
 * @returns what was pasted as blocks in one language
 */
export function blocksOf(
	{ documents }: Pasted,
	kinds: BlockKinds,
	language: string,
	mint: () => string
): Block[] {
	const [name, field] = textKind(kinds);
	const kind = kinds[name];
	if (!kind) return [];
	return documents.map((document) => ({
		id: mint(),
		kind: name,
		fields: fieldsFrom(kind, { [field]: { [language]: document } })
	}));
}

/** The kind `text`, else any that begins with rich text. */
function textKind(kinds: BlockKinds): readonly [string, string] {
	const fitting = Object.entries(kinds).flatMap(([name, { fields }]) => {
		const [first] = Object.entries(fields);
		return first?.[1].as === 'prose' ? [[name, first[0]] as const] : [];
	});
	return fitting.find(([name]) => name === 'text') ?? fitting[0] ?? ['', ''];
}
