import type { BlockKind, BlockKinds, Field } from '../../src/lib/site/blocks/block.ts';
import type { Block } from '../../src/lib/site/site.ts';
import { batches } from './payloads.ts';

// Hostile texts in every field of every kind of block. No kind is named here: what a field takes, it says itself.

/** A text, and the field that it went into: `cards.items.title`. */
export interface Slot {
	name: string;
	text: string;
}
export interface Packed {
	block: Block;
	slots: Slot[];
}

/** What fields hold that is no text: things that are there. */
export interface Stock {
	picture: { id: string; width: number; height: number };
	/** A file for a field that takes such kinds. */
	file: (accept: readonly string[]) => string;
	survey: string;
	question: (measures: readonly string[] | undefined) => string;
	page: string;
	link: string;
}

/** Where texts come from. */
export interface Source {
	/** @returns a text of at most so many characters for a field */
	take(name: string, most: number): string;
	/** Whether every field that was asked for by a name that begins so has had all. */
	isDone(prefix: string): boolean;
}

const SEPARATOR = ' ';

/** Every payload once through every field that it fits into: as many at once as a field holds. */
export class Payloads implements Source {
	readonly #next = new Map<string, { at: number; fitting: readonly string[] }>();
	readonly #all: readonly string[];

	constructor(all: readonly string[]) {
		this.#all = all;
	}

	take(name: string, most: number): string {
		const one = this.#next.get(name) ?? { at: 0, fitting: this.#all.filter(({ length }) => length <= most) };
		this.#next.set(name, one);
		let text = one.fitting[one.at++] ?? '';
		for (;;) {
			const next = one.fitting[one.at];
			if (next === undefined || text.length + SEPARATOR.length + next.length > most) break;
			text += SEPARATOR + next;
			one.at++;
		}
		return text || 'Plain';
	}

	isDone(prefix: string): boolean {
		return [...this.#next].every(
			([name, { at, fitting }]) => !name.startsWith(prefix) || at >= fitting.length
		);
	}
}

/** A text of its own for each place: where it turns up, the place is shown. */
export class Tokens implements Source {
	#count = 0;
	take = (): string => `zq${++this.#count}q`;
	isDone = (): boolean => true;
}

type Fields = Readonly<Record<string, Field>>;

const MOST = { short: 200, long: 2_000, alt: 200, name: 200, prose: 250 };
const ENTRIES = 2;

/** Where a text may stand in rich text; each time another. */
const PLACES: ((text: object) => object)[] = [
	(text) => ({ type: 'paragraph', content: [text] }),
	(text) => ({ type: 'heading', attrs: { level: 3 }, content: [text] }),
	(text) => ({ type: 'blockquote', content: [{ type: 'paragraph', content: [text] }] }),
	...['bulletList', 'orderedList'].map((type) => (text: object) => ({
		type,
		content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text] }] }]
	})),
	...['tableCell', 'tableHeader'].map((type) => (text: object) => ({
		type: 'table',
		content: [{ type: 'tableRow', content: [{ type, content: [{ type: 'paragraph', content: [text] }] }] }]
	}))
];
const MARKS = [[], [{ type: 'bold' }], [{ type: 'bold' }, { type: 'italic' }], ['link']] as const;

/** Makes blocks full of what a source gives. */
export class Packer {
	readonly #source: Source;
	readonly #stock: Stock;
	#count = 0;
	#slots: Slot[] = [];

	constructor(source: Source, stock: Stock) {
		this.#source = source;
		this.#stock = stock;
	}

