import { readable } from '../../survey/slug';
import { LIMITS } from '../limits';
import { isSlug } from '../parse';
import { RESERVED } from '../paths';
import { pagesIn, type SiteDocument } from '../site';
import { findPage } from './walk';

/** @returns the address of a page within its site, without the first slash; null if there is no such page */
export function wayOf(site: SiteDocument, id: string): string | null {
	for (const { page, way } of pagesIn(site.pages)) if (page.id === id) return way.join('/');
	return null;
}

/** @returns what is wrong with a part of the address that somebody typed for a page, or null */
export function slugMistake(
	site: SiteDocument,
	id: string,
	slug: string
): 'empty' | 'letters' | 'reserved' | 'taken' | null {
	if (site.pages[0]?.id === id) return slug ? 'letters' : null;
	if (!slug) return 'empty';
	if (!isSlug(slug)) return 'letters';
	const parent = findPage(site, id)?.parent ?? null;
	const way = below(site, parent, slug);
	if (RESERVED.includes(way)) return 'reserved';
	return taken(site, way, id) ? 'taken' : null;
}

/**
 * @param wish a page's title, or the slug it had elsewhere
 * @returns a part of the address that nothing below `parent` has yet: "How to" is `how-to`, "常见问题" is `page-2`
 */
export function freeSlug(site: SiteDocument, parent: string | null, wish: string, id = ''): string {
	const word =
		(isSlug(wish) && wish) ||
		readable(wish)
			.slice(0, LIMITS.slug - 4)
			.replace(/-+$/, '') ||
		'page';
	for (let number = word === 'page' ? 2 : 1; ; number++) {
		const slug = number === 1 ? word : `${word}-${number}`;
		const way = below(site, parent, slug);
		if (!RESERVED.includes(way) && !taken(site, way, id)) return slug;
	}
}

const below = (site: SiteDocument, parent: string | null, slug: string): string =>
	[parent === null ? '' : (wayOf(site, parent) ?? ''), slug].filter(Boolean).join('/');

/** By the whole way: what is below the home page shares its addresses with what is beside it. */
function taken(site: SiteDocument, address: string, but: string): boolean {
	for (const { page, way } of pagesIn(site.pages))
		if (page.id !== but && way.join('/') === address) return true;
	return false;
}
