import { holding, type Holding } from '../../entries';
import type { Rules } from '../question';

export interface Matrix extends Holding {
	kind: 'matrix';
	/** Rows and cells say something of their own, beside the heads of the columns. */
	worded?: true;
	/** Rows stand in another order for each respondent. */
	mixed?: true;
	/** Heads of columns are not shown on a wide screen. */
	headless?: true;
}

/** One choice, or several, from the same columns in each row: `{ row: column }`. */
export const rules: Rules<Matrix> = holding;
