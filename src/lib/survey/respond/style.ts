// A page carries the style that it uses. The style sheets know every kind of question, and most surveys have a few.

export interface Block {
	/** Selector, or at-rule. */
	head: string;
	body: string;
}

/** The blocks of a style sheet, and statements without one; comments have no place in a built sheet. */
export function blocksOf(css: string): Block[] {
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
export function parted(selectors: string): string[] {
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
	// What an attribute must say is somewhere on the page too, in its markup or in what sets it.
	const asked = bare
		.replace(/=["']?([^\]"']*)["']?(?=\])/g, (_, said: string) => (/^[\w-]+$/.test(said) ? ` ${said}` : ''))
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
export function withoutUnread(css: string, page: string): string {
	for (let now = css; ;) {
		const before = now;
		const read = new Set([...(now + page).matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
		now = now.replace(
			/(?<=[{;])\s*(--[\w-]+):(?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*;?/g,
			(all, name: string) => (read.has(name) ? all : '')
		);
		if (now === before) return withoutEmpty(now).replace(/;\}/g, '}');
	}
}

function withoutEmpty(css: string): string {
	const now = css.replace(/[^{};]+\{\s*\}/g, '');
	return now === css ? css : withoutEmpty(now);
}

export type Theme = 'light' | 'dark' | 'system';

/** Anything with its brackets in order, but for what `without` says, up to three deep. */
const balanced = (without: string): string =>
	`((?:[^()${without}]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*)`;
const PAIR = new RegExp(`light-dark\\(\\s*${balanced(',')},\\s*${balanced(',')}\\)`, 'g');
/** How the build writes `light-dark()` for browsers that do not know it. */
const BUILT = new RegExp(
	`var\\(--lightningcss-light,\\s*${balanced('')}\\)\\s*var\\(--lightningcss-dark,\\s*${balanced('')}\\)`,
	'g'
);

/**
 * Says each colour for the scheme that the page is shown in: whose document it is has chosen one, or the system
 * does. Half as long as what the build makes of `light-dark()`, and any browser knows it.
 */
function schemed(css: string, theme: Theme): string {
	return blocksOf(css)
		.map(({ head, body }) => {
			if (!body) return head.endsWith(';') ? head : '';
			if (/^@(media|supports|layer|container)/.test(head)) return `${head}{${schemed(body, theme)}}`;
			const [day, night] = [body.replace(PAIR, '$1'), body.replace(PAIR, '$2')];
			if (day === night || head.startsWith('@') || body.includes('{')) return `${head}{${body}}`;
			if (theme !== 'system') return `${head}{${theme === 'dark' ? night : day}}`;
			const others = body.split(';').filter((one) => one.search(PAIR) >= 0);
			const dark = others.join(';').replace(PAIR, '$2');
			return `${head}{${day}}@media (prefers-color-scheme:dark){${head}{${dark}}}`;
		})
		.join('');
}

const made = new Map<string, string>();
const MOST_MADE = 100;

/**
 * @param css a built style sheet
 * @param page the document that it is for, its scripts included: what they add later is named in them
 * @param theme which colours it is shown in
 * @returns what of it can ever apply there
 */
export function usedIn(css: string, page: string, theme: Theme = 'system'): string {
	const words = new Set(page.match(/[\w-]+/g));
	const asked = [...new Set(css.match(/[\w-]+/g))].filter((word) => words.has(word));
	const key = [theme, css.length, ...asked].join(' ');
	const before = made.get(key);
	if (before !== undefined) return before;
	const style = withoutUnread(schemed(kept(css, words).replace(BUILT, 'light-dark($1,$2)'), theme), page);
	if (made.size >= MOST_MADE) made.clear();
	made.set(key, style);
	return style;
}
