import type { BlockKinds } from '../../src/lib/site/blocks/block.ts';
import { Packer, pagesOf, sectionsOf, type Packed, type Slot, type Source, type Stock } from './packing.ts';

/** A page as a view of it is asked for, and what it must say. */
export interface PageOf {
	id: string;
	path: string;
	slots: Slot[];
	blocks: Packed[];
}
export interface DocumentOf {
	document: object;
	title: string;
	pages: PageOf[];
}

// Below what a site may hold (`limits.ts`).
const MOST_PAGES = 95;
const MOST_SIZE = 1_150_000;
const MOST_BLOCKS = 3_500;

interface Drawn {
	of: PageOf;
	page: object;
	size: number;
}

/** @param home of the site: its address is the site's own */
function pageFrom(packer: Packer, blocks: Packed[], at: number, home: boolean): Drawn {
	const id = `p${at}`;
	const page = {
		id,
		slug: home ? '' : id,
		title: packer.words('page.title', 200),
		about: packer.words('page.about', 500),
		unlisted: false,
		sections: sectionsOf(blocks, id),
		pages: []
	};
	const slots = [...packer.slots(), ...blocks.flatMap((one) => one.slots)];
	return { of: { id, path: home ? '' : id, slots, blocks }, page, size: JSON.stringify(page).length };
}

function documentFrom(packer: Packer, drawn: Drawn[], accent: string): DocumentOf {
	const title = packer.words('site.title', 200);
	const document = {
		format: 1,
		languages: ['en'],
		title,
		about: packer.words('site.about', 500),
		// An accent that is no colour is none: nothing else of it arrives in a style.
		theme: { look: 'own', accent, type: 'calm' },
		cover: '',
		pages: drawn.map(({ page }) => page)
	};
	const [home] = drawn;
	home?.of.slots.push(...packer.slots());
	return { document, title: title['en'] ?? '', pages: drawn.map(({ of }) => of) };
}

/** @returns sites in which everything that a source gives stands in every field of every kind */
export function* sitesWith(
	kinds: BlockKinds,
	source: Source,
	stock: Stock,
	{ blocks = 300, accents = [] as readonly string[] } = {}
): Generator<DocumentOf> {
	const packer = new Packer(source, stock);
	const pages = pagesOf(packer, kinds, blocks);
	let drawn: Drawn[] = [];
	let sites = 0;
	const close = () => documentFrom(packer, drawn.splice(0), accents[sites++ % accents.length] ?? '#225588');
	for (let at = 0; at < pages.length || !source.isDone('page.'); at++) {
		const next = pageFrom(packer, pages[at] ?? [], at, !drawn.length);
		const size = drawn.reduce((sum, one) => sum + one.size, next.size);
		const count = drawn.reduce((sum, one) => sum + one.of.blocks.length, next.of.blocks.length);
		if (drawn.length && (size > MOST_SIZE || count > MOST_BLOCKS || drawn.length >= MOST_PAGES)) {
			const home = pageAsHome(next);
			yield close();
			drawn = [home];
		} else drawn.push(next);
	}
	if (drawn.length) yield close();
}

/** It turned out to be the first of the next site. */
const pageAsHome = ({ of, page, size }: Drawn): Drawn => ({
	of: { ...of, path: '' },
	page: { ...page, slug: '' },
	size
});
