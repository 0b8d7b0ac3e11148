import { m } from '$lib/i18n/paraglide/messages';
import { addSection } from '../edit/sections';
import { findBlock, findSection } from '../edit/walk';
import { isPart } from '../fields';
import { newId } from '../ids';
import { clipFrom, type Clip } from '../paste/clip';
import type { Note } from '../paste/part';
import { blocksOf, pasted } from '../paste/paste';
import type { Block } from '../site';
import type { Desk } from './desk.svelte';
import { put } from './inserting';

// Loaded with the first paste: reading other programs' HTML is heavy.

const NOTES: Readonly<Record<Note, () => string>> = {
	pictures: m.site_paste_pictures,
	embedded: m.site_paste_embedded,
	links: m.site_paste_links,
	cut: m.site_paste_cut,
	other_team: m.site_paste_other_team
};

/** @returns what to tell of the paste besides: what was left out */
export function paste(desk: Desk, team: string, html: string, text: string): string {
	const clip = clipFrom(text, desk.parts.kinds, team, newId) ?? ownOf(desk, html, text);
	const count = clip.blocks.length + clip.sections.length;
	if (!count) {
		desk.say(m.desk_nothing_to_paste());
		return '';
	}
	for (const block of [...clip.blocks, ...clip.sections.flatMap(({ slots }) => slots.flat())])
		remember(desk, block);
	if (clip.sections.length) putSections(desk, clip);
	else if (!put(desk, clip.blocks, 'paste')) return '';
	desk.say(m.desk_pasted({ count }));
	void desk.focus({ id: desk.selected.id });
	return clip.notes.map((note) => NOTES[note]()).join(' ');
}

function ownOf(desk: Desk, html: string, text: string): Clip {
	const found = pasted(html, text);
	return {
		blocks: blocksOf(found, desk.parts.kinds, desk.language, newId),
		sections: [],
		notes: found.notes
	};
}

function putSections(desk: Desk, { sections }: Clip): void {
	const page = desk.shown;
	if (!page) return;
	const { what, id } = desk.selected;
	const here = what === 'block' ? (findBlock(desk.site, id)?.section ?? '') : id;
	const at = (findSection(desk.site, here)?.at ?? page.sections.length - 1) + 1;
	const site = sections.reduce(
		(one, section, index) => addSection(one, page.id, at + index, section),
		desk.site
	);
	desk.do(site, 'paste');
	desk.select('section', sections[0]?.id ?? '');
}

/** Pictures and files of the same team, which its other sites show, are there. */
function remember(desk: Desk, { fields }: Block): void {
	const look = (value: unknown): void => {
		if (Array.isArray(value)) return value.forEach(look);
		if (!isPart(value)) return;
		if (typeof value['id'] === 'string') {
			if ('alt' in value) desk.keptPicture(value['id']);
			else if ('size' in value) desk.keptFile(value['id']);
		}
		Object.values(value).forEach(look);
	};
	look(fields);
}
