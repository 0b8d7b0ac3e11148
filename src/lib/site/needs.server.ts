import * as figures from './figures.server';
import * as forms from './forms.server';
import type { Need } from './needs';
import * as walls from './walls.server';

/** Whose page it is. What it may speak of follows from its team, which the database finds out by itself. */
interface Of {
	id: string;
}

/**
 * What the blocks of a page asked for, as visitors may have it, in the same order. What is not there, or not for them,
 * is answered as closed: one figure less does not take a page away.
 *
 * @param language of the reader
 */
export const answer = (needs: readonly Need[], site: Of, language: string): Promise<unknown[]> =>
	Promise.all(needs.map((need) => one(need, site.id, language)));

function one(need: Need, site: string, language: string): Promise<unknown> {
	switch (need.what) {
		case 'figures':
			return figures.read(site, need, language);
		case 'survey':
			return forms.whole(site, need.survey, language);
		case 'question':
			return forms.single(site, need, language);
		case 'wall':
			return walls.read(site, need, language);
	}
}
