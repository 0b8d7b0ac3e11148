import type { Words } from '../../plan';
import { many, type Many } from '../many';
import type { Rules } from '../question';

export interface Tagbox extends Many {
	kind: 'tagbox';
	placeholder?: Words;
}

export const rules: Rules<Tagbox> = many;
