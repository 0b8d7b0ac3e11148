import type { BlockKinds } from './blocks/block';
import type { Need } from './needs';
import { blocksIn, type SitePage } from './site';

/** What the blocks of a page ask the server for, block by block. */
export interface Asked {
	block: string;
	needs: readonly Need[];
}

/** @returns the blocks of a page that ask for something, and for what */
export function askedOn(page: SitePage, kinds: BlockKinds): Asked[] {
	return [...blocksIn(page)].flatMap(({ block: { id, kind, fields } }) => {
		const needs = Object.hasOwn(kinds, kind) ? kinds[kind]?.needs?.(fields) : undefined;
		return needs?.length ? [{ block: id, needs }] : [];
	});
}

/** @param answers to all that was asked for, one after the other @returns them by the blocks that asked */
export function givenTo(
	asked: readonly Asked[],
	answers: readonly unknown[]
): Record<string, readonly unknown[]> {
	let at = 0;
	return Object.fromEntries(
		asked.map(({ block, needs }) => [block, answers.slice(at, (at += needs.length))])
	);
}

/** Names of the scripts that the blocks of a page bring, each once. */
export const scriptsOn = (page: SitePage, kinds: BlockKinds): string[] => [
	...new Set(
		[...blocksIn(page)].flatMap(({ block: { kind } }) =>
			Object.hasOwn(kinds, kind) ? (kinds[kind]?.script ?? []) : []
		)
	)
];

/** Whether a page shows something else when it is later. */
export const isTimely = (page: SitePage, kinds: BlockKinds): boolean =>
	[...blocksIn(page)].some(({ block: { kind } }) => Object.hasOwn(kinds, kind) && kinds[kind]?.timely);
