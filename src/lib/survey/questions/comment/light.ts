import type { LightRules, Serves } from '../question';
import type { Comment } from './rules';

export const serves: Serves<Comment> = { keys: ['maxLength'], drawn: ['maxLength'] };

/** How long it may be, the control itself sees to. */
export const light: LightRules<Comment> = {
	read: ({ name }, posted) => posted.get(name)?.replace(/\r\n?/g, '\n') || undefined
};
