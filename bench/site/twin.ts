import http from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

// The floor: the words and pictures of a published page as static HTML, written down as somebody would by hand.

/** Elements that say something, with the attributes that they need for it. The others are only there for the look. */
const KEPT: Record<string, string> = {
	...Object.fromEntries(
		'header nav main footer h1 h2 h3 h4 p ul ol li dl dt dd blockquote figure figcaption table thead tbody tr strong em br hr summary fieldset legend'
			.split(' ')
			.map((tag) => [tag, ''])
	),
	a: 'href',
	img: 'src srcset sizes alt width height loading',
	th: 'scope',
	td: 'colspan',
	details: 'open',
	time: 'datetime',
	form: 'action method',
	label: 'for',
	input: 'type name value checked required id',
	textarea: 'name required id',
	select: 'name required id',
	option: 'value selected',
	button: 'name value',
	video: 'src controls poster width height',
	audio: 'src controls',
	track: 'src kind srclang label',
	source: 'src type'
};
const GONE = new Set(['script', 'style', 'svg', 'template']);
const EMPTY = new Set(['img', 'input', 'br', 'hr', 'track', 'source']);

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');

function written(node: Tree.ChildNode): string {
	if ('value' in node) return escaped(node.value).replace(/\s+/g, ' ');
	if (!('tagName' in node) || GONE.has(node.tagName)) return '';
	const inside = node.childNodes.map(written).join('');
	const kept = Object.hasOwn(KEPT, node.tagName) ? KEPT[node.tagName] : undefined;
	if (kept === undefined) return inside;
	const names = kept.split(' ');
	const attributes = node.attrs
		.filter(({ name }) => names.includes(name))
		.map(({ name, value }) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`))
		.join('');
	return `<${node.tagName}${attributes}>${EMPTY.has(node.tagName) ? '' : `${inside}</${node.tagName}>`}`;
}

const elements = (node: Tree.ParentNode): Tree.Element[] =>
	node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));

/** As much as a page needs to be read with pleasure on a phone and on a desk, by day and by night. */
const STYLE = `:root{color-scheme:light dark;--soft:light-dark(#5a6068,#aab2ba);--line:light-dark(#ddd,#444);--accent:light-dark(#005783,#7cc7f0)}body{margin:0;font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}header,main,footer{max-width:70rem;margin:auto;padding:1.25rem}header{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between}nav ul{display:flex;flex-wrap:wrap;gap:1rem;padding:0;list-style:none}h1{font-size:clamp(2rem,6vw,4rem);line-height:1.05;letter-spacing:-.02em;text-wrap:balance}h2{font-size:clamp(1.6rem,4vw,2.5rem);line-height:1.15;margin-top:3em}p{max-width:68ch;text-wrap:pretty}a{color:var(--accent)}img{max-width:100%;height:auto;border-radius:.875rem}table{width:100%;border-collapse:collapse}th,td{padding:.75rem;text-align:start;border-bottom:1px solid var(--line)}blockquote{margin:0;padding-left:1.25em;border-left:3px solid var(--accent)}details{padding:1rem 0;border-bottom:1px solid var(--line)}footer,figcaption{color:var(--soft)}@media print{nav{display:none}}`;

/** @param html a page as it was served @returns the same words and pictures as plain HTML */
export function twinOf(html: string): string {
	const all = elements(parse(html));
	const find = (tag: string) => all.find(({ tagName }) => tagName === tag);
	const title = find('title')?.childNodes.map(written).join('') ?? '';
	const language = find('html')?.attrs.find(({ name }) => name === 'lang')?.value ?? 'en';
	const body = find('body')?.childNodes.map(written).join('').trim() ?? '';
	return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${body}</body></html>`;
}

export interface Twin {
	url: string;
	close(): void;
}

/** Serves a text at `/`, compressed as well as can be, and pictures from where the original is. */
export async function serveTwin(html: string, origin: string): Promise<Twin> {
	const ready = { br: brotliCompressSync(html), gzip: gzipSync(html, { level: 9 }) };
	const server = http.createServer((request, response) => {
		if (request.url !== '/') {
			http.get(origin + (request.url ?? ''), (found) => {
				response.writeHead(found.statusCode ?? 502, found.headers);
				found.pipe(response);
			});
			return;
		}
		const encoding = /\bbr\b/.test(String(request.headers['accept-encoding'])) ? 'br' : 'gzip';
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': encoding });
		response.end(ready[encoding]);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
		close: () => server.close().closeAllConnections()
	};
}
