import type { Component } from 'svelte';
import type { BlockFile, BlockKinds, BlockProps } from './block';

// Small letters: a file `Shared.svelte` beside them is a part of some, no block.
const files = import.meta.glob<BlockFile>('./[a-z]*.svelte', { eager: true });

const byName = <Part>(part: (file: BlockFile) => Part): Readonly<Record<string, Part>> =>
	Object.fromEntries(
		Object.entries(files).map(([path, file]) => [path.slice('./'.length, -'.svelte'.length), part(file)])
	);

/** What every block is, by name. */
export const kinds: BlockKinds = byName((file) => file.block);

/** How every block looks, by name. */
export const blocks: Readonly<Record<string, Component<BlockProps>>> = byName((file) => file.default);
