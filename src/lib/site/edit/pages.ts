import { LIMITS } from '../limits';
import { pagesIn, type SiteDocument, type SitePage, type Words } from '../site';
import { freeSlug } from './addresses';
import { copied } from './sections';
import { findPage, spliced, withPage, withPages, type PageSpot } from './walk';
import { wordsWith } from './words';

/** @returns an empty page; its address is made from its title when it is added */
export const freshPage = (id: string, title: Words): SitePage => ({
	id,
	slug: '',
	title,
	about: {},
	unlisted: false,
	sections: [],
	pages: []
});

/**
 * The first page is the home page: it has no part of the address, stays first, and nothing is put before it. The first
 * page of an empty site becomes it.
 * @param spot the gap between its siblings-to-be
 */
export function addPage(site: SiteDocument, spot: PageSpot, page: SitePage): SiteDocument {
	if ([...pagesIn(site.pages)].length + sizeOf(page) > LIMITS.pages || !fits(site, spot.parent, page))
		return site;
	if (!site.pages.length) return withPages(site, [{ ...page, slug: '' }]);
	const wish = page.slug || Object.values(page.title)[0] || '';
	const slugged = { ...page, slug: freeSlug(site, spot.parent, wish, page.id) };
	if (spot.parent === null) return withPages(site, spliced(site.pages, Math.max(1, spot.at), 0, slugged));
	return withPage(site, spot.parent, (parent) => ({
		...parent,
		pages: spliced(parent.pages, Math.max(0, spot.at), 0, slugged)
	}));
}

/** @param spot a gap as it is seen while the page still stands where it stood. What cannot be leaves the site as it is */
export function movePage(site: SiteDocument, id: string, spot: PageSpot): SiteDocument {
	const found = findPage(site, id);
	const home = site.pages[0]?.id === id;
	if (!found || home || !fits(site, spot.parent, found.page)) return site;
	if (spot.parent !== null && [...pagesIn([found.page])].some(({ page }) => page.id === spot.parent))
		return site;
	const same = found.parent === spot.parent;
	const gap = spot.parent === null ? Math.max(1, spot.at) : spot.at;
	if (same && (gap === found.at || gap === found.at + 1)) return site;
	const at = same && gap > found.at ? gap - 1 : gap;
	return addPage(without(site, id), { parent: spot.parent, at }, found.page);
}

/** @param as id of the copy @param mint ids of everything in it. The pages below it are not copied */
export function duplicatePage(site: SiteDocument, id: string, as: string, mint: () => string): SiteDocument {
	const found = findPage(site, id);
	if (!found) return site;
	const sections = found.page.sections.map((section) => copied(section, mint(), mint));
	const copy = { ...found.page, id: as, sections, pages: [], slug: found.page.slug };
	return addPage(site, { parent: found.parent, at: found.at + 1 }, copy);
}

export const renamePage = (site: SiteDocument, id: string, language: string, title: string): SiteDocument =>
	withPage(site, id, (page) => {
		const words = wordsWith(page.title, language, title);
		return words === page.title ? page : { ...page, title: words };
	});

export const describePage = (site: SiteDocument, id: string, language: string, about: string): SiteDocument =>
	withPage(site, id, (page) => {
		const words = wordsWith(page.about, language, about);
		return words === page.about ? page : { ...page, about: words };
	});

/** Ask `slugMistake` first: what is wrong with it is said while it is typed. */
export const reslugPage = (site: SiteDocument, id: string, slug: string): SiteDocument =>
	withPage(site, id, (page) => (page.slug === slug ? page : { ...page, slug }));

export const setUnlisted = (site: SiteDocument, id: string, unlisted: boolean): SiteDocument =>
	withPage(site, id, (page) => (page.unlisted === unlisted ? page : { ...page, unlisted }));

/** With everything below it. The last page stays; where the home page goes, the next one becomes it. */
export function removePage(site: SiteDocument, id: string): SiteDocument {
	const rest = without(site, id);
	const [first, ...others] = rest.pages;
	if (!first) return site;
	return first.slug ? withPages(rest, [{ ...first, slug: '' }, ...others]) : rest;
}

function without(site: SiteDocument, id: string): SiteDocument {
	const found = findPage(site, id);
	if (!found) return site;
	const siblings = spliced(found.siblings, found.at, 1);
	return found.parent === null
		? withPages(site, siblings)
		: withPage(site, found.parent, (parent) => ({ ...parent, pages: siblings }));
}

const sizeOf = (page: SitePage): number => [...pagesIn([page])].length;

/** How many levels a page brings with it. */
const levels = (page: SitePage): number => 1 + Math.max(0, ...page.pages.map(levels));

/** @returns whether a page and what is below it may stand under `parent` */
export function fits(site: SiteDocument, parent: string | null, page: SitePage): boolean {
	const depth = parent === null ? 0 : findPage(site, parent)?.depth;
	return depth !== undefined && depth + levels(page) <= LIMITS.depth;
}
