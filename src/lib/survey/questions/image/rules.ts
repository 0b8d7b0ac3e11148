import type { PlannedQuestion, Words } from '../../plan';
import { shown } from '../shown';

export interface Image extends PlannedQuestion {
	kind: 'image';
	display: true;
	/** https, or an image within the text (`data:image/...`). */
	src: string;
	alt: Words;
	width?: number;
	height?: number;
	fit: 'contain' | 'cover' | 'fill' | 'none';
}

export const rules = shown<Image>();
