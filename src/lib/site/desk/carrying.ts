import { m } from '$lib/i18n/paraglide/messages';
import { findBlock, findSection } from '../edit/walk';
import { clipOf } from '../paste/clip';
import { act } from './acts';
import type { Desk } from './desk.svelte';

// Beware: a clipboard can be written to at once or not at all, so this is never fetched later.

/** @returns what is selected as a text for the clipboard; null where nothing can be copied */
export function copied(desk: Desk, team: string): string | null {
	const { what, id } = desk.selected;
	const block = what === 'block' ? findBlock(desk.site, id)?.block : undefined;
	if (block) return clipOf(team, { blocks: [block] });
	const section = what === 'section' ? findSection(desk.site, id)?.section : undefined;
	return section ? clipOf(team, { sections: [section] }) : null;
}

/** Says that it is in the clipboard; cut, it goes from the page. */
export function copySaid(desk: Desk, cut: boolean): void {
	if (cut) act(desk, 'remove');
	desk.say(cut ? m.desk_cut() : m.desk_copied());
}
