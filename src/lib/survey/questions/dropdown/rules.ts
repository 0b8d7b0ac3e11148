import type { Words } from '../../plan';
import type { Choosing, Otherwise } from '../choice';
import type { Rules } from '../question';
import { single } from '../single';

export interface Dropdown extends Choosing, Otherwise {
	kind: 'dropdown';
	placeholder?: Words;
}

export const rules: Rules<Dropdown> = single('choice');
