import type { Block, Section, SiteDocument, SitePage } from '../site';

// How every action gets to the thing that it changes. What does not change stays the same object, so that only what
// changed is drawn again.

/** Where a block stands, or would: a gap of a slot, 0 before its first block. */
export interface Spot {
	section: string;
	slot: number;
	at: number;
}

/** Where a page stands, or would; `parent` null: at the top. */
export interface PageSpot {
	parent: string | null;
	at: number;
}

/** @returns the list with one thing replaced by none, one or several; the same list if nothing changed */
export function spliced<Thing>(
	list: readonly Thing[],
	at: number,
	gone: number,
	...come: readonly Thing[]
): readonly Thing[] {
	if (!gone && !come.length) return list;
	return [...list.slice(0, at), ...come, ...list.slice(at + gone)];
}

/** @returns the list with `change` done to each; the same list if nothing changed */
export function mapped<Thing>(list: readonly Thing[], change: (thing: Thing) => Thing): readonly Thing[] {
	let same = true;
	const next = list.map((thing) => {
		const changed = change(thing);
		if (changed !== thing) same = false;
		return changed;
	});
	return same ? list : next;
}

/** @returns the site with other pages; the same site if they are the same */
export const withPages = (site: SiteDocument, pages: readonly SitePage[]): SiteDocument =>
	pages === site.pages ? site : { ...site, pages };

const eachPage = (pages: readonly SitePage[], change: (page: SitePage) => SitePage): readonly SitePage[] =>
	mapped(pages, (page) => {
		const changed = change(page);
		const below = eachPage(changed.pages, change);
		return below === changed.pages ? changed : { ...changed, pages: below };
	});

/** @returns the site with one page changed */
export const withPage = (
	site: SiteDocument,
	id: string,
	change: (page: SitePage) => SitePage
): SiteDocument =>
	withPages(
		site,
		eachPage(site.pages, (page) => (page.id === id ? change(page) : page))
	);

/** @returns the site with the sections of every page run through `change` */
const withSections = (site: SiteDocument, change: (section: Section) => Section): SiteDocument =>
	withPages(
		site,
		eachPage(site.pages, (page) => {
			const sections = mapped(page.sections, change);
			return sections === page.sections ? page : { ...page, sections };
		})
	);

/** @returns the site with one section changed */
export const withSection = (
	site: SiteDocument,
	id: string,
	change: (section: Section) => Section
): SiteDocument => withSections(site, (section) => (section.id === id ? change(section) : section));

/** @returns the site with one slot changed */
export const withSlot = (
	site: SiteDocument,
	section: string,
	slot: number,
	change: (blocks: readonly Block[]) => readonly Block[]
): SiteDocument =>
	withSection(site, section, (one) => {
		const slots = mapped(one.slots, (blocks) => (blocks === one.slots[slot] ? change(blocks) : blocks));
		return slots === one.slots ? one : { ...one, slots };
	});

/** @returns the site with one block changed */
export const withBlock = (site: SiteDocument, id: string, change: (block: Block) => Block): SiteDocument =>
	withSections(site, (section) => {
		const slots = mapped(section.slots, (blocks) =>
			mapped(blocks, (block) => (block.id === id ? change(block) : block))
		);
		return slots === section.slots ? section : { ...section, slots };
	});

export interface BlockPlace extends Spot {
	block: Block;
	page: SitePage;
}

/** @returns where a block stands */
export function findBlock(site: SiteDocument, id: string): BlockPlace | null {
	for (const { section, page } of sectionsIn(site.pages))
		for (const [slot, blocks] of section.slots.entries()) {
			const at = blocks.findIndex((block) => block.id === id);
			const block = blocks[at];
			if (block) return { block, page, section: section.id, slot, at };
		}
	return null;
}

/** Every section of the site in reading order, with its page. */
export function* sectionsIn(
	pages: readonly SitePage[]
): Generator<{ section: Section; page: SitePage; at: number }> {
	for (const page of pages) {
		for (const [at, section] of page.sections.entries()) yield { section, page, at };
		yield* sectionsIn(page.pages);
	}
}

/** @returns where a section stands */
export function findSection(
	site: SiteDocument,
	id: string
): { section: Section; page: SitePage; at: number } | null {
	for (const found of sectionsIn(site.pages)) if (found.section.id === id) return found;
	return null;
}

export interface PagePlace extends PageSpot {
	page: SitePage;
	/** The pages around it, itself among them. */
	siblings: readonly SitePage[];
	/** 1 at the top. */
	depth: number;
}

/** @returns where a page stands */
export function findPage(site: SiteDocument, id: string): PagePlace | null {
	const look = (siblings: readonly SitePage[], parent: string | null, depth: number): PagePlace | null => {
		for (const [at, page] of siblings.entries()) {
			if (page.id === id) return { page, parent, at, siblings, depth };
			const found = look(page.pages, page.id, depth + 1);
			if (found) return found;
		}
		return null;
	};
	return look(site.pages, null, 1);
}
