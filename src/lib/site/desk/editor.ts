import { Editor, type Extensions, type JSONContent } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { linkFrom } from '../link';
import { richFrom } from '../rich-parse';
import type { RichDocument } from '../rich';
import { canonical } from './canonical';
import { begunWith } from './fielding';

// Loaded when somebody first writes rich text, and never by a visitor. The schema is that of `rich.ts` and nothing more.
// No history of its own: the desk's goes over everything.
const EXTENSIONS: Extensions = [
	Document,
	Paragraph,
	Text,
	HardBreak,
	Heading.configure({ levels: [2, 3, 4] }),
	Bold,
	Italic,
	BulletList,
	OrderedList,
	ListItem,
	ListKeymap,
	Blockquote,
	Link.configure({
		openOnClick: false,
		autolink: false,
		linkOnPaste: true,
		HTMLAttributes: { target: null, rel: null, class: null },
		isAllowedUri: (link) => typeof link === 'string' && linkFrom(link) !== null
	}),
	// Widths of columns are not kept, so they are not dragged.
	Table.configure({ resizable: false }),
	TableRow,
	TableHeader,
	TableCell
];

export interface EditorParts {
	element: HTMLElement;
	document: RichDocument | undefined;
	/** What the element is, for screen readers. */
	attributes: Readonly<Record<string, string>>;
	onchange: (document: RichDocument) => void;
	/** Marks or place of the caret are others. */
	onmove: () => void;
	/** @returns whether the key is dealt with */
	onkey: (event: KeyboardEvent) => boolean;
	/** @returns what was pasted as rich text, by the gate of `paste/`; null where nothing of it is left */
	paste: (html: string, text: string) => RichDocument | null;
}

/** @returns an editor of rich text whose document is what `rich.ts` allows, whatever is done to it */
export function open(parts: EditorParts): Editor {
	const take = (event: Event, data: DataTransfer | null): boolean => {
		if (!data) return false;
		event.preventDefault();
		const document = parts.paste(data.getData('text/html'), data.getData('text/plain'));
		if (document) insert(editor, document);
		return true;
	};
	const editor = new Editor({
		element: parts.element,
		extensions: EXTENSIONS,
		content: given(begunWith(parts.document)),
		// A `<style>` in the document is refused by the page's policy; ours stands in `WriteHere.svelte`.
		injectCSS: false,
		editorProps: {
			attributes: { ...parts.attributes },
			handleKeyDown: (_, event) => !event.isComposing && parts.onkey(event),
			// Beware: its own `handlePaste` and `handleDrop` come after it has made elements of what was in the clipboard,
			// with whatever they run and load, and then only the page's policy stands in the way.
			handleDOMEvents: {
				paste: (_, event) => take(event, event.clipboardData),
				drop(view, event) {
					// What is dragged from one place of the text to another is its own.
					if (view.dragging) return false;
					const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
					if (at) editor.commands.setTextSelection(at.pos);
					return take(event, event.dataTransfer);
				}
			}
		},
		onUpdate: ({ editor }) => parts.onchange(read(editor)),
		onTransaction: parts.onmove
	});
	return editor;
}

/** One paragraph goes on in the line where the caret is. */
function insert(editor: Editor, { content }: RichDocument): void {
	const [first, ...others] = content;
	const inline = !others.length && first?.type === 'paragraph' ? (first.content ?? []) : null;
	editor
		.chain()
		.focus()
		.insertContent(JSON.parse(JSON.stringify(inline ?? content)))
		.run();
}

/** Its own copy: our documents are frozen, the editor's are not. */
const given = (document: RichDocument): JSONContent => JSON.parse(JSON.stringify(document));

export const read = (editor: Editor): RichDocument => richFrom(editor.getJSON());

/** Shows another document, unless it says the same: then the caret stays where it is. */
export function follow(editor: Editor, document: RichDocument | undefined): void {
	const wanted = begunWith(document);
	if (editor.view.composing || canonical(richFrom(wanted)) === canonical(read(editor))) return;
	const { from } = editor.state.selection;
	editor.commands.setContent(given(wanted), { emitUpdate: false });
	editor.commands.setTextSelection(Math.min(from, editor.state.doc.content.size - 1));
}

export type { Editor };
