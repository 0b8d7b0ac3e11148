import { blocksOf, parted, withoutUnread } from '../survey/respond/style';

// The style of a page of a site, cut down to what fits an element of it. `usedIn` asks whether the words of a selector
// stand anywhere in the document; pages that are read are full of words, and most of what they say is not a class.

interface Made {
	classes: ReadonlySet<string>;
	/** `name` and `name=value` of every attribute. */
	attributes: ReadonlySet<string>;
	/** What scripts name they may make: it is there. */
	words: ReadonlySet<string>;
}

const TAG = /<[a-z][\w-]*((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"/]+)(?:="([^"]*)")?/g;

/** @param page elements as the server writes them: values in double quotes, signs within them escaped */
function madeOf(page: string): Made {
	const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, text = '']) => text);
	const elements = page.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1');
	const classes = new Set<string>();
	const attributes = new Set<string>();
	for (const [, all = ''] of elements.matchAll(TAG))
		for (const [, name = '', value = ''] of all.matchAll(ATTRIBUTE)) {
			attributes.add(name).add(`${name}=${value}`);
			if (name === 'class') for (const one of value.split(/\s+/)) classes.add(one);
		}
	return { classes, attributes, words: new Set(scripts.join(' ').match(/[\w-]+/g)) };
}

/** Only what certainly must be there is asked for: nothing that stands in brackets after a colon. */
function fits(selector: string, { classes, attributes, words }: Made): boolean {
	let bare = selector;
	for (let before = ''; before !== bare;) {
		before = bare;
		bare = bare.replace(/:[\w-]+\([^()]*\)/g, '');
	}
	const named = [...bare.replace(/\[[^\]]*\]/g, '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
	const asked = [...bare.matchAll(/\[([\w-]+)(?:=(["']?)([^\]]*)\2)?\]/g)];
	return (
		named.every((name) => classes.has(name) || words.has(name)) &&
		asked.every(([, name = '', , value]) => {
			if (words.has(name) || words.has(name.replace(/^data-/, ''))) return true;
			return attributes.has(value === undefined ? name : `${name}=${value}`);
		})
	);
}

function fitted(css: string, made: Made): string {
	return blocksOf(css)
		.map(({ head, body }) => {
			if (!body) return head.endsWith(';') ? head : '';
			if (/^@(media|supports|layer|container)/.test(head)) {
				const inside = fitted(body, made);
				return inside && `${head}{${inside}}`;
			}
			if (head.startsWith('@')) return `${head}{${body}}`;
			const left = parted(head).filter((selector) => fits(selector, made));
			return left.length ? `${left.join()}{${body}}` : '';
		})
		.join('');
}

/**
 * @param css as `usedIn` left it
 * @param page the document that it is for
 * @returns the rules that an element of it can have
 */
export const fitting = (css: string, page: string): string => withoutUnread(fitted(css, madeOf(page)), page);
