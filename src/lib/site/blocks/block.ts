import type { Component } from 'svelte';
import type { Need } from '../needs';
import type { Obstacle } from '../publication';
import type { Fields, SiteDocument } from '../site';

/**
 * THE CONTRACT of a block.
 *
 * To add one: one file `blocks/<kind>.svelte` whose `<script module>` exports `block: BlockKind` and which takes
 * `BlockProps`. Nothing else mentions it: `registry.ts` finds the file, the palette offers it, its properties are made
 * from `fields`, the gate checks what is saved by them, `contract.test.ts` runs over every one. Its own words (name,
 * labels, what a fresh one says) stand in that file in both languages of the interface, so that a block is one file.
 *
 * Texts are edited in place wherever the block shows them with `<Say at="...">` or `<Write at="...">`
 * (`site/Say.svelte`, `site/Write.svelte`); `at` is the way to the field: `title`, `items.2.answer`.
 */

/** Words of the interface in both of its languages. */
export interface Label {
	en: string;
	'zh-CN': string;
}

interface Described {
	label: Label;
	/** What a builder should know about it, in a sentence. */
	hint?: Label;
	/** Left empty, it stands in the way of publishing. */
	required?: boolean;
	/** The search of a site does not look here: it would tell a quiz's answers. */
	unsearched?: boolean;
}

/** What a field holds, and so which control edits it and what the gate lets through. */
export type Field = Described &
	(
		| {
				as: 'words';
				/** several lines */ long?: boolean;
				/** characters, 200 or 2,000 where it does not say */ most?: number;
		  }
		| { as: 'prose' }
		/** `{ to: string }`: see `link.ts`. */
		| { as: 'link' }
		/** A `Picture`, or null. */
		| { as: 'picture' }
		/** `{ id, name, size }` of a stored file, or null. `accept`: kinds as `files.ts` names them. */
		| { as: 'file'; accept: readonly ('pdf' | 'audio' | 'video' | 'captions')[] }
		| { as: 'number'; least?: number; most?: number }
		/** `2026-11-22` or `2026-11-22T09:00`, '' for none. */
		| { as: 'date'; time?: boolean }
		| { as: 'flag' }
		| { as: 'pick'; options: readonly { value: string; label: Label }[] }
		/** Id of a survey of the team, '' for none. */
		| { as: 'survey' }
		/** Name of a question of the survey that stands in the field `survey`; `measures`: only such (`questions/question.ts`). */
		| { as: 'question'; survey: string; measures?: readonly string[] }
		/** Id of a page of this site, '' for none. */
		| { as: 'page' }
		| {
				as: 'list';
				of: Readonly<Record<string, Field>>;
				least?: number;
				most: number;
				/** one entry, in words */ one: Label;
		  }
	);

export type Group = 'words' | 'pictures' | 'order' | 'people' | 'listening';

export interface BlockKind {
	name: Label;
	/** What it is for, in a sentence; found by the palette's search too. */
	about: Label;
	group: Group;
	/** Path data of its icon on a 24 by 24 grid, drawn as a line. */
	icon: string;
	fields: Readonly<Record<string, Field>>;
	/** What a fresh one holds: in the languages of the site that the house speaks. Ids of entries are not needed. */
	fresh: (languages: readonly string[]) => Fields;
	/** Asked from the server when the page is drawn; the answers come as `given`, in the same order. */
	needs?: (fields: Fields) => readonly Need[];
	/** Its script in a visitor's page: the name of a file in `blocks/scripts/`, sent once a page. */
	script?: string;
	/** What is in the way of publishing beside empty required fields, dead links and missing words, which all are told. */
	obstacles?: (fields: Fields, site: SiteDocument) => readonly Omit<Obstacle, 'page' | 'block'>[];
	/** Name of the field of words that is its second-level heading, if it has one: a list of contents leads there. */
	titled?: (fields: Fields) => string | null;
	/** Only so many on one page. */
	most?: number;
	/** It fills the width of its section; others keep to a column that can be read. */
	wide?: boolean;
	/** At the head of a page it says what the page is, larger than the page's own title, which then is only heard. */
	opens?: boolean;
	/** What it shows follows from the time too: a page with it is drawn anew every minute. */
	timely?: boolean;
}

export interface BlockProps {
	/** Unique on the page: for ids of elements. */
	id: string;
	fields: Fields;
	/** What `needs` asked for; undefined in its place: not known (not published, not allowed, on its way). */
	given: readonly unknown[];
	/** The language that is read or edited, and all of the site's, the first written first. */
	language: string;
	languages: readonly string[];
	/** Of the interface: for the house's own words and for `Intl`. */
	locale: 'en' | 'zh-CN';
	/** In the builder: nothing posts, nothing plays. */
	editing: boolean;
	/** Where a link leads: a page of this site (`page:<id>`), a picture (`src(picture, width)`), a stored file. */
	to: {
		link: (to: string) => string;
		picture: (id: string, width: number) => string;
		file: (id: string) => string;
	};
	/** What only some blocks use: the pages of the site as a reader may see them, the address of this page. */
	site: {
		name: string;
		base: string;
		path: string;
		pages: readonly { id: string; title: string; path: string; depth: number }[];
		/** Headings of this page, by the blocks that have them: they stand at `#at-<block>`. */
		headings?: readonly { block: string; words: string }[];
	};
}

/** What a file in `blocks/` is. */
export interface BlockFile {
	block: BlockKind;
	default: Component<BlockProps>;
}

export type BlockKinds = Readonly<Record<string, BlockKind>>;
