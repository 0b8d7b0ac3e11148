// Rich text as data: what ProseMirror's JSON of our editor is, cut down to what is allowed. Never HTML.

export interface RichMark {
	type: 'bold' | 'italic' | 'link';
	/** Of a link only; allowed by `link.ts`. */
	attrs?: { href: string };
}

export type RichInline = { type: 'text'; text: string; marks?: readonly RichMark[] } | { type: 'hardBreak' };

export type RichNode =
	| { type: 'paragraph'; content?: readonly RichInline[] }
	| { type: 'heading'; attrs: { level: 2 | 3 | 4 }; content?: readonly RichInline[] }
	| { type: 'blockquote'; content: readonly RichNode[] }
	| { type: 'bulletList' | 'orderedList'; content: readonly RichItem[] }
	| { type: 'table'; content: readonly RichRow[] };

export interface RichItem {
	type: 'listItem';
	content: readonly RichNode[];
}
export interface RichRow {
	type: 'tableRow';
	content: readonly RichCell[];
}
export interface RichCell {
	type: 'tableCell' | 'tableHeader';
	content: readonly RichNode[];
}

export interface RichDocument {
	type: 'doc';
	content: readonly RichNode[];
}
