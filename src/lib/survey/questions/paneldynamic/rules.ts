import { holding, type Holding } from '../../entries';
import type { Words } from '../../plan';
import type { Rules } from '../question';
import type { Listing } from '../matrixdynamic/rules';

export interface PanelDynamic extends Holding, Listing {
	kind: 'paneldynamic';
	/** Above each entry: `{panelIndex}` and `{panel.name}` are its own. */
	entryTitle?: Words;
	entryDescription?: Words;
}

/** Groups of questions that come and go: `[{ question: answer }]`. */
export const rules: Rules<PanelDynamic> = holding;
