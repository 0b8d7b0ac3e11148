import type { BlockKinds } from './blocks/block';
import { fieldObstacles } from './obstacles-fields';
import { RESERVED } from './paths';
import type { Obstacle } from './publication';
import { isSlug } from './parse';
import { blocksIn, pagesIn, type Block, type SiteDocument, type SitePage, type Words } from './site';

/** Every obstacle that the house itself tells. Each has its sentence, as `site_obstacle_<code>`, in `words/site.*.json`. */
export const OBSTACLE_CODES = [
	'title_missing',
	'title_untranslated',
	'home_missing',
	'cover_gone',
	'contrast_low',
	'page_title_missing',
	'page_title_untranslated',
	'page_empty',
	'slug_missing',
	'slug_unreadable',
	'slug_duplicate',
	'slug_reserved',
	'block_unknown',
	'block_too_often',
	'field_missing',
	'list_short',
	'untranslated',
	'link_page_gone',
	'link_file_gone',
	'link_survey_gone',
	'link_survey_unpublished',
	'survey_gone',
	'survey_unpublished',
	'question_gone',
	'file_gone',
	'picture_gone',
	'alt_missing',
	'alt_untranslated'
] as const;

/** What the rules cannot know from the document. */
export interface SiteFacts {
	/** Ids of the team's pictures and files that are there. */
	pictures: ReadonlySet<string>;
	files: ReadonlySet<string>;
	/** The team's surveys by id: whether one is published, and the names of its questions. */
	surveys: ReadonlyMap<string, { live: boolean; questions: readonly string[] }>;
	/** What of the site's look cannot be read: contrast as it is and as it has to be (`account/brand`: `faint`). */
	faint: readonly { ratio: number; least: number }[];
}

/** @returns whether a site with these obstacles cannot be published */
export const preventsPublication = (found: readonly Obstacle[]): boolean =>
	found.some(({ weight }) => weight === 'obstacle');

/**
 * @param kinds every block that this version knows
 * @returns everything that is in the way of publishing, and after it what is worth a look; each in reading order
 */
export function obstacles(site: SiteDocument, kinds: BlockKinds, facts: SiteFacts): Obstacle[] {
	const found = [
		...wholeSite(site, facts),
		...addresses(site),
		...[...pagesIn(site.pages)].flatMap(({ page }) => [
			...wholePage(page, site),
			...blocksOf(page, site, kinds, facts)
		])
	];
	return [
		...found.filter(({ weight }) => weight === 'obstacle'),
		...found.filter(({ weight }) => weight === 'warning')
	];
}

const when = (condition: boolean, obstacle: Obstacle): Obstacle[] => (condition ? [obstacle] : []);

function wholeSite(site: SiteDocument, facts: SiteFacts): Obstacle[] {
	const home = site.pages[0];
	return [
		...spoken(site.title, site, 'title_missing', 'title_untranslated', {}),
		...when(!home || home.slug !== '' || home.unlisted, { code: 'home_missing', weight: 'obstacle' }),
		...when(site.cover !== '' && !facts.pictures.has(site.cover), { code: 'cover_gone', weight: 'obstacle' }),
		...facts.faint.map(({ ratio, least }): Obstacle => {
			// Cut, not rounded: 4.46 must not read as enough.
			const cut = Math.floor(ratio * 10) / 10;
			return { code: 'contrast_low', facts: { ratio: cut, least }, weight: 'obstacle' };
		})
	];
}

/** A title, which every reader sees: in the first language it is missing, in others it is not translated. */
function spoken(
	words: Words,
	site: SiteDocument,
	missing: string,
	untranslated: string,
	where: Pick<Obstacle, 'page'>
): Obstacle[] {
	const lacking = site.languages.filter((language) => !words[language]?.trim());
	if (lacking.length === site.languages.length) return [{ code: missing, ...where, weight: 'obstacle' }];
	return lacking.map((language) => ({ code: untranslated, ...where, language, weight: 'obstacle' }));
}

function wholePage(page: SitePage, site: SiteDocument): Obstacle[] {
	const here = { page: page.id };
	return [
		...spoken(page.title, site, 'page_title_missing', 'page_title_untranslated', here),
		...when([...blocksIn(page)].length === 0 && page.pages.length === 0, {
			code: 'page_empty',
			...here,
			weight: 'warning'
		})
	];
}

function addresses(site: SiteDocument): Obstacle[] {
	const first = new Set<string>();
	return [...pagesIn(site.pages)].flatMap(({ page, way }): Obstacle[] => {
		const here = { page: page.id, weight: 'obstacle' } as const;
		if (page === site.pages[0] && !page.slug) return [];
		if (!page.slug) return [{ code: 'slug_missing', ...here }];
		if (!isSlug(page.slug)) return [{ code: 'slug_unreadable', ...here }];
		const address = way.join('/');
		if (RESERVED.includes(address)) return [{ code: 'slug_reserved', facts: { address }, ...here }];
		if (first.has(address)) return [{ code: 'slug_duplicate', facts: { address }, ...here }];
		first.add(address);
		return [];
	});
}

function blocksOf(page: SitePage, site: SiteDocument, kinds: BlockKinds, facts: SiteFacts): Obstacle[] {
	const seen = new Map<string, number>();
	return [...blocksIn(page)].flatMap(({ block }) => {
		const count = (seen.get(block.kind) ?? 0) + 1;
		seen.set(block.kind, count);
		return blockObstacles(block, count, site, kinds, facts).map((obstacle): Obstacle => {
			return { ...obstacle, page: page.id, block: block.id };
		});
	});
}

function blockObstacles(
	block: Block,
	count: number,
	site: SiteDocument,
	kinds: BlockKinds,
	facts: SiteFacts
): Obstacle[] {
	const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined;
	// Visitors see nothing of it and the rest stands: no reason to hold a site back.
	if (!kind) return [{ code: 'block_unknown', facts: { kind: block.kind }, weight: 'warning' }];
	const most = kind.most ?? Infinity;
	return [
		...when(count > most, { code: 'block_too_often', facts: { most }, weight: 'obstacle' }),
		...fieldObstacles(kind.fields, block.fields, { site, facts, top: block.fields }),
		...(kind.obstacles?.(block.fields, site) ?? [])
	];
}
