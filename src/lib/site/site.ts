import type { RichDocument } from './rich';

// What a micro-site is: the document that its builder edits and that is frozen at publication. Plain data; parsed at
// every border by `parse.ts`.

/** Words by language (`en`, `zh-CN`, ...). A language that is not there has not been written yet. */
export type Words = Readonly<Record<string, string>>;
/** Rich text by language. */
export type Prose = Readonly<Record<string, RichDocument>>;

/** What a block holds, by the names of its fields; what it may be is said by its kind (`blocks/block.ts`). */
export type Fields = Readonly<Record<string, unknown>>;

export interface Block {
	/** Unique in the site; stays the same when the block moves. */
	id: string;
	/** Name of its file in `blocks/`. May be one that this version does not know. */
	kind: string;
	fields: Fields;
}

/** Each layout has so many slots, in reading order. No free nesting: a slot holds blocks, a block holds none. */
export const LAYOUTS = { one: 1, two: 2, three: 3, sidebar: 2, full: 1 } as const;
export type Layout = keyof typeof LAYOUTS;

/** `tint`: on a surface of its own, `accent`: on the brand's colour. */
export const TONES = ['plain', 'tint', 'accent'] as const;
export type Tone = (typeof TONES)[number];

export interface Section {
	id: string;
	layout: Layout;
	tone: Tone;
	/** As many as the layout has. */
	slots: readonly (readonly Block[])[];
}

export interface SitePage {
	id: string;
	/** Its part of the address, unique among its siblings; '' only for the first page, which is the site's home. */
	slug: string;
	title: Words;
	/** For search engines and share pictures; may be empty. */
	about: Words;
	/** Not in the menu; reachable by links. */
	unlisted: boolean;
	sections: readonly Section[];
	/** Pages below it. */
	pages: readonly SitePage[];
}

/** The colours and type come from the team's brand; here is what a site may choose for itself. */
export interface Theme {
	/** `brand`: as the team's surveys look. `house`: as Earshot looks by itself. `own`: the accent below. */
	look: 'brand' | 'house' | 'own';
	/** `#rrggbb`; used where the look is `own`. */
	accent: string;
	/** How wide a line of text may run, and how loud headings are. */
	type: 'calm' | 'strong';
}

export interface SiteDocument {
	/** Of this shape; `upgrade.ts` knows the earlier ones. */
	format: 1;
	/** The first is written first and stands in for what others lack. */
	languages: readonly string[];
	title: Words;
	about: Words;
	theme: Theme;
	/** Address of a picture of this site (`pictures`), used when a link to the site is shared; '' for none. */
	cover: string;
	/** The first is the home page. */
	pages: readonly SitePage[];
}

/** A picture as a field holds it. `id` is the stored picture; width and height are its own, in pixels. */
export interface Picture {
	id: string;
	width: number;
	height: number;
	/** What it shows, for who cannot see it; '' in a language: not written yet, unless `plain`. */
	alt: Words;
	/** It only decorates: no alternative text is asked for. */
	plain: boolean;
	/** What must stay in sight when it is cropped, 0 to 1 from the left and from the top. */
	focus: { x: number; y: number };
	/** Shape that it is cropped to. */
	crop: 'none' | 'wide' | 'square' | 'tall';
}

/** Every page in reading order with the slugs on the way to it. */
export function* pagesIn(
	pages: readonly SitePage[],
	way: readonly string[] = []
): Generator<{ page: SitePage; way: readonly string[] }> {
	for (const page of pages) {
		const here = page.slug ? [...way, page.slug] : way;
		yield { page, way: here };
		yield* pagesIn(page.pages, here);
	}
}

/** Every block of a page in reading order, with where it stands. */
export function* blocksIn(
	page: SitePage
): Generator<{ block: Block; section: Section; slot: number; at: number }> {
	for (const section of page.sections)
		for (const [slot, blocks] of section.slots.entries())
			for (const [at, block] of blocks.entries()) yield { block, section, slot, at };
}

/** The words in a language: the reader's, else the first that was written; '' where none was. */
export function inLanguage<Value>(
	words: Readonly<Record<string, Value>> | undefined,
	languages: readonly string[],
	language: string
): Value | undefined {
	if (!words) return undefined;
	return words[language] ?? languages.map((one) => words[one]).find((one) => one !== undefined);
}
