import { m } from '$lib/i18n/paraglide/messages';
import { duplicateBlock, moveBlock, removeBlock } from '../edit/blocks';
import {
	blockBeside,
	blockDown,
	blockUp,
	endOf,
	pageAmong,
	pageBeside,
	pageIn,
	pageOut,
	sectionBeside,
	slotBeside
} from '../edit/neighbours';
import { duplicatePage, movePage, removePage } from '../edit/pages';
import { addSection, duplicateSection, freshSection, moveSection, removeSection } from '../edit/sections';
import { findBlock, findPage, findSection, type PageSpot, type Spot } from '../edit/walk';
import { newId } from '../ids';
import { inLanguage } from '../site';
import type { Desk } from './desk.svelte';
import type { Act } from './keys';
import { pageTitle, sectionName, whereIs } from './telling';

type Doing = (desk: Desk, id: string) => void;
type Doings = Readonly<Partial<Record<Act, Doing>>>;

function moved(desk: Desk, id: string, spot: Spot | null): void {
	const block = desk.block(id);
	if (!block || !spot) return desk.say(m.desk_no_further());
	if (!desk.do(moveBlock(desk.site, id, spot), `move:block:${id}`)) return desk.say(m.desk_no_further());
	desk.page = findBlock(desk.site, id)?.page.id ?? desk.page;
	desk.say(m.desk_moved({ what: desk.nameOf(block), where: whereIs(desk, id) }));
	void desk.focus({ id });
}

function toPage(desk: Desk, id: string, step: -1 | 1): void {
	const from = findBlock(desk.site, id)?.page.id;
	const page = from ? pageBeside(desk.site, from, step) : null;
	if (!page) return desk.say(m.desk_no_further());
	// A page without a section gets one to land in, in the same step.
	const landing = endOf(page);
	const section = freshSection(newId());
	const site = landing ? desk.site : addSection(desk.site, page.id, 0, section);
	const spot = landing ?? { section: section.id, slot: 0, at: 0 };
	if (!desk.do(moveBlock(site, id, spot), `move:block:${id}`)) return;
	desk.page = page.id;
	desk.say(m.desk_moved_to_page({ page: pageTitle(desk, page) }));
	void desk.focus({ id });
}

const BLOCK: Doings = {
	up: (desk, id) => moved(desk, id, blockUp(desk.site, id)),
	down: (desk, id) => moved(desk, id, blockDown(desk.site, id)),
	slot_before: (desk, id) => moved(desk, id, slotBeside(desk.site, id, -1)),
	slot_after: (desk, id) => moved(desk, id, slotBeside(desk.site, id, 1)),
	page_before: (desk, id) => toPage(desk, id, -1),
	page_after: (desk, id) => toPage(desk, id, 1),
	duplicate(desk, id) {
		const copy = newId();
		const block = desk.block(id);
		if (!block || !desk.do(duplicateBlock(desk.site, id, copy), `duplicate:block:${copy}`)) return;
		desk.select('block', copy);
		desk.say(m.desk_duplicated({ what: desk.nameOf(block) }));
		void desk.focus({ id: copy });
	},
	remove(desk, id) {
		const found = findBlock(desk.site, id);
		if (!found) return;
		const beside = blockBeside(desk.site, id);
		desk.do(removeBlock(desk.site, id), `remove:block:${id}`);
		desk.select(beside ? 'block' : 'section', beside ?? found.section);
		desk.say(m.desk_removed({ what: desk.nameOf(found.block) }));
		void desk.focus({ id: beside ?? found.section });
	},
	words(desk, id) {
		desk.select('block', id);
		void desk.focus({ id }, true);
	},
	leave(desk, id) {
		const section = findBlock(desk.site, id)?.section;
		if (!section) return;
		desk.select('section', section);
		void desk.focus({ id: section });
	}
};

/** @param spot the gap between the sections of a page; null: there is no such place */
export function movedSection(desk: Desk, id: string, spot: { page: string; at: number } | null): void {
	if (!spot || !desk.do(moveSection(desk.site, id, spot.page, spot.at), `move:section:${id}`))
		return desk.say(m.desk_no_further());
	desk.page = spot.page;
	desk.say(m.desk_moved_section({ where: sectionName(desk, id) }));
	void desk.focus({ id });
}

