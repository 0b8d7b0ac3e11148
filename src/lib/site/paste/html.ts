import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { linkFrom } from '../link';
import { listed, type WordItem } from './lists';
import { grouped, tidy, type Mark, type Note, type Part } from './part';
import {
	type Emphasis,
	emphasisOf,
	isHidden,
	isWordMarker,
	onlineLevel,
	wordHeading,
	wordLevel
} from './style';

/** Word brings its whole style sheet along; a page of prose is 10 kB of it. */
const MOST = 2_000_000;
// Programs nest tens deep. Past it there is only an attack on the stack.
const DEEPEST = 120;

const words = (text: string) => new Set(text.split(' '));
/** Runs, loads, or belongs to a form: nothing in it was text that somebody read. */
const NEVER = words(
	'script style template iframe frame frameset object embed applet svg math noscript noembed noframes xmp plaintext ' +
		'textarea select option button input video audio canvas map head title meta link base dialog param source track'
);
const EMBEDDED = words('iframe object embed applet video audio canvas svg');
const BLOCKS = words(
	'p div section article header footer main aside nav figure figcaption center address dl dt dd details summary form ' +
		'fieldset legend hgroup search menu dir body html caption hr pre listing'
);

/** @returns the HTML as parts of rich text, and what was left out */
export function readHtml(html: string): { parts: Part[]; notes: Set<Note> } {
	const reader = new Reader();
	if (html.length > MOST) reader.notes.add('cut');
	const document = parse(html.slice(0, MOST));
	return { parts: listed(grouped(reader.inside(document, [], 0))), notes: reader.notes };
}

const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node;
const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text';

class Reader {
	readonly notes = new Set<Note>();

	inside(node: Tree.ParentNode, marks: readonly Mark[], depth: number, keep = false): Part[] {
		if (depth > DEEPEST) {
			this.notes.add('cut');
			return [];
		}
		return node.childNodes.flatMap((child) => {
			if (isText(child)) return textParts(child.value, marks, keep);
			return isElement(child) ? this.#element(child, marks, depth, keep) : [];
		});
	}

	#element(element: Tree.Element, marks: readonly Mark[], depth: number, keep: boolean): Part[] {
		const name = element.tagName.toLowerCase();
		const attributes = attributesOf(element);
		if (name === 'img' || name === 'picture' || name === 'image') this.notes.add('pictures');
		if (EMBEDDED.has(name)) this.notes.add('embedded');
		if (NEVER.has(name) || isHidden(attributes) || isWordMarker(attributes)) return [];
		if (name === 'br') return [{ type: 'hardBreak' }];
		const inner = withEmphasis(marks, emphasisOf(name, attributes));
		const within = (more = inner) => this.inside(element, more, depth + 1, keep || name === 'pre');
		if (name === 'a') return within(this.#linked(inner, attributes.get('href')));
		const level = /^h[1-6]$/.test(name) ? Number(name[1]) : wordHeading(attributes);
		if (level) return heading(level, within(inner.filter(({ type }) => type === 'link')));
		if (name === 'blockquote') return [{ type: 'blockquote', content: blocksOf(within()) }];
		if (name === 'ul' || name === 'ol') return this.#list(element, name === 'ol', inner, depth);
		if (name === 'li') return items(within());
		if (name === 'table') return this.#table(element, inner, depth);
		const item = wordLevel(attributes);
		if (item && name === 'p') return [wordItem(element, item, within())];
		// Not made into lists yet: what stands beside it may go on with them.
		return BLOCKS.has(name) ? grouped(within()) : within();
	}

	#linked(marks: readonly Mark[], address: string | undefined): readonly Mark[] {
		const href = linkFrom(address ?? '');
		const others = marks.filter(({ type }) => type !== 'link');
		if (href) return [...others, { type: 'link', attrs: { href } }];
		if (address) this.notes.add('links');
		return others;
	}

	/** A list right inside a list, as some programs write it, belongs to the item before. */
	#list(element: Tree.Element, ordered: boolean, marks: readonly Mark[], depth: number): Part[] {
		const online = element.childNodes.filter(isElement).filter((one) => onlineLevel(attributesOf(one)));
		if (online.length)
			return online.map((one): WordItem => {
				const level = onlineLevel(attributesOf(one));
				const content = tidy(lineOf(this.inside(one, marks, depth + 1)));
				return { type: 'wordItem', attrs: { level, ordered }, content };
			});
		const items: Part[] = [];
		for (const block of blocksOf(this.inside(element, marks, depth + 1))) {
			const last = items.at(-1);
			if (block.type === 'listItem') items.push(block);
			else if (last) items[items.length - 1] = { ...last, content: [...(last.content ?? []), block] };
			else items.push({ type: 'listItem', content: [block] });
		}
		return items.length ? [{ type: ordered ? 'orderedList' : 'bulletList', content: items }] : [];
	}

	#table(element: Tree.Element, marks: readonly Mark[], depth: number): Part[] {
		const rows = rowsOf(element).flatMap((row): Part[] => {
			const cells = row.childNodes.filter(isElement).filter(({ tagName }) => /^t[dh]$/.test(tagName));
			const content = cells.flatMap((cell): Part[] => {
				const type = cell.tagName === 'th' ? 'tableHeader' : 'tableCell';
				const own = withEmphasis(marks, emphasisOf(cell.tagName, attributesOf(cell)));
				const inner = { type, content: blocksOf(this.inside(cell, own, depth + 3)) };
				return [inner, ...Array.from({ length: spanOf(cell) - 1 }, () => ({ type, content: [] }))];
			});
			return content.length ? [{ type: 'tableRow', content }] : [];
		});
		const filled = trimmed(rows);
		// A table with one cell is a frame around something.
		const [only] = filled;
		if (filled.length === 1 && only?.content?.length === 1) return [...(only.content[0]?.content ?? [])];
		return filled.length ? [{ type: 'table', content: filled }] : [];
	}
}

