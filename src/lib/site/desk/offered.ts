import type { BlockKind, BlockKinds, Group } from '../blocks/block';

export const GROUPS: readonly Group[] = ['words', 'pictures', 'order', 'people', 'listening'];

export interface Offered {
	name: string;
	kind: BlockKind;
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A name that begins so stands before one that has it somewhere, and that before a sentence about it. */
function rank({ name, kind }: Offered, words: readonly string[]): number {
	const names = plain(`${kind.name.en} ${kind.name['zh-CN']} ${name}`);
	const all = plain(`${names} ${kind.about.en} ${kind.about['zh-CN']}`);
	if (!words.every((word) => all.includes(word))) return -1;
	if (words.every((word) => names.split(' ').some((one) => one.startsWith(word)))) return 2;
	return words.every((word) => names.includes(word)) ? 1 : 0;
}

/**
 * @param query what somebody is looking for, in either language
 * @returns the kinds that have it in their name or in the sentence about them, the likeliest first; all, in their
 * groups' order, where nothing is looked for
 */
export function offered(kinds: BlockKinds, query: string): Offered[] {
	const all = Object.entries(kinds)
		.map(([name, kind]) => ({ name, kind }))
		.toSorted((a, b) => GROUPS.indexOf(a.kind.group) - GROUPS.indexOf(b.kind.group));
	const words = plain(query).split(/\s+/).filter(Boolean);
	if (!words.length) return all;
	return all
		.map((one) => ({ one, rank: rank(one, words) }))
		.filter(({ rank }) => rank >= 0)
		.toSorted((a, b) => b.rank - a.rank)
		.map(({ one }) => one);
}
