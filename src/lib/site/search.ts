import type { BlockKinds, Field } from './blocks/block';
import { isPart } from './fields';
import { pathOf } from './paths';
import { richFrom, richText } from './rich-parse';
import { blocksIn, inLanguage, pagesIn, type SiteDocument, type SitePage } from './site';

// The search of a site: over what stands on its listed pages, in the language that is read. No index is stored: a
// site's words are folded once per published document and looked through from then on.

/** Characters of a question. More is no question. */
export const MOST_ASKED = 100;
const MOST_TERMS = 8;
const MOST_HITS = 30;
/** Characters of a snippet; Chinese says as much in half of it. */
const SNIPPET = { wide: 90, narrow: 180 } as const;

export interface Snippet {
	text: string;
	hit: boolean;
}
export interface Hit {
	page: string;
	title: readonly Snippet[];
	path: string;
	snippet: readonly Snippet[];
}

interface Indexed {
	page: SitePage;
	way: readonly string[];
	title: string;
	texts: readonly string[];
	/** The same, as it is compared. */
	foldedTitle: string;
	folded: readonly string[];
}

/** One character as it is compared: neither width, nor case, nor accents tell two apart. */
const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();

/** With where each of its units comes from. `fold` of the parts is `fold` of the whole. */
function mapped(text: string): { folded: string; at: number[] } {
	let folded = '';
	const at: number[] = [];
	let from = 0;
	for (const character of text) {
		const one = fold(character);
		for (let unit = 0; unit < one.length; unit++) at.push(from);
		folded += one;
		from += character.length;
	}
	at.push(text.length);
	return { folded, at };
}

const HAN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** @returns the words that are looked for, folded; Chinese is cut into words by the language's own rules */
export function termsOf(asked: string, language: string): string[] {
	const text = fold(asked.trim().slice(0, MOST_ASKED).toWellFormed());
	const words = [...segmenter(language).segment(text)].filter(({ isWordLike }) => isWordLike);
	return [...new Set(words.map(({ segment }) => segment))].slice(0, MOST_TERMS);
}

function segmenter(language: string): Intl.Segmenter {
	try {
		return new Intl.Segmenter(language, { granularity: 'word' });
	} catch {
		return new Intl.Segmenter('en', { granularity: 'word' });
	}
}

/** Where words stand in a folded text. Words with spaces between them are found by how they begin. */
function* places(folded: string, term: string): Generator<number> {
	const anywhere = HAN.test(term);
	for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
		if (anywhere || !/[\p{L}\p{N}]$/u.test(folded.slice(Math.max(0, at - 2), at))) yield at;
}

const has = (folded: string, term: string): boolean => !places(folded, term).next().done;

function textsIn(field: Field, value: unknown, say: (words: unknown) => unknown): string[] {
	if (field.as === 'list') {
		const entries = Array.isArray(value) ? value.filter(isPart) : [];
		return entries.flatMap((entry) => allTexts(field.of, entry, say));
	}
	if (field.as !== 'words' && field.as !== 'prose') return [];
	const said = say(value);
	const text = field.as === 'prose' && said ? richText(richFrom(said)) : said;
	return typeof text === 'string' && text.trim() ? [text.replace(/\s+/g, ' ').trim()] : [];
}

const allTexts = (
	fields: Readonly<Record<string, Field>>,
	values: unknown,
	say: (words: unknown) => unknown
): string[] =>
	isPart(values)
		? Object.entries(fields).flatMap(([name, field]) =>
				field.unsearched ? [] : textsIn(field, values[name], say)
			)
		: [];

function indexOf(site: SiteDocument, kinds: BlockKinds, language: string): Indexed[] {
	const say = (words: unknown) => (isPart(words) ? inLanguage(words, site.languages, language) : undefined);
	return [...pagesIn(listedOnly(site.pages))].map(({ page, way }) => {
		const title = String(say(page.title) ?? '');
		const about = String(say(page.about) ?? '');
		const texts = [...blocksIn(page)].flatMap(({ block }) => {
			const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined;
			return kind ? allTexts(kind.fields, block.fields, say) : [];
		});
		const all = about ? [about, ...texts] : texts;
		return { page, way, title, texts: all, foldedTitle: fold(title), folded: all.map(fold) };
	});
}

