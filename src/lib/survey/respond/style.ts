// A page carries the style that it uses. The style sheets know every kind of question, and most surveys have a few.

interface Block {
	/** Selector, or at-rule. */
	head: string;
	body: string;
}

/** The blocks of a style sheet, and statements without one; comments have no place in a built sheet. */
function blocksOf(css: string): Block[] {
	const blocks: Block[] = [];
	let depth = 0;
	let from = 0;
	let open = 0;
	for (let at = 0; at < css.length; at++) {
		const sign = css[at];
		if (sign === '{' && depth++ === 0) open = at;
		else if (sign === '}' && --depth === 0) {
			blocks.push({ head: css.slice(from, open).trim(), body: css.slice(open + 1, at) });
			from = at + 1;
		} else if (sign === ';' && depth === 0) {
			blocks.push({ head: css.slice(from, at + 1).trim(), body: '' });
			from = at + 1;
		}
	}
	return blocks;
}

/** Parts a list of selectors at its commas, but for those inside of brackets. */
function parted(selectors: string): string[] {
	const parts = [''];
	let depth = 0;
	for (const sign of selectors) {
		if (sign === '(' || sign === '[') depth++;
		if (sign === ')' || sign === ']') depth--;
		if (sign === ',' && !depth) parts.push('');
		else parts[parts.length - 1] += sign;
	}
	return parts;
}

/** Whatever stands in brackets after a colon may or may not be there: only what certainly must be is asked for. */
function isUsed(selector: string, words: ReadonlySet<string>): boolean {
	let bare = selector;
	for (let before = ''; before !== bare;) {
		before = bare;
		bare = bare.replace(/:[\w-]+\([^()]*\)/g, '');
	}
	const asked = bare
		.replace(/="[^"]*"|=[^\]"]*(?=\])/g, '')
		.replace(/::?[\w-]+/g, '')
		.match(/[\w-]+/g);
	return (asked ?? []).every((word) => words.has(word) || ALWAYS.has(word));
}

const ALWAYS = new Set(['html', 'body', 'root', 'from', 'to', 'i']);

function kept(css: string, words: ReadonlySet<string>): string {
	return blocksOf(css)
		.map(({ head, body }) => {
			if (!body) return head.endsWith(';') ? head : '';
			if (/^@(media|supports|layer|container)/.test(head)) {
				const inside = kept(body, words);
				return inside && `${head}{${inside}}`;
			}
			if (head.startsWith('@')) return `${head}{${body}}`;
			const used = parted(head).filter((selector) => isUsed(selector, words));
			return used.length ? `${used.join()}{${body}}` : '';
		})
		.join('');
}

/** Leaves out custom properties that nothing reads, and then those that only they read. */
function withoutUnread(css: string, page: string): string {
	for (let before = '', now = css; ;) {
		before = now;
		const read = new Set([...(now + page).matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
		now = now.replace(
			/(?<=[{;])\s*(--[\w-]+):(?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*;?/g,
			(all, name: string) => (read.has(name) ? all : '')
		);
		if (now === before) return now.replace(/[^{}]+\{\s*\}/g, '').replace(/;\}/g, '}');
	}
}

const made = new Map<string, string>();
const MOST_MADE = 100;

/**
 * @param css a built style sheet
 * @param page the document that it is for, its scripts included: what they add later is named in them
 * @returns what of it can ever apply there
 */
export function usedIn(css: string, page: string): string {
	const words = new Set(page.match(/[\w-]+/g));
	const asked = [...new Set(css.match(/[\w-]+/g))].filter((word) => words.has(word));
	const key = css.length + asked.join(' ');
	const before = made.get(key);
	if (before !== undefined) return before;
	const style = withoutUnread(kept(css, words), page);
	if (made.size >= MOST_MADE) made.clear();
	made.set(key, style);
	return style;
}
