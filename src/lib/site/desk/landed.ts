import { m } from '$lib/i18n/paraglide/messages';
import { moveBlock } from '../edit/blocks';
import { endOf } from '../edit/neighbours';
import { addSection, freshSection } from '../edit/sections';
import { findPage } from '../edit/walk';
import { newId } from '../ids';
import type { Desk } from './desk.svelte';
import type { Dragged, Landing } from './dragging';
import { movedPage, movedSection } from './acts';
import { insert, insertSection } from './inserting';
import { pageTitle, whereIs } from './telling';

/** Does what the drag meant, by the same actions as the keys. */
export function landed(desk: Desk, dragged: Dragged, landing: Landing): void {
	if (dragged.what === 'section')
		return landing.on === 'sections' ? insertSection(desk, dragged.layout, landing.at) : undefined;
	if (dragged.what === 'placed') return sectionLanded(desk, dragged.id, landing);
	if (dragged.what === 'page') return pageLanded(desk, dragged.id, landing);
	if (landing.on === 'sections' || landing.on === 'tree') return;
	if (landing.on === 'page') return ontoPage(desk, dragged, landing.page);
	const { section, slot, at } = landing;
	if (dragged.what === 'new') return insert(desk, dragged.kind, { section, slot, at });
	const block = desk.block(dragged.id);
	if (!block || !desk.do(moveBlock(desk.site, dragged.id, { section, slot, at }), `move:block:${dragged.id}`))
		return;
	desk.select('block', dragged.id);
	desk.say(m.desk_moved({ what: desk.nameOf(block), where: whereIs(desk, dragged.id) }));
	void desk.focus({ id: dragged.id });
}

function sectionLanded(desk: Desk, id: string, landing: Landing): void {
	desk.select('section', id);
	if (landing.on === 'sections') return movedSection(desk, id, { page: desk.page, at: landing.at });
	if (landing.on !== 'page') return;
	const page = findPage(desk.site, landing.page)?.page;
	movedSection(desk, id, page ? { page: page.id, at: page.sections.length } : null);
}

function pageLanded(desk: Desk, id: string, landing: Landing): void {
	const place = landing.on === 'tree' ? findPage(desk.site, landing.page) : null;
	if (landing.on !== 'tree' || !place || landing.page === id) return;
	const { parent, at, page } = place;
	desk.select('page', id);
	const beside = { parent, at: landing.side === 'after' ? at + 1 : at };
	movedPage(desk, id, landing.side === 'into' ? { parent: page.id, at: page.pages.length } : beside);
}

function ontoPage(desk: Desk, dragged: Extract<Dragged, { what: 'new' | 'block' }>, id: string): void {
	const page = findPage(desk.site, id)?.page;
	if (!page) return;
	if (dragged.what === 'new') {
		desk.select('page', id);
		return insert(desk, dragged.kind);
	}
	const section = freshSection(newId());
	const end = endOf(page);
	const site = end ? desk.site : addSection(desk.site, id, 0, section);
	if (
		!desk.do(
			moveBlock(site, dragged.id, end ?? { section: section.id, slot: 0, at: 0 }),
			`move:block:${dragged.id}`
		)
	)
		return;
	desk.select('block', dragged.id);
	desk.page = id;
	desk.say(m.desk_moved_to_page({ page: pageTitle(desk, page) }));
}
