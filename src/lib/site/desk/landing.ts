// Where something that is dragged would land, from what stands on the screen. Measures nothing itself.

/** A stretch of the screen from its upper to its lower edge. */
export interface Stretch {
	top: number;
	bottom: number;
}

/**
 * @param count of the things in the slot, in reading order
 * @param measure where the n-th stands; asked a few times only, however many there are
 * @returns the gap that `y` is nearest to, 0 before the first
 */
export function gapAt(y: number, count: number, measure: (index: number) => Stretch): number {
	let from = 0;
	let to = count;
	while (from < to) {
		const middle = (from + to) >> 1;
		const { top, bottom } = measure(middle);
		if (y < (top + bottom) / 2) to = middle;
		else from = middle + 1;
	}
	return from;
}

/** @returns where the landing line is drawn for a gap: between its neighbours, at the edge of the slot else */
export function lineAt(
	gap: number,
	count: number,
	measure: (index: number) => Stretch,
	slot: Stretch
): number {
	if (!count) return slot.top + Math.min(24, (slot.bottom - slot.top) / 2);
	if (gap === 0) return measure(0).top;
	const above = measure(gap - 1).bottom;
	return gap === count ? above : (above + measure(gap).top) / 2;
}

export type Side = 'before' | 'after' | 'into';

/** @returns what `y` means at a row of a tree: its upper and lower quarter are the gaps beside it */
export function sideAt(y: number, { top, bottom }: Stretch): Side {
	const quarter = (bottom - top) / 4;
	if (y < top + quarter) return 'before';
	return y > bottom - quarter ? 'after' : 'into';
}

/** So near to an edge of what scrolls, it begins to scroll, in px ... */
const NEAR = 72;
/** ... and at the very edge so fast, in px a second. */
const FASTEST = 1_400;

/** @returns how fast to scroll with the pointer at `y`, in px a second: negative upwards */
export function speedAt(y: number, { top, bottom }: Stretch): number {
	const near = Math.min(NEAR, (bottom - top) / 4);
	if (near <= 0) return 0;
	if (y < top + near) return -FASTEST * Math.min(1, (top + near - y) / near) ** 2;
	if (y > bottom - near) return FASTEST * Math.min(1, (y - bottom + near) / near) ** 2;
	return 0;
}
