import { m } from '$lib/i18n/paraglide/messages';
import { addBlocks, takes } from '../edit/blocks';
import { endOf } from '../edit/neighbours';
import { addPage, freshPage } from '../edit/pages';
import { addSection, freshSection } from '../edit/sections';
import { findBlock, findPage, findSection, type Spot } from '../edit/walk';
import { freshBlock } from '../fields';
import { newId } from '../ids';
import type { Block, Layout, SiteDocument } from '../site';
import type { Desk } from './desk.svelte';
import { sectionName, whereIs } from './telling';

/** @returns the gap after what is selected: where something new goes; null where the page has no section yet */
export function gapHere(desk: Desk): Spot | null {
	const { what, id } = desk.selected;
	const block = what === 'block' ? findBlock(desk.site, id) : null;
	if (block) return { section: block.section, slot: block.slot, at: block.at + 1 };
	const section = what === 'section' ? findSection(desk.site, id)?.section : null;
	if (section) return { section: section.id, slot: desk.slot, at: section.slots[desk.slot]?.length ?? 0 };
	return desk.shown ? endOf(desk.shown) : null;
}

/** The document with a gap that is surely there: a page without a section gets one. */
function opened(desk: Desk, spot: Spot | null): { site: SiteDocument; spot: Spot } {
	if (spot || !desk.shown) return { site: desk.site, spot: spot ?? { section: '', slot: 0, at: 0 } };
	const section = freshSection(newId());
	const site = addSection(desk.site, desk.shown.id, 0, section);
	return { site, spot: { section: section.id, slot: 0, at: 0 } };
}

/** Puts blocks that exist already into a gap. @returns whether they are there */
export function put(desk: Desk, blocks: readonly Block[], what: string, at = gapHere(desk)): boolean {
	const first = blocks[0];
	const { site, spot } = opened(desk, at);
	if (!first || !desk.do(addBlocks(site, spot, blocks), `${what}:block:${first.id}`)) return false;
	desk.select('block', first.id);
	return true;
}

/** A fresh block, its first words ready to be written. */
export function insert(desk: Desk, name: string, at: Spot | null = gapHere(desk)): void {
	const kind = desk.parts.kinds[name];
	if (!kind || !desk.shown) return;
	if (!takes(desk.shown, desk.parts.kinds, name)) return desk.say(m.desk_no_more());
	const block = freshBlock(kind, name, desk.site.languages);
	if (!put(desk, [block], 'add', at)) return;
	desk.region = 'canvas';
	desk.say(m.desk_added({ what: desk.nameOf(block), where: whereIs(desk, block.id) }));
	desk.fresh = block.id;
	void desk.focus({ id: block.id }, true);
}

/** @param at the gap between the sections of the page; after what is selected where it is not given */
export function insertSection(desk: Desk, layout: Layout, at?: number): void {
	const page = desk.shown;
	if (!page) return;
	const { what, id } = desk.selected;
	const here = what === 'block' ? findBlock(desk.site, id)?.section : what === 'section' ? id : '';
	const found = here ? findSection(desk.site, here) : null;
	const section = freshSection(newId(), layout);
	const gap = at ?? (found ? found.at + 1 : page.sections.length);
	desk.do(addSection(desk.site, page.id, gap, section), `add:section:${section.id}`);
	desk.select('section', section.id);
	desk.region = 'canvas';
	desk.say(m.desk_added_section({ where: sectionName(desk, section.id) }));
	void desk.focus({ id: section.id });
}

/** A page after the one that is shown, as its sibling, with a section to begin in. */
export function insertPage(desk: Desk): void {
	const here = desk.shown && findPage(desk.site, desk.shown.id);
	const id = newId();
	const page = {
		...freshPage(id, { [desk.language]: m.desk_new_page() }),
		sections: [freshSection(newId())]
	};
	const spot = { parent: here?.parent ?? null, at: here ? here.at + 1 : desk.site.pages.length };
	if (!desk.do(addPage(desk.site, spot, page), `add:page:${id}`)) return desk.say(m.desk_no_more_pages());
	desk.select('page', id);
	desk.page = id;
	desk.say(m.desk_added_page());
}