const attributesOf = ({ attrs }: Tree.Element): ReadonlyMap<string, string> =>
	new Map(attrs.map((one) => [one.name, one.value]));

/** Paragraphs as one line, since an item of Word's has one. */
const lineOf = (parts: readonly Part[]): Part[] =>
	grouped(parts).flatMap((block, at) => [...(at ? [{ type: 'hardBreak' }] : []), ...(block.content ?? [])]);

/** Blocks that stand by themselves, lists of Word among them. */
const blocksOf = (parts: readonly Part[]): Part[] => listed(grouped(parts));

function textParts(raw: string, marks: readonly Mark[], keep: boolean): Part[] {
	const lines = keep ? raw.split(/\r\n?|\n/) : [raw];
	return lines.flatMap((line, at): Part[] => {
		const text = line.replace(/[ \t\r\n\f\u00a0]+/g, ' ');
		const part: Part[] = text ? [{ type: 'text', text, ...(marks.length ? { marks } : {}) }] : [];
		return at ? [{ type: 'hardBreak' }, ...part] : part;
	});
}

function withEmphasis(marks: readonly Mark[], { bold, italic }: Emphasis): readonly Mark[] {
	const has = (type: Mark['type']) => marks.some((mark) => mark.type === type);
	const wanted = { bold: bold ?? has('bold'), italic: italic ?? has('italic') };
	return [
		...(wanted.bold ? [{ type: 'bold' } as const] : []),
		...(wanted.italic ? [{ type: 'italic' } as const] : []),
		...marks.filter(({ type }) => type === 'link')
	];
}

/** The page has a title of its own, so that headings on it begin at the second level; all of a heading is bold. */
function heading(level: number, parts: readonly Part[]): Part[] {
	return grouped(parts).map((block) =>
		block.type === 'paragraph'
			? {
					type: 'heading',
					attrs: { level: Math.min(4, Math.max(2, level)) },
					content: (block.content ?? []).map(unbold)
				}
			: block
	);
}

function unbold({ marks, ...part }: Part): Part {
	const others = marks?.filter(({ type }) => type !== 'bold') ?? [];
	return others.length ? { ...part, marks: others } : part;
}

const items = (parts: readonly Part[]): Part[] => {
	const content = blocksOf(parts);
	return content.length ? [{ type: 'listItem', content }] : [];
};

function wordItem(element: Tree.Element, level: number, parts: readonly Part[]): WordItem {
	const marker = markerOf(element, 0);
	// 1. a) iv) 一、 （二） ③ but not o, which is one of Word's bullets.
	const ordered = /^[(（]?([0-9０-９]+|[a-z]|[ivxlc]+|[一二三四五六七八九十百]+)[.)．、）]|^[①-⑳]/i.test(
		marker
	);
	return { type: 'wordItem', attrs: { level, ordered }, content: tidy(parts) };
}

function markerOf(element: Tree.Element, depth: number): string {
	for (const child of element.childNodes) {
		if (!isElement(child) || depth > 8) continue;
		const attributes = attributesOf(child);
		const found = isWordMarker(attributes) ? allText(child, 0).trim() : markerOf(child, depth + 1);
		if (found) return found;
	}
	return '';
}

const allText = (element: Tree.Element, depth: number): string =>
	element.childNodes
		.map((child) =>
			isText(child) ? child.value : isElement(child) && depth < 8 ? allText(child, depth + 1) : ''
		)
		.join('');

const rowsOf = (table: Tree.Element): Tree.Element[] =>
	table.childNodes.filter(isElement).flatMap((child) => {
		if (child.tagName === 'tr') return [child];
		return /^t(head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
	});

function spanOf(cell: Tree.Element): number {
	const span = Number(cell.attrs.find(({ name }) => name === 'colspan')?.value ?? 1);
	// Spreadsheets span a title over all columns of the sheet.
	return Number.isInteger(span) && span > 1 && span <= 20 ? span : 1;
}

/** Spreadsheets bring empty rows and columns along: those at the end go. */
function trimmed(rows: readonly Part[]): Part[] {
	const full = (cell: Part) => Boolean(cell.content?.length);
	const last = rows.findLastIndex((row) => row.content?.some(full));
	const width = Math.max(0, ...rows.map((row) => (row.content?.findLastIndex(full) ?? -1) + 1));
	const blank: Part = { type: 'tableCell', content: [] };
	return rows.slice(0, last + 1).map((row) => ({
		...row,
		content: Array.from({ length: width }, (_, at) => row.content?.[at] ?? blank)
	}));
}
