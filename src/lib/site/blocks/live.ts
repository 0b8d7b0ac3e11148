import { isPart } from '../fields';
import type { FiguresGiven } from '../needs';
import type { BlockProps } from './block';

/** @returns whether what a block was given are figures: it may be nothing yet */
export const isFigures = (given: unknown): given is FiguresGiven =>
	isPart(given) && Array.isArray(given['bars']) && 'minimum' in given && 'state' in given;

/** @returns where the figures of this page are asked for again */
export function liveAt({ base, path }: Pick<BlockProps['site'], 'base' | 'path'>, language: string): string {
	const [way = ''] = path.split(/[?#]/);
	return `${base}/live?${new URLSearchParams({ page: way.slice(base.length + 1), lang: language })}`;
}
