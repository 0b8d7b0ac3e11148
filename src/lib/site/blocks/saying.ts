import { askedOn } from '../asking';
import type { SitePage } from '../site';
import type { BlockKinds, Label } from './block';
import { isFigures } from './live';
import { said, type Said } from './score';

/** @returns the figures of a page in words, by the blocks that asked and in the order in which they did */
export function saidOn(
	page: SitePage,
	kinds: BlockKinds,
	given: Readonly<Record<string, readonly unknown[]>>,
	locale: keyof Label,
	language: string
): Record<string, (Said | null)[]> {
	const all = askedOn(page, kinds).map(({ block, needs }): [string, (Said | null)[]] => [
		block,
		needs.map((need, at) => {
			const figures = given[block]?.[at];
			return need.what === 'figures' && isFigures(figures)
				? said(figures, need.until, locale, language)
				: null;
		})
	]);
	return Object.fromEntries(all.filter(([, told]) => told.some(Boolean)));
}
