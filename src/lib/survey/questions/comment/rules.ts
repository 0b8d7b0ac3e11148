import { mistake } from '../../mistakes';
import type { PlannedQuestion, Words } from '../../plan';
import type { Rules } from '../question';

export interface Comment extends PlannedQuestion {
	kind: 'comment';
	rows: number;
	maxLength?: number;
	placeholder?: Words;
}

/** More than anybody types on a phone; a limit of the author's is usually lower. In UTF-16 units. */
export const CEILING = 20_000;

export const rules: Rules<Comment> = {
	// Browsers post a line break as two characters, but count it as one while one types.
	read: ({ name }, posted) => posted.get(name)?.replace(/\r\n?/g, '\n') || undefined,
	refuse({ maxLength }, value) {
		if (typeof value !== 'string') return mistake('not_an_answer');
		const max = Math.min(maxLength ?? CEILING, CEILING);
		return value.length > max ? mistake('too_long', { max }) : null;
	},
	post: ({ name }, value) => [[name, String(value)]],
	tokens: () => [],
	display: (_question, value) => String(value),
	measure: () => 'text'
};
