import { choosing, CHOOSING, columns, limits, reachable, UNCHOSEN, under } from '../otherwise';
import type { Compile } from '../question';
import type { Checkbox } from './rules';

export const compile: Compile<Checkbox> = {
	supports: [
		...CHOOSING,
		'colCount',
		'minSelectedChoices',
		'maxSelectedChoices',
		'showSelectAllItem',
		'hasSelectAll',
		'selectAllText',
		'valuePropertyName'
	],
	ignores: UNCHOSEN,
	plan(source, compiler) {
		const common = choosing(source, compiler, { asks: true });
		const { min, max } = limits(source, common.choices, compiler);
		return {
			...common,
			choices: reachable(common.choices, max),
			...columns(source),
			...under(source),
			...(min === undefined ? {} : { min }),
			...(max === undefined ? {} : { max })
		};
	}
};
