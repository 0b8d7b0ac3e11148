import type { Grid } from '../../compiler/grid';
import { holding, type Holding } from '../../entries';
import type { Words } from '../../plan';
import type { Rules } from '../question';

/** What every list says of its own entries. */
export interface Listing {
	/** On the buttons. */
	addText?: Words;
	removeText?: Words;
	/** Where there is no entry. */
	noneText?: Words;
	/** Asked before an entry goes. */
	confirm?: Words | '';
	/** Respondents cannot add or take away. */
	closed?: { add?: true; remove?: true };
}

export interface MatrixDynamic extends Holding, Grid, Listing {
	kind: 'matrixdynamic';
}

/** Rows that come and go, a question in each cell: `[{ column: answer }]`. */
export const rules: Rules<MatrixDynamic> = holding;
