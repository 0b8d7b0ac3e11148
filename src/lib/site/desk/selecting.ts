import { findBlock, findPage, findSection } from '../edit/walk';
import type { SiteDocument } from '../site';

/** What the keys and the properties are about. */
export interface Selected {
	what: 'block' | 'section' | 'page' | 'site';
	id: string;
}

/** @returns the page that it is on; undefined where it is gone, or where it is the site itself */
export function pageWith(site: SiteDocument, { what, id }: Selected): string | undefined {
	if (what === 'block') return findBlock(site, id)?.page.id;
	if (what === 'section') return findSection(site, id)?.page.id;
	return what === 'page' ? findPage(site, id)?.page.id : undefined;
}

/**
 * After a step back or forth nothing may be selected that is not there.
 * @param page that was looked at @returns what is selected and which page is shown
 */
export function standing(
	site: SiteDocument,
	selected: Selected,
	page: string
): { selected: Selected; page: string } {
	const there = findPage(site, page) ? page : (site.pages[0]?.id ?? '');
	if (selected.what === 'site') return { selected, page: there };
	const on = pageWith(site, selected);
	return on ? { selected, page: on } : { selected: { what: 'page', id: there }, page: there };
}

const STEP = /^\w+:(block|section|page):(.+)$/;

/** @returns what a step, as history names it, was done to */
export function doneTo(step: string): Selected | null {
	const [, what, id = ''] = STEP.exec(step) ?? [];
	return what === 'block' || what === 'section' || what === 'page' ? { what, id } : null;
}