	/** @returns words in the site's language, for something that is no block */
	words(name: string, most: number): Record<string, string> {
		return { en: this.#text(name, most) };
	}

	/** @returns what was put in since this was asked last */
	slots(): Slot[] {
		return this.#slots.splice(0);
	}

	/** @returns as many blocks of a kind as it takes */
	blocks(name: string, kind: BlockKind): Packed[] {
		const made: Packed[] = [];
		do {
			const fields = this.#fields(kind.fields, `${name}.`);
			made.push({ block: { id: `b${++this.#count}`, kind: name, fields }, slots: this.slots() });
		} while (!this.#source.isDone(`${name}.`));
		return made;
	}

	#text(name: string, most: number): string {
		const text = this.#source.take(name, most);
		this.#slots.push({ name, text });
		return text;
	}

	#fields(fields: Fields, way: string): Record<string, unknown> {
		const filled = Object.entries(fields).map(([name, field]) => [name, this.#value(field, way + name)]);
		// What began earlier ends later.
		const days = Object.keys(fields).filter((name) => fields[name]?.as === 'date');
		const when = days.map((name, at) => [name, `2026-0${at + 1}-01`]);
		return Object.fromEntries([...filled, ...when]);
	}

	#value(field: Field, name: string): unknown {
		const { picture, file, survey, question, page, link } = this.#stock;
		switch (field.as) {
			case 'words':
				return this.words(name, field.most ?? (field.long ? MOST.long : MOST.short));
			case 'prose':
				return { en: this.#prose(name) };
			case 'link':
				return { to: link };
			case 'picture':
				return { ...picture, alt: this.words(`${name}.alt`, MOST.alt), plain: false, crop: 'wide' };
			case 'file':
				return { id: file(field.accept), name: this.#text(`${name}.name`, MOST.name), size: 7 };
			case 'number':
				return Math.min(field.most ?? 3, Math.max(field.least ?? 3, 6));
			case 'date':
				return '';
			case 'flag':
				return true;
			case 'pick':
				return field.options[this.#count % field.options.length]?.value;
			case 'survey':
				return survey;
			case 'question':
				return question(field.measures);
			case 'page':
				return page;
			case 'list': {
				const entries = Math.min(field.most, Math.max(field.least ?? 0, ENTRIES));
				return Array.from({ length: entries }, () => this.#fields(field.of, `${name}.`));
			}
		}
	}

	#prose(name: string): object {
		const marks = (MARKS[this.#count % MARKS.length] ?? []).map((mark) =>
			mark === 'link' ? { type: 'link', attrs: { href: this.#stock.link } } : mark
		);
		const text = { type: 'text', text: this.#text(name, MOST.prose), ...(marks.length && { marks }) };
		const place = PLACES[this.#count % PLACES.length];
		return { type: 'doc', content: place ? [place(text)] : [] };
	}
}

/** @returns blocks of all kinds in turn, so many at most of each on a page as it wants */
export function pagesOf(packer: Packer, kinds: BlockKinds, size: number): Packed[][] {
	const left = new Map(Object.entries(kinds).map(([name, kind]) => [name, packer.blocks(name, kind)]));
	const pages: Packed[][] = [];
	while ([...left.values()].some(({ length }) => length)) {
		const page: Packed[] = [];
		const had = new Map<string, number>();
		for (let more = true; more && page.length < size;) {
			more = false;
			for (const [name, blocks] of left) {
				const count = had.get(name) ?? 0;
				const next = count < (kinds[name]?.most ?? Infinity) ? blocks.shift() : undefined;
				if (!next) continue;
				page.push(next);
				had.set(name, count + 1);
				more = true;
			}
		}
		pages.push(page);
	}
	return pages;
}

/** Sections of a page: three layouts in turn. */
export const sectionsOf = (packed: readonly Packed[], of: string): object[] =>
	batches(packed, 30).map((some, at) => {
		const [layout, slots] = (
			[
				['one', 1],
				['three', 3],
				['full', 1]
			] as const
		)[at % 3] ?? ['one', 1];
		const parts = Array.from({ length: slots }, (_, slot) => some.filter((_, n) => n % slots === slot));
		return {
			id: `${of}s${at}`,
			layout,
			tone: (['plain', 'tint', 'accent'] as const)[at % 3],
			slots: parts.map((part) => part.map(({ block }) => block))
		};
	});
