import { Problem } from '../problem';
import { linkFrom } from './link';
import type { RichCell, RichDocument, RichInline, RichItem, RichMark, RichNode, RichRow } from './rich';
import { cleanText } from './text';

/** `characters`: about ten printed pages in one block. `nodes`, `depth`: no editor makes more, an attack would. */
export const RICH_LIMITS = { characters: 40_000, nodes: 6_000, depth: 10 } as const;

/**
 * Rich text as some editor, paste or stored document has it, cut down to what is allowed. What is unknown is unwrapped:
 * its text stays, it does not. What is empty of itself (a table without rows) is left out.
 * @throws Problem `invalid` past the limits: nothing that a person wrote is cut silently
 */
export function richFrom(json: unknown): RichDocument {
	const reader = new Reader();
	return { type: 'doc', content: reader.nodes(partOf(json)['content'], 0) };
}

/** @returns its text; paragraphs, cells and items are parted by line breaks */
export function richText(document: RichDocument): string {
	return document.content.map(textOf).filter(Boolean).join('\n');
}

/** @returns whether a reader would see nothing of it */
export const isEmptyRich = (document: RichDocument): boolean => !richText(document).trim();

function textOf(node: RichNode | RichItem | RichRow | RichCell): string {
	if (node.type === 'paragraph' || node.type === 'heading')
		return (node.content ?? []).map((part) => (part.type === 'text' ? part.text : '\n')).join('');
	const inside: readonly (RichNode | RichItem | RichRow | RichCell)[] = node.content;
	return inside.map(textOf).filter(Boolean).join('\n');
}

type Part = Readonly<Record<string, unknown>>;
const partOf = (value: unknown): Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const partsOf = (value: unknown): Part[] => (Array.isArray(value) ? value.map(partOf) : []);

const EMPTY: RichNode = { type: 'paragraph' };
const isInline = (part: Part) => part['type'] === 'text' || part['type'] === 'hardBreak';

class Reader {
	#nodes = 0;
	#characters = 0;

	nodes(content: unknown, depth: number, table = false): RichNode[] {
		if (depth > RICH_LIMITS.depth) throw new Problem('invalid', { limit: 'depth' });
		const nodes: RichNode[] = [];
		let loose: Part[] = [];
		const close = () => {
			if (loose.length) nodes.push({ type: 'paragraph', ...this.#inline(loose) });
			loose = [];
		};
		for (const part of partsOf(content)) {
			if (isInline(part)) loose.push(part);
			else {
				close();
				nodes.push(...this.#node(part, depth, table));
			}
		}
		close();
		return nodes;
	}

	#node(part: Part, depth: number, table: boolean): RichNode[] {
		this.#count();
		const inside = part['content'];
		switch (part['type']) {
			case 'paragraph':
				return [{ type: 'paragraph', ...this.#inline(partsOf(inside)) }];
			case 'heading':
				return [{ type: 'heading', attrs: { level: levelOf(part) }, ...this.#inline(partsOf(inside)) }];
			case 'blockquote': {
				const content = this.nodes(inside, depth + 1, table);
				return content.length ? [{ type: 'blockquote', content }] : [];
			}
			case 'bulletList':
			case 'orderedList': {
				const content = this.#items(inside, depth, table);
				return content.length ? [{ type: part['type'], content }] : [];
			}
			case 'table': {
				const content = table ? [] : this.#rows(inside, depth);
				return content.length ? [{ type: 'table', content }] : this.nodes(inside, depth + 1, table);
			}
			default:
				return this.nodes(inside, depth + 1, table);
		}
	}

	#items(content: unknown, depth: number, table: boolean): RichItem[] {
		return partsOf(content).flatMap((part): RichItem[] => {
			this.#count();
			const content = part['type'] === 'listItem' ? part['content'] : [part];
			return [{ type: 'listItem', content: led(this.nodes(content, depth + 1, table)) }];
		});
	}

	#rows(content: unknown, depth: number): RichRow[] {
		if (depth > RICH_LIMITS.depth) throw new Problem('invalid', { limit: 'depth' });
		return partsOf(content).flatMap((row): RichRow[] => {
			this.#count();
			if (row['type'] !== 'tableRow') return this.#rows(row['content'], depth + 1);
			const cells = partsOf(row['content']).flatMap((cell): RichCell[] => {
				this.#count();
				const type = cell['type'] === 'tableHeader' ? 'tableHeader' : 'tableCell';
				const inside = cell['type'] === type ? cell['content'] : [cell];
				return [{ type, content: led(this.nodes(inside, depth + 1, true)) }];
			});
			return cells.length ? [{ type: 'tableRow', content: cells }] : [];
		});
	}

	#inline(parts: readonly Part[]): { content?: RichInline[] } {
		const content = parts.flatMap((part): RichInline[] => {
			this.#count();
			if (part['type'] === 'hardBreak') return [{ type: 'hardBreak' }];
			if (part['type'] !== 'text') return this.#inline(partsOf(part['content'])).content ?? [];
			const text = typeof part['text'] === 'string' ? cleanText(part['text'], false) : '';
			this.#characters += text.length;
			if (this.#characters > RICH_LIMITS.characters)
				throw new Problem('invalid', { limit: 'characters', max: RICH_LIMITS.characters });
			const marks = marksOf(part['marks']);
			return text ? [{ type: 'text', text, ...(marks.length ? { marks } : {}) }] : [];
		});
		return content.length ? { content } : {};
	}

	#count(): void {
		if (++this.#nodes > RICH_LIMITS.nodes)
			throw new Problem('invalid', { limit: 'nodes', max: RICH_LIMITS.nodes });
	}
}

/** Items and cells begin with a paragraph, as the editor's own do. */
const led = (nodes: RichNode[]): RichNode[] => (nodes[0]?.type === 'paragraph' ? nodes : [EMPTY, ...nodes]);

function levelOf(part: Part): 2 | 3 | 4 {
	const level = partOf(part['attrs'])['level'];
	return level === 3 ? 3 : typeof level === 'number' && level >= 4 ? 4 : 2;
}

function marksOf(value: unknown): RichMark[] {
	const found = new Map<RichMark['type'], RichMark>();
	for (const mark of partsOf(value)) {
		const type = mark['type'];
		if (type === 'bold' || type === 'italic') found.set(type, { type });
		const href = type === 'link' ? partOf(mark['attrs'])['href'] : null;
		const link = typeof href === 'string' ? linkFrom(href) : null;
		if (link) found.set('link', { type: 'link', attrs: { href: link } });
	}
	// In one order, so that equal texts are equal JSON.
	return (['bold', 'italic', 'link'] as const).flatMap((type) => found.get(type) ?? []);
}
