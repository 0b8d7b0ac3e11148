import type { BlockKinds } from '$lib/site/blocks/block';
import { sentenceOf } from '$lib/site/desk/sentences';
import type { Obstacle } from '$lib/site/publication';
import { blocksIn, inLanguage, pagesIn, type SiteDocument } from '$lib/site/site';

type Locale = 'en' | 'zh-CN';

/** What is to be said of one thing: a block, a page, or the site itself. */
export interface Group {
	/** Id of the block or page; null for the whole site. */
	element: string | null;
	/** What it is called; '' for the whole site. */
	name: string;
	/** The page that a block stands on; '' for others. */
	page: string;
	sentences: string[];
}

export interface InTheWay {
	errors: Group[];
	warnings: Group[];
}

/** @returns obstacles and warnings as sentences, those of one thing together, in reading order */
export function groupsOf(
	found: readonly Obstacle[],
	site: SiteDocument,
	kinds: BlockKinds,
	locale: Locale
): InTheWay {
	const titles = new Map([...pagesIn(site.pages)].map(({ page: { id, title } }) => [id, title]));
	const kindAt = new Map(
		[...pagesIn(site.pages)].flatMap(({ page }) =>
			[...blocksIn(page)].map(({ block: { id, kind } }) => [id, kind])
		)
	);
	const pageName = (id = '') => inLanguage(titles.get(id), site.languages, locale) ?? '';
	const kindOf = (block = '') => kinds[kindAt.get(block) ?? ''];
	const of = (weight: Obstacle['weight']): Group[] => {
		const groups = new Map<string | null, Group>();
		for (const one of found.filter((obstacle) => obstacle.weight === weight)) {
			const element = one.block ?? one.page ?? null;
			const kind = kindOf(one.block);
			const group = groups.get(element) ?? {
				element,
				name: one.block ? (kind?.name[locale] ?? kindAt.get(one.block) ?? '') : pageName(one.page),
				page: one.block ? pageName(one.page) : '',
				sentences: []
			};
			const sentence = sentenceOf(one, kind, locale);
			if (!group.sentences.includes(sentence)) group.sentences.push(sentence);
			groups.set(element, group);
		}
		return [...groups.values()];
	};
	return { errors: of('obstacle'), warnings: of('warning') };
}
