import { m } from '$lib/i18n/paraglide/messages';
import type { BlockKinds } from '$lib/site/blocks/block';
import type { BlockChange, Comparison, PageChange } from '$lib/site/compare';
import { inLanguage, type SiteDocument } from '$lib/site/site';

type Locale = 'en' | 'zh-CN';

/** A comparison as sentences: of the site, and page by page. */
export interface Told {
	site: string[];
	pages: { page: string; title: string; sentences: string[] }[];
}

const WHOLE: Record<Comparison['site'][number], () => string> = {
	title: m.sites_diff_title,
	about: m.sites_diff_about,
	languages: m.sites_diff_languages,
	theme: m.sites_diff_theme,
	cover: m.sites_diff_cover,
	order: m.sites_diff_order
};

const PARTS: Record<PageChange['parts'][number], () => string> = {
	sections: m.sites_diff_sections,
	address: m.sites_diff_address,
	about: m.sites_diff_page_about,
	menu: m.sites_diff_menu
};

const PAGES: Record<Exclude<PageChange['what'], 'same'>, () => string> = {
	added: m.sites_diff_page_added,
	removed: m.sites_diff_page_removed,
	renamed: m.sites_diff_page_renamed,
	moved: m.sites_diff_page_moved
};

const BLOCKS: Record<BlockChange['what'], (what: { name: string; count: number }) => string> = {
	added: m.sites_diff_block_added,
	removed: m.sites_diff_block_removed,
	changed: m.sites_diff_block_changed,
	moved: m.sites_diff_block_moved
};

/** @param after the later of the two, in whose languages pages are called */
export function told(found: Comparison, after: SiteDocument, kinds: BlockKinds, locale: Locale): Told {
	const nameOf = (kind: string) =>
		(Object.hasOwn(kinds, kind) ? kinds[kind]?.name[locale] : undefined) ?? kind;
	return {
		site: found.site.map((part) => WHOLE[part]()),
		pages: found.pages.map(({ page, title, what, blocks, parts }) => ({
			page,
			title: inLanguage(title, [locale, ...after.languages], locale) ?? '',
			sentences: [
				...(what === 'same' ? [] : [PAGES[what]()]),
				...blocks.map((one) => BLOCKS[one.what]({ name: nameOf(one.kind), count: one.count })),
				...parts.map((part) => PARTS[part]())
			]
		}))
	};
}
