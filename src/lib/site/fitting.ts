import { blocksOf, parted, withoutUnread } from '../survey/respond/style';
import { elementsOf, isOpened, stands } from './standing-in';

// The style of a page of a site, cut down to what fits an element of it. `usedIn` asks whether the words of a selector
// stand anywhere in the document; pages that are read are full of words, and most of what they say is not a class.

interface Made {
	tags: ReadonlySet<string>;
	classes: ReadonlySet<string>;
	/** `name` and `name=value` of every attribute. */
	attributes: ReadonlySet<string>;
	elements: ReturnType<typeof elementsOf>;
	/** What scripts name they may make: it is there. */
	words: ReadonlySet<string>;
}

const TAG = /<([a-z][\w-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"/]+)(?:="([^"]*)")?/g;

/** @param page elements as the server writes them: values in double quotes, signs within them escaped */
function madeOf(page: string): Made {
	const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, text = '']) => text);
	const elements = page.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1');
	const [tags, classes, attributes] = [new Set<string>(), new Set<string>(), new Set<string>()];
	for (const [, tag = '', all = ''] of elements.matchAll(TAG)) {
		tags.add(tag);
		if (isOpened(tag)) attributes.add('open');
		// A link in the words of its own language wears what is around it.
		const isLink = all.includes(' hreflang=');
		for (const [, name = '', value = ''] of all.matchAll(ATTRIBUTE)) {
			if (name === 'lang' && isLink) continue;
			attributes.add(name).add(`${name}=${value}`);
			if (name === 'lang') attributes.add(`lang=${value.split('-')[0]}`);
			if (name === 'class') for (const one of value.split(/\s+/)) classes.add(one);
		}
	}
	return {
		tags,
		classes,
		attributes,
		elements: elementsOf(elements),
		words: new Set(scripts.join(' ').match(/[\w-]+/g))
	};
}

/** `:is(a, b:not(c)) d` -> `d`, with what stood in the brackets: innermost brackets are met first. */
const BRACKETS = /:([\w-]+)\(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)/g;
/** One of what stands in their brackets must be there. */
const ONE_OF = new Set(['is', 'where', 'has']);

/** Whether an element of the page could be what a selector means: only what certainly must be there is asked for. */
function fits(selector: string, made: Made): boolean {
	const { tags, classes, attributes, words } = made;
	let could = true;
	const bare = selector.replace(BRACKETS, (_, name: string, inside: string) => {
		if (ONE_OF.has(name)) could &&= parted(inside).some((one) => fits(one, made));
		if (name === 'lang') could &&= attributes.has(`lang=${inside}`);
		return '';
	});
	const left = bare.replace(/\[[^\]]*\]/g, '').replace(/::?[\w-]+/g, '');
	const named = [...left.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
	const elements = left.replace(/[.#][\w-]+/g, '').match(/[a-z][\w-]*/gi) ?? [];
	const asked = [...bare.matchAll(/\[([\w-]+)(?:=(["']?)([^\]]*)\2)?\]/g)];
	return (
		could &&
		named.every((name) => classes.has(name) || words.has(name)) &&
		elements.every((tag) => tags.has(tag) || words.has(tag)) &&
		asked.every(([, name = '', , value]) => {
			if (words.has(name) || words.has(name.replace(/^data-/, ''))) return true;
			return attributes.has(value === undefined ? name : `${name}=${value}`);
		})
	);
}

/** Whether an element stands where it says; where scripts put theirs, nobody knows. */
const isPlaced = (selector: string, { elements, words }: Made): boolean =>
	(selector.match(/[\w-]+/g) ?? []).some((word) => words.has(word.replace(/^data-/, ''))) ||
	stands(selector, elements);

function fitted(css: string, made: Made): string {
	return blocksOf(css)
		.map(({ head, body }) => {
			if (!body) return head.endsWith(';') ? head : '';
			if (/^@(media|supports|layer|container)/.test(head)) {
				const inside = fitted(body, made);
				return inside && `${head}{${inside}}`;
			}
			if (head.startsWith('@')) return `${head}{${body}}`;
			const left = parted(head).filter((selector) => fits(selector, made) && isPlaced(selector, made));
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
