import type { Compile } from '../question';
import { CEILING, type Comment } from './rules';

export const compile: Compile<Comment> = {
	supports: ['maxLength', 'rows', 'placeholder', 'placeHolder'],
	ignores: {
		cols: 'the box is as wide as the page',
		textUpdateMode: 'only matters while typing in SurveyJS',
		autoGrow: 'the box grows with what is typed',
		allowResize: 'the box grows with what is typed',
		acceptCarriageReturn: 'a line break is always possible'
	},
	plan(source, compiler) {
		const { rows } = source;
		const own = typeof source['maxLength'] === 'number' ? source['maxLength'] : -1;
		const maxLength = own > 0 ? own : own === 0 ? 0 : compiler.lengths.comment;
		const placeholder = compiler.words(source['placeholder'] ?? source['placeHolder'], 'placeholder');
		return {
			rows: typeof rows === 'number' && rows >= 1 ? Math.min(Math.floor(rows), 30) : 4,
			...(maxLength > 0 ? { maxLength: Math.min(Math.floor(maxLength), CEILING) } : {}),
			...(placeholder === undefined ? {} : { placeholder })
		};
	}
};