/** Pages that the menu does not name are found by their links only; those below them too. */
const listedOnly = (pages: readonly SitePage[]): SitePage[] =>
	pages.filter(({ unlisted }) => !unlisted).map((page) => ({ ...page, pages: listedOnly(page.pages) }));

const indexes = new WeakMap<SiteDocument, Map<string, Indexed[]>>();

function indexed(site: SiteDocument, kinds: BlockKinds, language: string): Indexed[] {
	const known = indexes.get(site) ?? new Map<string, Indexed[]>();
	indexes.set(site, known);
	const index = known.get(language) ?? indexOf(site, kinds, language);
	known.set(language, index);
	return index;
}

/** Every term must be on the page; in its title it weighs most. 0: it is no hit. */
function weight({ foldedTitle, folded }: Indexed, terms: readonly string[]): number {
	let sum = 0;
	for (const term of terms) {
		const titled = has(foldedTitle, term);
		const times = folded.filter((text) => has(text, term)).length;
		if (!titled && !times) return 0;
		sum += (titled ? 10 : 0) + Math.min(times, 5);
	}
	return sum;
}

/** @returns a text in pieces, those that were looked for apart */
function marked(text: string, terms: readonly string[]): Snippet[] {
	const { folded, at } = mapped(text);
	const spans = terms
		.flatMap((term) => [...places(folded, term)].map((from) => [from, from + term.length] as const))
		.sort(([one], [other]) => one - other);
	const pieces: Snippet[] = [];
	let done = 0;
	for (const [start, end] of spans) {
		const [from, to] = [at[start] ?? 0, at[end] ?? text.length];
		if (from < done) continue;
		if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
		pieces.push({ text: text.slice(from, to), hit: true });
		done = to;
	}
	if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
	return pieces;
}

/** The text with most of the terms, cut around the first of them. */
function snippetOf({ texts, folded }: Indexed, terms: readonly string[]): Snippet[] {
	const counts = folded.map((text) => terms.filter((term) => has(text, term)).length);
	const best = Math.max(0, counts.indexOf(Math.max(...counts)));
	const text = texts[best] ?? '';
	const dense = HAN.test(text);
	const longest = dense ? SNIPPET.wide : SNIPPET.narrow;
	if (text.length <= longest) return marked(text, terms);
	const map = mapped(text);
	const first = Math.min(...terms.flatMap((term) => [...places(map.folded, term)].slice(0, 1)), text.length);
	const start = Math.round(Math.max(0, Math.min((map.at[first] ?? 0) - longest / 3, text.length - longest)));
	const end = start + longest;
	const piece = text.slice(start, end);
	const whole = dense ? piece : wholeWords(piece, start > 0, end < text.length);
	return marked(`${start ? '…' : ''}${whole.toWellFormed().trim()}${end < text.length ? '…' : ''}`, terms);
}

/** A piece of a text without the halves of words at its ends. */
const wholeWords = (piece: string, begun: boolean, goesOn: boolean): string =>
	piece.replace(begun ? /^\S*\s/ : '', '').replace(goesOn ? /\s\S*$/ : '', '');

/**
 * @param asked as somebody typed it
 * @param base of the addresses that are found: `/m/our-programme`
 * @returns the pages with all of its words, the likeliest first
 */
export function searchIn(
	site: SiteDocument,
	kinds: BlockKinds,
	{ asked, language, base, query = '' }: { asked: string; language: string; base: string; query?: string }
): Hit[] {
	const terms = termsOf(asked, language);
	if (!terms.length) return [];
	return indexed(site, kinds, language)
		.map((one) => ({ one, weight: weight(one, terms) }))
		.filter((found) => found.weight > 0)
		.sort((one, other) => other.weight - one.weight)
		.slice(0, MOST_HITS)
		.map(({ one }) => ({
			page: one.page.id,
			title: marked(one.title, terms),
			path: pathOf(base, one.way, query),
			snippet: snippetOf(one, terms)
		}));
}