const SECTION: Doings = {
	up: (desk, id) => movedSection(desk, id, sectionBeside(desk.site, id, -1)),
	down: (desk, id) => movedSection(desk, id, sectionBeside(desk.site, id, 1)),
	duplicate(desk, id) {
		const copy = newId();
		if (!desk.do(duplicateSection(desk.site, id, copy, newId), `duplicate:section:${copy}`)) return;
		desk.select('section', copy);
		desk.say(m.desk_duplicated({ what: m.desk_section() }));
		void desk.focus({ id: copy });
	},
	remove(desk, id) {
		const found = findSection(desk.site, id);
		if (!found) return;
		const beside = found.page.sections[found.at + 1] ?? found.page.sections[found.at - 1];
		desk.do(removeSection(desk.site, id), `remove:section:${id}`);
		desk.select(beside ? 'section' : 'page', beside?.id ?? found.page.id);
		desk.say(m.desk_removed({ what: m.desk_section() }));
		void desk.focus({ id: beside?.id ?? found.page.id });
	},
	words(desk, id) {
		const first = findSection(desk.site, id)?.section.slots.flat()[0];
		if (!first) return void (desk.inserting = true);
		desk.select('block', first.id);
		void desk.focus({ id: first.id });
	},
	leave(desk, id) {
		const page = findSection(desk.site, id)?.page.id;
		if (page) desk.select('page', page);
	}
};

/** @param spot the gap between its siblings-to-be; null: there is no such place */
export function movedPage(desk: Desk, id: string, spot: PageSpot | null): void {
	if (!spot || !desk.do(movePage(desk.site, id, spot), `move:page:${id}`))
		return desk.say(m.desk_no_further());
	const place = findPage(desk.site, id);
	const parent = place?.parent ? findPage(desk.site, place.parent)?.page : undefined;
	const facts = { at: (place?.at ?? 0) + 1, of: place?.siblings.length ?? 1 };
	desk.say(
		parent
			? m.desk_moved_page_below({ ...facts, page: pageTitle(desk, parent) })
			: m.desk_moved_page({ ...facts })
	);
	void desk.focus({ id });
}

const PAGE: Doings = {
	up: (desk, id) => movedPage(desk, id, pageAmong(desk.site, id, -1)),
	down: (desk, id) => movedPage(desk, id, pageAmong(desk.site, id, 1)),
	slot_before: (desk, id) => movedPage(desk, id, pageOut(desk.site, id)),
	slot_after: (desk, id) => movedPage(desk, id, pageIn(desk.site, id)),
	duplicate(desk, id) {
		const copy = newId();
		if (!desk.do(duplicatePage(desk.site, id, copy, newId), `duplicate:page:${copy}`))
			return desk.say(m.desk_no_further());
		desk.select('page', copy);
		desk.say(m.desk_duplicated({ what: m.desk_page() }));
		void desk.focus({ id: copy });
	},
	remove(desk, id) {
		const found = findPage(desk.site, id);
		if (!found) return;
		const title = inLanguage(found.page.title, desk.site.languages, desk.language) ?? '';
		if (!desk.do(removePage(desk.site, id), `remove:page:${id}`)) return desk.say(m.desk_last_page());
		const beside = found.siblings[found.at + 1] ?? found.siblings[found.at - 1];
		const next = beside?.id ?? found.parent ?? desk.site.pages[0]?.id ?? '';
		desk.select('page', next);
		desk.say(m.desk_removed({ what: title || m.desk_page() }));
		void desk.focus({ id: next });
	}
};

const DOINGS = { block: BLOCK, section: SECTION, page: PAGE, site: {} } satisfies Record<string, Doings>;

/** Does what was asked for, with what is selected. @returns whether that means anything there */
export function act(desk: Desk, what: Act): boolean {
	if (what === 'insert') return (desk.inserting = true);
	const doings: Doings = DOINGS[desk.selected.what];
	const doing = doings[what];
	doing?.(desk, desk.selected.id);
	return doing !== undefined;
}

/** Takes the last step back, or brings it again, and says which. */
export function stepped(desk: Desk, which: 'undo' | 'redo'): void {
	const what = desk[which]();
	if (what === null) return desk.say(which === 'undo' ? m.desk_nothing_to_undo() : m.desk_nothing_to_redo());
	const words = stepInWords(what);
	desk.say(which === 'undo' ? m.desk_undone({ what: words }) : m.desk_redone({ what: words }));
	void desk.focus({ id: desk.selected.id, lost: true });
}

function stepInWords(what: string): string {
	const words: Readonly<Record<string, () => string>> = {
		move: m.desk_step_move,
		remove: m.desk_step_remove,
		duplicate: m.desk_step_duplicate,
		add: m.desk_step_add,
		paste: m.desk_step_paste,
		type: m.desk_step_type
	};
	return (words[what.split(':')[0] ?? ''] ?? m.desk_step_change)();
}
