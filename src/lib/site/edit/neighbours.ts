import { pagesIn, type SiteDocument, type SitePage } from '../site';
import { fits } from './pages';
import { findBlock, findPage, findSection, type PageSpot, type Spot } from './walk';

// Where the keyboard leads. Each answer is what the move of the same thing takes; null: there is nowhere further.

/** Every slot of a page in reading order. */
const slotsOf = (page: SitePage): { section: string; slot: number; length: number }[] =>
	page.sections.flatMap((section) =>
		section.slots.map((blocks, slot) => ({ section: section.id, slot, length: blocks.length }))
	);

/** @returns the gap above a block: over the one before it, else at the end of the slot before */
export function blockUp(site: SiteDocument, id: string): Spot | null {
	const found = findBlock(site, id);
	if (!found) return null;
	const { section, slot, at } = found;
	return at > 0 ? { section, slot, at: at - 1 } : slotBeside(site, id, -1);
}

/** @returns the gap below a block: under the one after it, else at the start of the slot after */
export function blockDown(site: SiteDocument, id: string): Spot | null {
	const found = findBlock(site, id);
	if (!found) return null;
	const { section, slot, at } = found;
	const last = slotsOf(found.page).find((one) => one.section === section && one.slot === slot)?.length ?? 0;
	return at < last - 1 ? { section, slot, at: at + 2 } : slotBeside(site, id, 1);
}

/** @returns the end of the slot before (-1), the start of the slot after (1), across the sections of the page */
export function slotBeside(site: SiteDocument, id: string, step: -1 | 1): Spot | null {
	const found = findBlock(site, id);
	if (!found) return null;
	const slots = slotsOf(found.page);
	const here = slots.findIndex(({ section, slot }) => section === found.section && slot === found.slot);
	const next = slots[here + step];
	return next ? { section: next.section, slot: next.slot, at: step < 0 ? next.length : 0 } : null;
}

/** @returns the page before (-1) or after (1) another, in reading order */
export function pageBeside(site: SiteDocument, id: string, step: -1 | 1): SitePage | null {
	const pages = [...pagesIn(site.pages)].map(({ page }) => page);
	const here = pages.findIndex((page) => page.id === id);
	return here < 0 ? null : (pages[here + step] ?? null);
}

/** @returns where a block lands on a page: the end of its last slot; null where the page has no section yet */
export function endOf(page: SitePage): Spot | null {
	const last = slotsOf(page).at(-1);
	return last ? { section: last.section, slot: last.slot, at: last.length } : null;
}

/** @returns the gap over the section before (-1) or under the one after (1); at the edge, the neighbouring page */
export function sectionBeside(
	site: SiteDocument,
	id: string,
	step: -1 | 1
): { page: string; at: number } | null {
	const found = findSection(site, id);
	if (!found) return null;
	const { page, at } = found;
	if (page.sections[at + step]) return { page: page.id, at: step < 0 ? at - 1 : at + 2 };
	const next = pageBeside(site, page.id, step);
	return next && { page: next.id, at: step < 0 ? next.sections.length : 0 };
}

/** @returns the gap before (-1) or after (1) among its siblings; the home page stays first */
export function pageAmong(site: SiteDocument, id: string, step: -1 | 1): PageSpot | null {
	const found = findPage(site, id);
	if (!found || site.pages[0]?.id === id) return null;
	const { parent, at, siblings } = found;
	const next = siblings[at + step];
	if (!next || next.id === site.pages[0]?.id) return null;
	return { parent, at: step < 0 ? at - 1 : at + 2 };
}

/** @returns the end of the pages below the sibling before: one level in */
export function pageIn(site: SiteDocument, id: string): PageSpot | null {
	const found = findPage(site, id);
	const before = found?.siblings[found.at - 1];
	if (!found || !before || !fits(site, before.id, found.page)) return null;
	return { parent: before.id, at: before.pages.length };
}

/** @returns the gap after the page that it is below: one level out */
export function pageOut(site: SiteDocument, id: string): PageSpot | null {
	const found = findPage(site, id);
	const parent = found?.parent ? findPage(site, found.parent) : null;
	return parent && { parent: parent.parent, at: parent.at + 1 };
}

/** @returns the block that the keyboard goes to when one is removed: the next in its slot, else the one before */
export function blockBeside(site: SiteDocument, id: string): string | null {
	const found = findBlock(site, id);
	const blocks = found && findSection(site, found.section)?.section.slots[found.slot];
	if (!found || !blocks) return null;
	return (blocks[found.at + 1] ?? blocks[found.at - 1])?.id ?? null;
}
