import { m } from '$lib/i18n/paraglide/messages';
import { findBlock, findSection } from '../edit/walk';
import { inLanguage, type Layout, type SitePage, type Tone } from '../site';
import type { Desk } from './desk.svelte';

export const LAYOUT_NAMES: Readonly<Record<Layout, () => string>> = {
	one: m.desk_layout_one,
	two: m.desk_layout_two,
	three: m.desk_layout_three,
	sidebar: m.desk_layout_sidebar,
	full: m.desk_layout_full
};

export const TONE_NAMES: Readonly<Record<Tone, () => string>> = {
	plain: m.desk_tone_plain,
	tint: m.desk_tone_tint,
	accent: m.desk_tone_accent
};

/** @returns where a block stands, for somebody who does not see it: "2 of 5, column 1 of 2, section 3" */
export function whereIs(desk: Desk, id: string): string {
	const place = findBlock(desk.site, id);
	const section = place && findSection(desk.site, place.section);
	if (!place || !section) return '';
	const slots = section.section.slots;
	const facts = { at: place.at + 1, of: slots[place.slot]?.length ?? 1, section: section.at + 1 };
	return slots.length > 1
		? m.desk_where_column({ ...facts, column: place.slot + 1, columns: slots.length })
		: m.desk_where(facts);
}

/** @returns "Section 2 of 4, two columns" */
export function sectionName(desk: Desk, id: string): string {
	const found = findSection(desk.site, id);
	if (!found) return '';
	const layout = LAYOUT_NAMES[found.section.layout]();
	return m.desk_section_name({ at: found.at + 1, of: found.page.sections.length, layout });
}

export const pageTitle = (desk: Desk, page: SitePage): string =>
	inLanguage(page.title, desk.languages, desk.language) || m.desk_untitled();
