import type { PlannedQuestion, Prose } from '../../plan';
import { shown } from '../shown';

export interface Html extends PlannedQuestion {
	kind: 'html';
	display: true;
	prose: { [language: string]: Prose };
}

export const rules = shown<Html>();
