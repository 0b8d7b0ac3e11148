import { m } from '$lib/i18n/paraglide/messages';
import { moveBlock } from '../edit/blocks';
import { endOf } from '../edit/neighbours';
import { addSection, freshSection } from '../edit/sections';
import { findPage } from '../edit/walk';
import { newId } from '../ids';
import type { Desk } from './desk.svelte';
import type { Dragged, Landing } from './dragging';
import { insert, insertSection } from './inserting';
import { pageTitle, whereIs } from './telling';

/** Does what the drag meant, by the same actions as the keys. */
export function landed(desk: Desk, dragged: Dragged, landing: Landing): void {
	if (dragged.what === 'section')
		return landing.on === 'sections' ? insertSection(desk, dragged.layout, landing.at) : undefined;
	if (landing.on === 'sections') return;
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

function ontoPage(desk: Desk, dragged: Exclude<Dragged, { what: 'section' }>, id: string): void {
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
