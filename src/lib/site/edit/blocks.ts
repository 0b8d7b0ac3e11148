import type { BlockKinds } from '../blocks/block';
import { LIMITS } from '../limits';
import { blocksIn, type Block, type SiteDocument, type SitePage } from '../site';
import { findBlock, findSection, spliced, withSlot, type Spot } from './walk';

/** @returns the site with a block put into a gap; as it was where there is no such slot */
export const addBlock = (site: SiteDocument, spot: Spot, block: Block): SiteDocument =>
	withSlot(site, spot.section, spot.slot, (blocks) => spliced(blocks, within(spot.at, blocks), 0, block));

/** @returns the site with several blocks put into a gap, in order: what was pasted */
export const addBlocks = (site: SiteDocument, spot: Spot, blocks: readonly Block[]): SiteDocument =>
	withSlot(site, spot.section, spot.slot, (there) => spliced(there, within(spot.at, there), 0, ...blocks));

/** @param spot a gap as it is seen while the block still stands where it stood */
export function moveBlock(site: SiteDocument, id: string, spot: Spot): SiteDocument {
	const found = findBlock(site, id);
	const slots = findSection(site, spot.section)?.section.slots;
	if (!found || !slots?.[spot.slot]) return site;
	const same = found.section === spot.section && found.slot === spot.slot;
	// The gaps on either side of a block are where it is.
	if (same && (spot.at === found.at || spot.at === found.at + 1)) return site;
	const at = same && spot.at > found.at ? spot.at - 1 : spot.at;
	return addBlock(removeBlock(site, id), { ...spot, at }, found.block);
}

/** @param as id of the copy, which stands right after it */
export function duplicateBlock(site: SiteDocument, id: string, as: string): SiteDocument {
	const found = findBlock(site, id);
	if (!found) return site;
	return addBlock(site, { ...found, at: found.at + 1 }, { ...found.block, id: as });
}

export function removeBlock(site: SiteDocument, id: string): SiteDocument {
	const found = findBlock(site, id);
	if (!found) return site;
	return withSlot(site, found.section, found.slot, (blocks) => spliced(blocks, found.at, 1));
}

/** @returns whether a page takes one more of a kind (one more of any, where none is named) */
export function takes(page: SitePage, kinds: BlockKinds, kind?: string): boolean {
	const blocks = [...blocksIn(page)];
	if (blocks.length >= LIMITS.blocks) return false;
	const most = kind && Object.hasOwn(kinds, kind) ? kinds[kind]?.most : undefined;
	return most === undefined || blocks.filter(({ block }) => block.kind === kind).length < most;
}

const within = (at: number, list: readonly unknown[]) => Math.min(Math.max(0, at), list.length);
