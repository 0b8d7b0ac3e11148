import { mistake } from '../../mistakes';
import type { PlannedQuestion } from '../../plan';
import { token } from '../choice';
import type { Rules } from '../question';

/** A field of the link, or a value that only triggers set: kept with the answers, never seen. */
export interface Hidden extends PlannedQuestion {
	kind: 'hidden';
}

/** In UTF-16 units. */
export const CEILING = 200;

/** Before what is no text: a link brings texts only, but a trigger sets numbers and truths, too. */
const PLAIN = '\u001d';

function read(text: string | undefined): unknown {
	if (!text?.startsWith(PLAIN)) return text || undefined;
	const plain = text.slice(1);
	return plain === 'true' || plain === 'false' ? plain === 'true' : Number(plain);
}

export const rules: Rules<Hidden> = {
	read: ({ name }, posted) => read(posted.get(name)?.trim()),
	refuse(_question, value) {
		if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return null;
		const fits = typeof value === 'string' && value && value === value.trim() && !value.startsWith(PLAIN);
		if (!fits) return mistake('not_an_answer');
		return value.length > CEILING ? mistake('too_long', { max: CEILING }) : null;
	},
	post: ({ name }, value) => [[name, typeof value === 'string' ? value : PLAIN + String(value)]],
	tokens: (_question, value) => [token(value)],
	display: (_question, value) => String(value),
	measure: () => 'choice'
};
