/** Author's HTML as tags and text, each character read once. What they mean is `prose.ts`. */

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	copy: '©',
	reg: '®',
	trade: '™',
	hellip: '…',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	bull: '•',
	middot: '·',
	times: '×',
	euro: '€',
	pound: '£',
	yen: '¥',
	laquo: '«',
	raquo: '»',
	rarr: '→',
	larr: '←',
	eacute: 'é',
	ensp: ' ',
	emsp: ' '
};
/** @returns text with its entities (`&amp;`) read */
export const decode = (text: string): string =>
	text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
		(whole, decimal?: string, hex?: string, name?: string) => {
			if (name) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
			const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
			return code > 0 && code <= 0x10ffff && !(code > 0xd7ff && code < 0xe000)
				? String.fromCodePoint(code)
				: '\uFFFD';
		}
	);

export interface Tag {
	name: string;
	closes: boolean;
	attributes: Map<string, string>;
}

/** Tags and the text between them, in order. */
export function* pieces(html: string): Generator<string | Tag> {
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		if (open < 0) return yield html.slice(at);
		if (open > at) yield html.slice(at, open);
		if (html.startsWith('<!--', open)) {
			const end = html.indexOf('-->', open + 4);
			at = end < 0 ? html.length : end + 3;
		} else if (/[a-z/!?]/i.test(html.charAt(open + 1))) {
			const end = endOfTag(html, open);
			yield tagOf(html.slice(open + 1, end));
			at = end + 1;
		} else {
			yield '<';
			at = open + 1;
		}
	}
}

/** The `>` that ends a tag, past the ones inside quotes. */
function endOfTag(html: string, open: number): number {
	let quote = '';
	for (let at = open + 1; at < html.length; at++) {
		const sign = html.charAt(at);
		if (quote) quote = sign === quote ? '' : quote;
		else if (sign === '>') return at;
		else if ((sign === '"' || sign === "'") && html.charAt(at - 1) === '=') quote = sign;
	}
	return html.length;
}

function tagOf(inside: string): Tag {
	const closes = inside.startsWith('/');
	const name = /^\/?([a-z][a-z0-9-]*)/i.exec(inside)?.[1]?.toLowerCase() ?? '';
	const attributes = new Map<string, string>();
	const each = /([a-z][a-z0-9-]{0,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
	for (const [, key = '', double, single, bare] of inside.slice(name.length).matchAll(each)) {
		attributes.set(key.toLowerCase(), decode(double ?? single ?? bare ?? '').trim());
	}
	return { name, closes, attributes };
}
