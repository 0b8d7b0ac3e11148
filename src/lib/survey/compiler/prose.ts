import { template } from '../expression/template';
import type { Block, Prose, Span } from '../plan';
import { isSafeImage, isSafeLink } from './addresses';
import { decode, pieces, type Tag } from './markup';

/**
 * Author's HTML as data. Nothing is cleaned and passed on: what is understood is said again as blocks and
 * spans, which a component draws, and the rest is named. Reads each character once.
 */

const MOST = 100_000;
const MOST_BLOCKS = 400;
const SILENT = new Set([
	'script',
	'style',
	'template',
	'iframe',
	'object',
	'svg',
	'math',
	'noscript',
	'textarea',
	'select',
	'title',
	'xmp',
	'noembed',
	'noframes',
	'plaintext',
	'video',
	'audio',
	'canvas'
]);
const PARAGRAPHS = new Set([
	'p',
	'div',
	'section',
	'article',
	'header',
	'footer',
	'main',
	'aside',
	'blockquote',
	'figure',
	'figcaption',
	'center',
	'address',
	'pre',
	'tr',
	'table',
	'tbody',
	'thead',
	'dl',
	'dt',
	'dd'
]);
const PLAIN = new Set([
	'span',
	'font',
	'small',
	'label',
	'html',
	'body',
	'head',
	'u',
	'sup',
	'sub',
	'mark',
	'code',
	'wbr',
	'nobr',
	'td',
	'th',
	'abbr',
	'time',
	's',
	'q',
	'cite'
]);

class Writer {
	readonly blocks: Prose = [];
	readonly dropped = new Set<string>();
	#spans: Span[] = [];
	#heading = 0;
	#lists: { ordered: boolean; items: Span[][] }[] = [];
	#strong = 0;
	#emphasis = 0;
	#link: string | undefined;

	text(raw: string): void {
		const text = decode(raw).replace(/[ \t\r\n\f]+/g, ' ');
		const before = this.#spans.at(-1)?.text;
		const glued = before === undefined || (typeof before === 'string' && /[ \n]$/.test(before));
		const words = glued ? text.replace(/^ /, '') : text;
		if (!words) return;
		this.#spans.push({
			text: template(words),
			...(this.#strong > 0 ? { strong: true as const } : {}),
			...(this.#emphasis > 0 ? { emphasis: true as const } : {}),
			...(this.#link ? { link: this.#link } : {})
		});
	}

	tag({ name, closes, attributes }: Tag): void {
		const step = closes ? -1 : 1;
		if (/^h[1-6]$/.test(name)) {
			this.end();
			this.#heading = closes ? 0 : name < 'h3' ? 2 : 3;
		} else if (PARAGRAPHS.has(name)) this.end();
		else if (name === 'br') this.#spans.push({ text: '\n' });
		else if (name === 'hr') this.#block({ kind: 'rule' });
		else if (name === 'b' || name === 'strong') this.#strong = Math.max(0, this.#strong + step);
		else if (name === 'i' || name === 'em') this.#emphasis = Math.max(0, this.#emphasis + step);
		else if (name === 'a') this.#anchor(closes, attributes.get('href'));
		else if (name === 'ul' || name === 'ol') this.#list(closes, name === 'ol');
		else if (name === 'li') this.end();
		else if (name === 'img') this.#image(attributes.get('src') ?? '', attributes.get('alt') ?? '');
		else if (name && !PLAIN.has(name) && !closes) this.dropped.add(`<${name.slice(0, 20)}>`);
		if (attributes.has('style')) this.dropped.add('style');
		for (const key of attributes.keys()) if (key.startsWith('on')) this.dropped.add(key.slice(0, 20));
	}

	#anchor(closes: boolean, address = ''): void {
		const followed =
			closes || !address ? undefined : isSafeLink(address) && !address.includes('{') ? address : null;
		if (followed === null) this.dropped.add(address.slice(0, 60));
		this.#link = followed ?? undefined;
	}

	#list(closes: boolean, ordered: boolean): void {
		this.end();
		if (!closes) return void this.#lists.push({ ordered, items: [] });
		const list = this.#lists.pop();
		if (!list?.items.length) return;
		const outer = this.#lists.at(-1);
		// A list inside a list becomes part of it: two levels say no more on a phone.
		if (outer) outer.items.push(...list.items);
		else this.#block({ kind: 'list', ...list });
	}

	#image(src: string, alt: string): void {
		if (!isSafeImage(src)) return void this.dropped.add(src.slice(0, 60) || '<img>');
		this.end();
		this.#block({ kind: 'image', src, alt: template(alt) });
	}

	/** Ends the paragraph, heading or item that is being written. */
	end(): void {
		const spans = trimmed(this.#spans);
		this.#spans = [];
		if (!spans.length) return;
		const list = this.#lists.at(-1);
		if (list) list.items.push(spans);
		else if (this.#heading) this.#block({ kind: 'heading', level: this.#heading === 2 ? 2 : 3, of: spans });
		else this.#block({ kind: 'paragraph', of: spans });
	}

	finish(): void {
		while (this.#lists.length) this.#list(true, false);
		this.end();
	}

	#block(block: Block): void {
		if (block.kind === 'rule') this.end();
		if (this.blocks.length < MOST_BLOCKS) this.blocks.push(block);
		else this.dropped.add('…');
	}
}

const isSpace = ({ text }: Span) => typeof text === 'string' && !text.trim();

function trimmed(spans: Span[]): Span[] {
	const from = spans.findIndex((span) => !isSpace(span));
	const to = spans.findLastIndex((span) => !isSpace(span));
	return from < 0 ? [] : spans.slice(from, to + 1);
}

/**
 * @param html as an author wrote it
 * @returns what of it can be shown, and short names of what cannot
 */
export function proseOf(html: string): { prose: Prose; dropped: string[] } {
	const writer = new Writer();
	let silent = '';
	for (const piece of pieces(html.slice(0, MOST))) {
		if (typeof piece === 'string') {
			if (!silent) writer.text(piece);
		} else if (silent) {
			if (piece.closes && piece.name === silent) silent = '';
		} else if (SILENT.has(piece.name) && !piece.closes) {
			silent = piece.name;
			writer.dropped.add(`<${piece.name}>`);
		} else writer.tag(piece);
	}
	writer.finish();
	if (html.length > MOST) writer.dropped.add('…');
	return { prose: writer.blocks, dropped: [...writer.dropped].slice(0, 20) };
}

const wordsOf = (spans: Span[]) => spans.map(({ text }) => text);

/** @returns the same as plain text, paragraphs parted by blank lines; the holes of templates are written out */
export function plainOf(prose: Prose): string {
	const written = (spans: Span[]) =>
		wordsOf(spans)
			.map((text) =>
				typeof text === 'string'
					? text
					: text.map((part) => (typeof part === 'string' ? part : `{${part[0]}}`)).join('')
			)
			.join('')
			.trim();
	return prose
		.flatMap((block) =>
			block.kind === 'list'
				? block.items.map((item) => `• ${written(item)}`).join('\n')
				: 'of' in block
					? written(block.of)
					: []
		)
		.filter(Boolean)
		.join('\n\n');
}
