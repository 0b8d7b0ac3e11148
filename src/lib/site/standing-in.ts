import { parted } from '../survey/respond/style';

// Whether an element of a page stands where a selector says: `.rich li` is for no page whose lists are all elsewhere.

/** An element, and what it stands in. Those that are written alike at the same place are one. */
interface Element {
	tag: string;
	classes: ReadonlySet<string>;
	attributes: ReadonlyMap<string, string>;
	inside: Element | null;
}

const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*(\/?)>/gi;
const ATTRIBUTE = /([^\s=>"/]+)(?:="([^"]*)")?/g;
const EMPTY = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** @param page elements as the server writes them: values in double quotes, signs within them escaped */
export function elementsOf(page: string): Element[] {
	const all = new Map<Element | null, Map<string, Element>>();
	let inside: Element | null = null;
	for (const [, closes, tag = '', written = '', closed] of page.matchAll(TAG)) {
		if (closes) {
			inside = leave(inside, tag.toLowerCase());
			continue;
		}
		const alike = all.get(inside) ?? new Map<string, Element>();
		all.set(inside, alike);
		const found: Element = alike.get(tag + written) ?? elementOf(tag.toLowerCase(), written, inside);
		alike.set(tag + written, found);
		if (!closed && !EMPTY.has(tag)) inside = found;
	}
	return [...all.values()].flatMap((alike) => [...alike.values()]);
}

/** What stands around the nearest open element of that name; where none is open, nothing was closed. */
function leave(inside: Element | null, tag: string): Element | null {
	for (let end = inside; end; end = end.inside) if (end.tag === tag) return end.inside;
	return inside;
}

/** Whoever reads opens and closes it. */
export const isOpened = (tag: string): boolean => tag === 'details' || tag === 'dialog';

function elementOf(tag: string, written: string, inside: Element | null): Element {
	const attributes = new Map(
		[...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value])
	);
	if (isOpened(tag)) attributes.set('open', '');
	return { tag, classes: new Set((attributes.get('class') ?? '').split(/\s+/)), attributes, inside };
}

/** A part of a selector between its combinators, as far as it is understood here. */
interface Compound {
	names: readonly string[];
	tag: string;
	attributes: readonly (readonly [name: string, value: string | null])[];
	/** Of each list, one must be. */
	oneOf: readonly (readonly Compound[])[];
	not: readonly Compound[];
	/** There is more to it, which is not understood here: a state, an id, what stands beside it. */
	more: boolean;
	/** What the element must stand in; null for anything. */
	within: { compound: Compound; direct: boolean } | null;
}

const INNER = '(?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*';
const PART = new RegExp(
	`\\[([\\w-]+)(?:([~^$*|]?=)(["']?)([^\\]]*)\\3)?\\]|:(:?[\\w-]+)(?:\\((${INNER})\\))?|\\.([\\w-]+)|#[\\w-]+|([a-z][\\w-]*)|\\*`,
	'gi'
);
const COMBINATOR = /\s*([\s>+~])\s*/y;

/** Cut at its combinators, the last part first. */
function cut(selector: string): { parts: string[]; by: string[] } {
	const [parts, by] = [[''], [] as string[]];
	let depth = 0;
	for (let at = 0; at < selector.length; at++) {
		const sign = selector[at] ?? '';
		if (sign === '(' || sign === '[') depth++;
		if (sign === ')' || sign === ']') depth--;
		COMBINATOR.lastIndex = at;
		const found = depth ? null : COMBINATOR.exec(selector);
		if (found) {
			by.unshift(found[1] ?? ' ');
			parts.unshift('');
			at = COMBINATOR.lastIndex - 1;
		} else parts[0] += sign;
	}
	return { parts, by };
}

function compoundOf(text: string, within: Compound['within']): Compound {
	const found = [...text.matchAll(PART)];
	const lists = (names: RegExp) =>
		found.flatMap(([, , , , , pseudo, inside]) =>
			pseudo && inside !== undefined && names.test(pseudo)
				? [parted(inside).map((one) => compiled(one.trim()))]
				: []
		);
	return {
		within,
		more: found.some(
			([all, , how, , , pseudo]) =>
				all.startsWith('#') || (how && how !== '=') || (pseudo && !/^(is|where|not)$/.test(pseudo))
		),
		names: found.flatMap(([, , , , , , , name]) => (name ? [name] : [])),
		tag: found.find((one) => one[8])?.[8]?.toLowerCase() ?? '',
		// Of a value that only begins or ends so, that there is one is enough.
		attributes: found.flatMap(([, name, how, , value]) =>
			name ? [[name, how === '=' ? (value ?? '') : null] as const] : []
		),
		oneOf: lists(/^(is|where)$/),
		not: lists(/^not$/).flat()
	};
}

const made = new Map<string, Compound>();
const MOST_MADE = 4_000;

function compiled(selector: string): Compound {
	const before = made.get(selector);
	if (before) return before;
	const { parts, by } = cut(selector);
	const beside = by.some((one) => one === '+' || one === '~');
	let within: Compound['within'] = null;
	let compound = compoundOf('', null);
	for (const [at, part] of [...parts.entries()].reverse()) {
		compound = compoundOf(part, within);
		const next = by[at - 1];
		// What stands beside something stands in the same, and no more is asked of it.
		within = next === ' ' || next === '>' ? { compound, direct: next === '>' } : within;
	}
	const whole = { ...compound, more: compound.more || beside };
	if (made.size >= MOST_MADE) made.clear();
	made.set(selector, whole);
	return whole;
}

/** Nothing of it is left out of what is understood: only then does its being there say something. */
const isWhole = ({ more, oneOf, not, within, attributes }: Compound): boolean =>
	!more && !oneOf.length && !not.length && !within && attributes.every(([name]) => name !== 'open');

function matches(element: Element, compound: Compound): boolean {
	const { names, tag, attributes, oneOf, not, within } = compound;
	if (tag && element.tag !== tag) return false;
	if (!names.every((name) => element.classes.has(name))) return false;
	if (
		!attributes.every(
			([name, value]) =>
				element.attributes.has(name) && (value === null || element.attributes.get(name) === value)
		)
	)
		return false;
	if (!oneOf.every((list) => list.some((one) => matches(element, one)))) return false;
	if (not.some((one) => isWhole(one) && matches(element, one))) return false;
	if (!within) return true;
	for (let around = element.inside; around; around = around.inside) {
		if (matches(around, within.compound)) return true;
		if (within.direct) return false;
	}
	return false;
}

/** Whether an element could be what a selector means. What is not understood of it is taken as true. */
export const stands = (selector: string, elements: readonly Element[]): boolean => {
	const compound = compiled(selector);
	return elements.some((element) => matches(element, compound));
};
