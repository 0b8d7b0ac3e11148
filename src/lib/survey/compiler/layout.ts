import { insideOf, pagesOf, type Definition, type Part } from '../definition';

/** Properties of a page that a panel in its place keeps. */
const KEPT = ['name', 'title', 'description', 'visible', 'visibleIf', 'enableIf', 'readOnly'];

/** A page as a part of another page. */
const panelFrom = (page: Part): Part => ({
	...Object.fromEntries(KEPT.flatMap((key) => (key in page ? [[key, page[key]]] : []))),
	type: 'panel',
	elements: insideOf(page)
});

/** A page of each of its questions; the title of the page stands above the first. */
function split(page: Part, index: number): Part[] {
	const elements = insideOf(page);
	if (elements.length < 2) return [page];
	const name = typeof page['name'] === 'string' && page['name'] ? page['name'] : `page${index + 1}`;
	return elements.map((element, place) => ({
		...(place === 0 ? page : { visible: page['visible'], visibleIf: page['visibleIf'] }),
		name: place === 0 ? name : `${name}-${place + 1}`,
		questions: undefined,
		elements: [element]
	}));
}

/**
 * @returns the pages as they are shown: as they were drawn up, all on one, or each question on its own
 *   (`questionsOnPageMode`)
 */
export function laidOut(definition: Definition): Part[] {
	const pages = pagesOf(definition);
	const mode = definition['questionsOnPageMode'];
	if (mode === 'questionPerPage' || mode === 'inputPerPage') return pages.flatMap(split);
	if ((mode === 'singlePage' || definition['isSinglePage'] === true) && pages.length > 1) {
		const first =
			definition['firstPageIsStartPage'] === true || definition['firstPageIsStarted'] === true ? 1 : 0;
		return [...pages.slice(0, first), { name: 'all', elements: pages.slice(first).map(panelFrom) }];
	}
	return pages;
}
