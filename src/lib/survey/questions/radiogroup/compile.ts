import { choosing, CHOOSING, columns, UNCHOSEN } from '../otherwise';
import type { Compile } from '../question';
import type { Radiogroup } from './rules';

export const compile: Compile<Radiogroup> = {
	supports: [...CHOOSING, 'colCount'],
	ignores: UNCHOSEN,
	plan: (source, compiler) => ({ ...choosing(source, compiler, { asks: true }), ...columns(source) })
};
