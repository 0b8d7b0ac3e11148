import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

// Judges what the server draws of hostile words.

/** Elements that run or fetch what runs; a page of a site has none of them but what the house itself puts there. */
const RUNNING = new Set(['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'style']);
const ADDRESSES = new Set(['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'xlink:href']);

/**
 * @param html as the server draws it: of a page, or of a part of one
 * @returns what a browser would run of it, or the page's policy refuse: read as a browser reads it
 */
export function runs(html: string): string[] {
	const found: string[] = [];
	const look = (node: DefaultTreeAdapterTypes.Node) => {
		if ('tagName' in node && RUNNING.has(node.tagName)) found.push(node.tagName);
		for (const { name, value } of 'attrs' in node ? node.attrs : []) {
			if (/^on|^(style|srcdoc)$/i.test(name)) found.push(name);
			// eslint-disable-next-line no-control-regex
			const address = value.replace(/[\u0000-\u0020]+/g, '');
			if (ADDRESSES.has(name) && /^(javascript|data|vbscript):/i.test(address))
				found.push(`${name}=${value}`);
		}
		if ('childNodes' in node) node.childNodes.forEach(look);
	};
	look(parseFragment(html));
	return found;
}
