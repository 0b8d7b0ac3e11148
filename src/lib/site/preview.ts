import type { Brand } from '../account/brand';
import { scriptsOn } from './asking';
import type { BlockKinds } from './blocks/block';
import { metaOf, type Meta } from './meta';
import { pageAt } from './paths';
import type { SiteDocument } from './site';
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

/**
 * A page of a site as a reader would get it, at another address. Nothing that is live is asked: what blocks need stays
 * unknown, so that nothing on the page can be answered, and no figure leaves a board by a link that needs no account.
 * @param at base of the address, what stands behind it, and the language that the address asks for
 */
export function previewOf(
	{ name, document, brand }: Previewed,
	at: { base: string; path: string; language: string; asked: string; origin: string },
	kinds: BlockKinds
): Shown {
	const { base, path, language, asked, origin } = at;
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
