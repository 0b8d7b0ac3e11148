import type { BlockKind, BlockKinds, Field } from '../blocks/block';
import { isPart } from '../fields';
import type { RichDocument } from '../rich';
import { inLanguage, type Block } from '../site';

/** @returns the field that the way `items.2.answer` leads to */
export function fieldOf(kind: BlockKind | undefined, at: string): Field | undefined {
	let fields: Readonly<Record<string, Field>> | undefined = kind?.fields;
	let found: Field | undefined;
	for (const step of at.split('.')) {
		// The number of an entry: what follows is one of its fields.
		if (found?.as === 'list' && /^\d+$/.test(step)) {
			fields = found.of;
			found = undefined;
			continue;
		}
		found = fields && Object.hasOwn(fields, step) ? fields[step] : undefined;
		if (!found) return undefined;
	}
	return found;
}

type Speaks = { language: string; languages: readonly string[] };

/** Enough to know a block again by its words. */
const LONGEST = 60;

/** @returns the first words in a block, shortened; '' where nothing is written */
export function wordsOf(block: Block, kinds: BlockKinds, speaks: Speaks): string {
	const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined;
	const text = kind ? firstIn(kind.fields, block.fields, speaks).replace(/\s+/g, ' ').trim() : '';
	return text.length > LONGEST
		? `${text
				.slice(0, LONGEST - 1)
				.toWellFormed()
				.trimEnd()}…`
		: text;
}

function firstIn(fields: Readonly<Record<string, Field>>, values: unknown, speaks: Speaks): string {
	if (!isPart(values)) return '';
	for (const [name, field] of Object.entries(fields)) {
		const text = textIn(field, values[name], speaks);
		if (text) return text;
	}
	return '';
}

function textIn(field: Field, value: unknown, speaks: Speaks): string {
	if (field.as === 'list') {
		const entries: readonly unknown[] = Array.isArray(value) ? value : [];
		return entries.map((entry) => firstIn(field.of, entry, speaks)).find(Boolean) ?? '';
	}
	if ((field.as !== 'words' && field.as !== 'prose') || !isPart(value)) return '';
	const said = inLanguage(value, speaks.languages, speaks.language);
	if (typeof said === 'string') return said;
	return field.as === 'prose' && isPart(said) && Array.isArray(said['content'])
		? startOf(said['content'])
		: '';
}

/** The text of rich text as far as it takes to be known again. */
function startOf(nodes: readonly unknown[]): string {
	let text = '';
	for (const node of nodes) {
		if (text.length > LONGEST) break;
		if (!isPart(node)) continue;
		if (typeof node['text'] === 'string') text += node['text'];
		else if (Array.isArray(node['content'])) text += `${text ? ' ' : ''}${startOf(node['content'])}`;
	}
	return text;
}

/** @returns rich text as its editor begins with it: one empty paragraph where nothing stands */
export const begunWith = (document: RichDocument | undefined): RichDocument =>
	document?.content.length ? document : { type: 'doc', content: [{ type: 'paragraph' }] };
