import { blocksIn, pagesIn, type Block, type SiteDocument, type SitePage } from './site';

// What is different between two versions of a site, as something that can be said in words.

/** A block is known by its id, which stays when it moves. */
export interface BlockChange {
	what: 'added' | 'removed' | 'changed' | 'moved';
	block: string;
	kind: string;
	/** How often, where several of a kind on one page had the same happen to them. */
	count: number;
}

export interface PageChange {
	page: string;
	/** As it is now; as it was, where it is gone. */
	title: SitePage['title'];
	/** `same`: only its blocks are different. */
	what: 'added' | 'removed' | 'renamed' | 'moved' | 'same';
	/** Blocks that a page came or went with are not counted one by one. */
	blocks: BlockChange[];
	/** Order or layout of its sections, title, address or description of the page. */
	parts: ('sections' | 'address' | 'about' | 'menu')[];
}

export interface Comparison {
	site: ('title' | 'about' | 'languages' | 'theme' | 'cover' | 'order')[];
	pages: PageChange[];
}

/** Documents went through the gate, which writes the keys of a thing in one order. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Placed {
	page: SitePage;
	above: string;
	address: string;
}

function placed(site: SiteDocument): Map<string, Placed> {
	const found = new Map<string, Placed>();
	const walk = (pages: readonly SitePage[], above: string): void => {
		for (const page of pages) {
			found.set(page.id, { page, above, address: page.slug });
			walk(page.pages, page.id);
		}
	};
	walk(site.pages, '');
	return found;
}

interface Standing {
	block: Block;
	page: string;
	/** Section and slot, and what stands before it there. */
	at: string;
}

function standing(site: SiteDocument): Map<string, Standing> {
	const found = new Map<string, Standing>();
	for (const { page } of pagesIn(site.pages))
		for (const { block, section, slot } of blocksIn(page))
			found.set(block.id, { block, page: page.id, at: `${section.id}/${slot}` });
	return found;
}

/** Of those that are in both, which changed places among each other: the fewest whose moving explains the order. */
function outOfOrder(before: readonly string[], after: readonly string[]): Set<string> {
	const rank = new Map(before.map((id, at) => [id, at]));
	const kept = after.filter((id) => rank.has(id));
	const best: string[][] = [];
	for (const [at, id] of kept.entries()) {
		const chains = best
			.slice(0, at)
			.filter((chain) => (rank.get(chain.at(-1) ?? '') ?? 0) < (rank.get(id) ?? 0));
		const longest = chains.reduce<string[]>((most, chain) => (chain.length > most.length ? chain : most), []);
		best.push([...longest, id]);
	}
	const steady = new Set(
		best.reduce<string[]>((most, chain) => (chain.length > most.length ? chain : most), [])
	);
	return new Set(kept.filter((id) => !steady.has(id)));
}

/** @returns what is different in `after`, pages in reading order and those that are gone behind them */
export function compare(before: SiteDocument, after: SiteDocument): Comparison {
	const [pagesBefore, pagesAfter] = [placed(before), placed(after)];
	const [was, is] = [standing(before), standing(after)];
	const now = [...pagesAfter].map(([id, place]) => pageChange(id, pagesBefore.get(id), place, was, is));
	const gone = [...pagesBefore].filter(([id]) => !pagesAfter.has(id));
	return {
		site: [
			...(['title', 'about', 'languages', 'theme', 'cover'] as const).filter(
				(part) => !same(before[part], after[part])
			),
			...(outOfOrder([...pagesBefore.keys()], [...pagesAfter.keys()]).size ? (['order'] as const) : [])
		],
		pages: [
			...now.filter(({ what, blocks, parts }) => what !== 'same' || blocks.length || parts.length),
			...gone.map(
				([
					page,
					{
						page: { title }
					}
				]): PageChange => {
					return { page, title, what: 'removed', blocks: [], parts: [] };
				}
			)
		]
	};
}

function pageChange(
	id: string,
	before: Placed | undefined,
	after: Placed,
	was: ReadonlyMap<string, Standing>,
	is: ReadonlyMap<string, Standing>
): PageChange {
	const { page } = after;
	const named = { page: id, title: page.title };
	if (!before) return { ...named, what: 'added', blocks: [], parts: [] };
	const what = !same(before.page.title, page.title)
		? 'renamed'
		: before.above !== after.above
			? 'moved'
			: 'same';
	return {
		...named,
		what,
		blocks: counted(blockChanges(before.page, page, was, is)),
		parts: [
			...(same(frames(before.page), frames(page)) ? [] : (['sections'] as const)),
			...(before.address === after.address ? [] : (['address'] as const)),
			...(same(before.page.about, page.about) ? [] : (['about'] as const)),
			...(before.page.unlisted === page.unlisted ? [] : (['menu'] as const))
		]
	};
}

/** The sections of a page without what stands in them; a section that came with its blocks is no news beside them. */
const frames = ({ sections }: SitePage) => sections.map(({ layout, tone }) => [layout, tone]);

function blockChanges(
	before: SitePage,
	after: SitePage,
	was: ReadonlyMap<string, Standing>,
	is: ReadonlyMap<string, Standing>
): Omit<BlockChange, 'count'>[] {
	const order = (page: SitePage) => [...blocksIn(page)].map(({ block }) => block.id);
	const swapped = outOfOrder(order(before), order(after));
	const here = [...blocksIn(after)].flatMap(({ block }): Omit<BlockChange, 'count'>[] => {
		const old = was.get(block.id);
		const told = { block: block.id, kind: block.kind };
		if (!old) return [{ what: 'added', ...told }];
		const away = old.page !== after.id || old.at !== is.get(block.id)?.at || swapped.has(block.id);
		return [
			...(same(old.block, block) ? [] : [{ what: 'changed', ...told } as const]),
			...(away ? [{ what: 'moved', ...told } as const] : [])
		];
	});
	const gone = [...blocksIn(before)].filter(({ block }) => !is.has(block.id));
	return [
		...here,
		...gone.map(({ block }) => ({ what: 'removed', block: block.id, kind: block.kind }) as const)
	];
}

/** Several of a kind that had the same happen to them are said at once. */
function counted(changes: readonly Omit<BlockChange, 'count'>[]): BlockChange[] {
	const found = new Map<string, BlockChange>();
	for (const change of changes) {
		const key = `${change.what} ${change.kind}`;
		const before = found.get(key);
		found.set(key, before ? { ...before, count: before.count + 1 } : { ...change, count: 1 });
	}
	return [...found.values()];
}

/** @returns whether nothing is different */
export const isSame = ({ site, pages }: Comparison): boolean => !site.length && !pages.length;
