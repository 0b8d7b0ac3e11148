import { holding, type Holding } from '../../entries';
import type { Rules } from '../question';

export interface MultipleText extends Holding {
	kind: 'multipletext';
	/** How many stand beside each other on a wide screen. */
	columns?: number;
}

/** Several short texts under one title: `{ item: text }`. */
export const rules: Rules<MultipleText> = holding;
