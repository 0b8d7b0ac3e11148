import type { Brand } from '../account/brand';
import { scriptsOn } from './asking';
import type { BlockKind, BlockKinds } from './blocks/block';
import { written } from './blocks/fresh';
import { metaOf, type Meta } from './meta';
import { pageAt } from './paths';
import type { Block, SiteDocument, SitePage } from './site';
import { styleOf } from './theme';
import type { SiteShown } from './view';

/** A site that is shown before, or beside, what is on air. */
export interface Previewed {
	name: string;
	document: SiteDocument;
	brand: Brand | null;
}

export interface Shown {
	view: SiteShown;
	meta: Meta;
	style: string;
	/** Names of the scripts of its blocks. */
	scripts: string[];
	/** There is no page of that address. */
	absent: boolean;
}

/** Without its survey it shows nothing: a question, a figure. */
const isLive = (kind: BlockKind): boolean =>
	Object.values(kind.fields).some(({ as, required }) => as === 'survey' && required === true);

/** In the place of what is live: what will stand there, in words. */
function standIn(block: Block, languages: readonly string[], kinds: BlockKinds): Block {
	const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined;
	if (!kind || !isLive(kind)) return block;
	const own = (language: string) => (/^zh/i.test(language) ? 'zh-CN' : 'en');
	const about = written(['en', 'zh-CN'], [kind.about.en], [kind.about['zh-CN']]);
	const title = Object.fromEntries(languages.map((one) => [one, kind.name[own(one)]]));
	const text = Object.fromEntries(languages.map((one) => [one, about[own(one)]]));
	return { ...block, kind: 'callout', fields: { kind: 'note', title, text } };
}

const standing = (page: SitePage, languages: readonly string[], kinds: BlockKinds): SitePage => ({
	...page,
	sections: page.sections.map((section) => ({
		...section,
		slots: section.slots.map((slot) => slot.map((block) => standIn(block, languages, kinds)))
	})),
	pages: page.pages.map((below) => standing(below, languages, kinds))
});

/**
 * A page of a site as a reader would get it, at another address. Nothing that is live is asked: nothing on the page can
 * be answered, and no figure leaves a board by a link that needs no account. What will stand there is said in words.
 * @param at base of the address, what stands behind it, and the language that the address asks for
 */
export function previewOf(
	{ name, document: whole, brand }: Previewed,
	at: { base: string; path: string; language: string; asked: string; origin: string },
	kinds: BlockKinds
): Shown {
	const { base, path, language, asked, origin } = at;
	const pages = whole.pages.map((one) => standing(one, whole.languages, kinds));
	const document = { ...whole, pages };
	const page = pageAt(document, path)?.at(-1);
	const view: SiteShown = { name, document, brand, base, path, language, asked, given: {} };
	return {
		view,
		meta: metaOf(view, origin, false),
		style: styleOf(document.theme, brand),
		scripts: page ? scriptsOn(page, kinds) : [],
		absent: !page
	};
}
