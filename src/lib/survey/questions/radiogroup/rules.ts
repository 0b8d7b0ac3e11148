import type { Choosing, Otherwise } from '../choice';
import type { Rules } from '../question';
import { single } from '../single';

export interface Radiogroup extends Choosing, Otherwise {
	kind: 'radiogroup';
	/** Columns on a wide screen. */
	columns?: number;
}

export const rules: Rules<Radiogroup> = single('choice');
