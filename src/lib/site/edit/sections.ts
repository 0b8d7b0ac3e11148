import { LAYOUTS, type Layout, type Section, type SiteDocument, type Tone } from '../site';
import { findSection, spliced, withPage, withSection } from './walk';

/** @returns a section without blocks */
export const freshSection = (id: string, layout: Layout = 'one'): Section => ({
	id,
	layout,
	tone: 'plain',
	slots: Array.from({ length: LAYOUTS[layout] }, () => [])
});

/** @param at the gap between the sections of the page, 0 before the first */
export const addSection = (site: SiteDocument, page: string, at: number, section: Section): SiteDocument =>
	withPage(site, page, (one) => ({ ...one, sections: spliced(one.sections, at, 0, section) }));

/** @param at a gap as it is seen while the section still stands where it stood */
export function moveSection(site: SiteDocument, id: string, page: string, at: number): SiteDocument {
	const found = findSection(site, id);
	if (!found) return site;
	const same = found.page.id === page;
	if (same && (at === found.at || at === found.at + 1)) return site;
	const moved = addSection(removeSection(site, id), page, same && at > found.at ? at - 1 : at, found.section);
	// No such page: it must not get lost on the way.
	return findSection(moved, id) ? moved : site;
}

/** @param as id of the copy @param mint ids of the blocks in it */
export function duplicateSection(
	site: SiteDocument,
	id: string,
	as: string,
	mint: () => string
): SiteDocument {
	const found = findSection(site, id);
	if (!found) return site;
	return addSection(site, found.page.id, found.at + 1, copied(found.section, as, mint));
}

/** @returns the section as a new thing: nothing of it has an id of the old one */
export const copied = (section: Section, as: string, mint: () => string): Section => ({
	...section,
	id: as,
	slots: section.slots.map((blocks) => blocks.map((block) => ({ ...block, id: mint() })))
});

export function removeSection(site: SiteDocument, id: string): SiteDocument {
	const found = findSection(site, id);
	if (!found) return site;
	return withPage(site, found.page.id, (page) => ({
		...page,
		sections: spliced(page.sections, found.at, 1)
	}));
}

/** Where there are fewer slots than before, the last takes what stood in those that are gone. */
export const setLayout = (site: SiteDocument, id: string, layout: Layout): SiteDocument =>
	withSection(site, id, (section) => {
		if (section.layout === layout) return section;
		const { slots } = section;
		const most = LAYOUTS[layout];
		const next = Array.from({ length: most }, (_, at) =>
			at === most - 1 ? slots.slice(at).flat() : (slots[at] ?? [])
		);
		return { ...section, layout, slots: next };
	});

export const setTone = (site: SiteDocument, id: string, tone: Tone): SiteDocument =>
	withSection(site, id, (section) => (section.tone === tone ? section : { ...section, tone }));
