import type { Grid } from '../../compiler/grid';
import { holding, type Holding } from '../../entries';
import type { Rules } from '../question';

export interface MatrixDropdown extends Holding, Grid {
	kind: 'matrixdropdown';
	/** Rows stand in another order for each respondent. */
	mixed?: true;
}

/** A question in each cell of a table: `{ row: { column: answer } }`. */
export const rules: Rules<MatrixDropdown> = holding;
