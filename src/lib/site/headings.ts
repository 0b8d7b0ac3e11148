import type { BlockKinds } from './blocks/block';
import { isPart } from './fields';
import { blocksIn, inLanguage, type SitePage } from './site';

/** @returns the headings of a page in reading order, by the blocks that have them */
export function headingsOn(
	page: SitePage,
	kinds: BlockKinds,
	languages: readonly string[],
	language: string
): { block: string; words: string }[] {
	return [...blocksIn(page)].flatMap(({ block: { id, kind, fields } }) => {
		const name = Object.hasOwn(kinds, kind) ? kinds[kind]?.titled?.(fields) : null;
		const held = name ? fields[name] : null;
		const words = isPart(held) ? inLanguage(held, languages, language) : undefined;
		return typeof words === 'string' && words ? [{ block: id, words }] : [];
	});
}
