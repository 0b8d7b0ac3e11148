import type { Label } from '../blocks/block';
import type { Layout, Section, SiteDocument, SitePage, Tone, Words } from '../site';
import { PLAIN_THEME } from '../theme-parse';

/**
 * THE CONTRACT of a starting template of a site.
 *
 * To add one: write `<name>.ts` with `export const template: Template`. `registry.ts` finds it and `contract.test.ts`
 * holds it to the rules: both languages throughout, the gate lets it pass, nothing stands in the way of publishing but
 * what only the team can fill in. Words that a team would keep: no figures and no names of people that it has not.
 */
export interface Template {
	/** Where it stands in the gallery; lower is earlier. */
	order: number;
	name: Label;
	/** What a site made from it is called at first, where that is not the template's own name. */
	startsAs?: Label;
	/** When to use it, in one sentence. */
	purpose: Label;
	/** Of the site, for search engines and shared links. */
	about: Label;
	pages: (tools: Tools) => readonly PageDraft[];
}

/** What a template cannot know by itself. */
export interface Tools {
	/** The day so many days from now, as a date field has it. */
	day: (from: number) => string;
	/** A block as it is when somebody has just put it on a page; none, where there is no such kind. */
	fresh: (kind: string) => BlockDraft[];
}

export interface BlockDraft {
	kind: string;
	fields: Readonly<Record<string, unknown>>;
}

export interface SectionDraft {
	layout: Layout;
	tone: Tone;
	slots: readonly (readonly BlockDraft[])[];
}

export interface PageDraft {
	/** Links within the template lead to it: `page:<id>`. */
	id: string;
	/** '' for the first. */
	slug: string;
	title: Words;
	about: Words;
	sections: readonly SectionDraft[];
	pages?: readonly PageDraft[];
}

type Languages = readonly (keyof Label)[];

/** @returns the template's languages, the author's first */
export const languagesFor = (locale: keyof Label): Languages =>
	locale === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'];

/** @returns what a site made from it is called at first */
export const nameIn = ({ name, startsAs }: Template, locale: keyof Label): string =>
	(startsAs ?? name)[locale];

/**
 * The document to start with.
 * @param locale of its author: that language is written first
 * @param called what the author calls it, in every language until somebody translates it; '' for the template's own
 */
export function startIn(template: Template, locale: keyof Label, tools: Tools, called = ''): SiteDocument {
	const title = called ? { en: called, 'zh-CN': called } : (template.startsAs ?? template.name);
	return {
		format: 1,
		languages: languagesFor(locale),
		title: { ...title },
		about: { ...template.about },
		theme: PLAIN_THEME,
		cover: '',
		pages: template.pages(tools).map(pageOf)
	};
}

// Ids that speak, and are the same whenever the template is drawn.
const pageOf = ({ id, slug, title, about, sections, pages = [] }: PageDraft): SitePage => ({
	id,
	slug,
	title,
	about,
	unlisted: false,
	sections: sections
		// What this house has no kind of block for leaves no gap.
		.filter(({ slots }) => sections.length === 1 || slots.some((slot) => slot.length))
		.map((section, at) => sectionOf(section, `${id}-${at + 1}`)),
	pages: pages.map(pageOf)
});

const sectionOf = ({ layout, tone, slots }: SectionDraft, id: string): Section => ({
	id,
	layout,
	tone,
	slots: slots.map((slot, column) =>
		slot.map(({ kind, fields }, at) => ({ id: `${id}-${column + 1}-${at + 1}`, kind, fields }))
	)
});

/** What a gallery says of a template: its pages and the kinds of blocks on them, in words. */
export interface Glance {
	name: string;
	purpose: string;
	pages: { title: string; depth: number; blocks: string[] }[];
}

/** @param nameOf what a kind of block is called in the interface's language */
export function glanceAt(
	template: Template,
	locale: keyof Label,
	tools: Tools,
	nameOf: (kind: string) => string
): Glance {
	const told = ({ title, sections, pages = [] }: PageDraft, depth: number): Glance['pages'] => [
		{
			title: title[locale] ?? '',
			depth,
			blocks: [...new Set(sections.flatMap(({ slots }) => slots.flat().map(({ kind }) => nameOf(kind))))]
		},
		...pages.flatMap((page) => told(page, depth + 1))
	];
	return {
		name: template.name[locale],
		purpose: template.purpose[locale],
		pages: template.pages(tools).flatMap((page) => told(page, 0))
	};
}
