import type { Editor } from '@tiptap/core';
import { m } from '$lib/i18n/paraglide/messages';

export interface Format {
	name: string;
	label: () => string;
	/** Path data of its icon, drawn as a line on 24 by 24. */
	icon: string;
	keys?: string;
	on: (editor: Editor) => boolean;
	run: (editor: Editor) => void;
	/** Shown only where it means something. */
	only?: (editor: Editor) => boolean;
}

const inTable = (editor: Editor) => editor.isActive('table');

const heading = (level: 2 | 3 | 4, label: () => string, icon: string): Format => ({
	name: `h${level}`,
	label,
	icon,
	on: (editor) => editor.isActive('heading', { level }),
	run: (editor) => editor.chain().focus().toggleHeading({ level }).run()
});

const table = (name: string, label: () => string, icon: string, run: Format['run']): Format => ({
	name,
	label,
	icon,
	on: () => false,
	run,
	only: inTable
});

/** What can be done to words, but links, which are asked for. */
export const FORMATS: readonly Format[] = [
	{
		name: 'bold',
		label: m.desk_bold,
		icon: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
		keys: 'Control+B Meta+B',
		on: (editor) => editor.isActive('bold'),
		run: (editor) => editor.chain().focus().toggleBold().run()
	},
	{
		name: 'italic',
		label: m.desk_italic,
		icon: 'M19 4h-9M14 20H5M15 4 9 20',
		keys: 'Control+I Meta+I',
		on: (editor) => editor.isActive('italic'),
		run: (editor) => editor.chain().focus().toggleItalic().run()
	},
	heading(2, m.desk_heading_2, 'M4 6v12M12 6v12M4 12h8M16 10a2.4 2.4 0 1 1 4.2 1.6L16 18h5'),
	heading(3, m.desk_heading_3, 'M4 6v12M12 6v12M4 12h8M16 9h5l-3 3.6a2.8 2.8 0 1 1-2.3 4.6'),
	{
		name: 'bullets',
		label: m.desk_bullets,
		icon: 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01',
		on: (editor) => editor.isActive('bulletList'),
		run: (editor) => editor.chain().focus().toggleBulletList().run()
	},
	{
		name: 'numbers',
		label: m.desk_numbered,
		icon: 'M10 6h11M10 12h11M10 18h11M4 4.5 5.5 4v5M4 14.5a1.6 1.6 0 1 1 2.7 1.1L4 19h3',
		on: (editor) => editor.isActive('orderedList'),
		run: (editor) => editor.chain().focus().toggleOrderedList().run()
	},
	{
		name: 'quote',
		label: m.desk_quote,
		icon: 'M5 5v14M10 8h9M10 12h9M10 16h6',
		on: (editor) => editor.isActive('blockquote'),
		run: (editor) => editor.chain().focus().toggleBlockquote().run()
	},
	{
		name: 'table',
		label: m.desk_table,
		icon: 'M4 5h16v14H4zM4 10h16M4 14.5h16M12 5v14',
		on: inTable,
		run: (editor) =>
			inTable(editor)
				? editor.chain().focus().deleteTable().run()
				: editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()
	},
	table('row-add', m.desk_row_add, 'M4 5h16v7H4zM12 15v6M9 18h6', (editor) =>
		editor.chain().focus().addRowAfter().run()
	),
	table('column-add', m.desk_column_add, 'M5 4h7v16H5zM15 12h6M18 9v6', (editor) =>
		editor.chain().focus().addColumnAfter().run()
	),
	table('row-remove', m.desk_row_remove, 'M4 5h16v7H4zM9 18h6', (editor) =>
		editor.chain().focus().deleteRow().run()
	),
	table('column-remove', m.desk_column_remove, 'M5 4h7v16H5zM15 12h6', (editor) =>
		editor.chain().focus().deleteColumn().run()
	)
];
