import type { Part } from './part';

/** An item as Word has it: a paragraph that says how deep it is. Never leaves this folder. */
export interface WordItem extends Part {
	type: 'wordItem';
	attrs: { level: number; ordered: boolean };
	content: readonly Part[];
}

const isWordItem = (part: Part): part is WordItem => part.type === 'wordItem';

/** @returns the blocks with every run of such paragraphs made into lists */
export function listed(blocks: readonly Part[]): Part[] {
	const made: Part[] = [];
	for (let at = 0; at < blocks.length; at++) {
		const block = blocks[at];
		if (!block || !isWordItem(block)) {
			if (block) made.push(block);
			continue;
		}
		const end = blocks.findIndex((one, index) => index > at && !isWordItem(one));
		const run = blocks.slice(at, end < 0 ? undefined : end).filter(isWordItem);
		made.push(...nested(run));
		at += run.length - 1;
	}
	return made;
}

/** Items that are deeper than the one before belong to it. */
export function nested(items: readonly WordItem[]): Part[] {
	const lists: { ordered: boolean; items: { content: readonly Part[]; below: WordItem[] }[] }[] = [];
	const level = Math.min(...items.map(({ attrs }) => attrs.level));
	for (const item of items) {
		const list = lists.at(-1);
		const last = list?.items.at(-1);
		const fresh = { content: item.content, below: [] };
		if (item.attrs.level > level && last) last.below.push(item);
		else if (list && list.ordered === item.attrs.ordered) list.items.push(fresh);
		else lists.push({ ordered: item.attrs.ordered, items: [fresh] });
	}
	return lists.map(({ ordered, items: of }) => ({
		type: ordered ? 'orderedList' : 'bulletList',
		content: of.map(({ content, below }) => ({
			type: 'listItem',
			content: [{ type: 'paragraph', content }, ...(below.length ? nested(below) : [])]
		}))
	}));
}
