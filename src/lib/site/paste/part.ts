/** A node as rich text has it, not checked yet: `rich-parse.ts` decides what of it stays. */
export interface Part {
	type: string;
	text?: string;
	attrs?: Readonly<Record<string, unknown>>;
	marks?: readonly Mark[];
	content?: readonly Part[];
}

export interface Mark {
	type: 'bold' | 'italic' | 'link';
	attrs?: { href: string };
}

/** What could not be pasted; a sentence each: `site_paste_<note>`. */
export type Note = 'pictures' | 'embedded' | 'links' | 'cut' | 'other_team';

const isInline = ({ type }: Part) => type === 'text' || type === 'hardBreak';

/** @returns blocks; words that stand between them become paragraphs, blank ones nothing */
export function grouped(parts: readonly Part[]): Part[] {
	const blocks: Part[] = [];
	let line: Part[] = [];
	const close = () => {
		const words = tidy(line);
		if (words.length) blocks.push({ type: 'paragraph', content: words });
		line = [];
	};
	for (const part of parts) {
		if (isInline(part)) line.push(part);
		else {
			close();
			blocks.push(part);
		}
	}
	close();
	return blocks;
}

/** @returns the words of one line: no space at its ends, none twice, no break that ends it */
export function tidy(parts: readonly Part[]): Part[] {
	const words: Part[] = [];
	for (const part of parts) {
		const before = words.at(-1);
		const open = before?.type === 'text' && !before.text?.endsWith(' ');
		const text = open ? part.text : part.text?.replace(/^ +/, '');
		if (part.type === 'hardBreak') {
			if (before) words.push(part);
		} else if (text) words.push({ ...part, text });
	}
	for (let last = words.at(-1); last; last = words.at(-1)) {
		const text = last.text?.replace(/ +$/, '');
		if (!text) words.pop();
		else if (text === last.text) break;
		else words[words.length - 1] = { ...last, text };
	}
	return words;
}
