import { many, type Many } from '../many';
import type { Rules } from '../question';

export interface Checkbox extends Many {
	kind: 'checkbox';
	columns?: number;
}

export const rules: Rules<Checkbox> = many;
