import { choosing, CHOOSING, limits, reachable, typing, UNCHOSEN, under } from '../otherwise';
import type { Compile } from '../question';
import type { Tagbox } from './rules';

const LIST = 'one list with a box to search in it, which is never closed';

export const compile: Compile<Tagbox> = {
	supports: [
		...CHOOSING,
		'minSelectedChoices',
		'maxSelectedChoices',
		'showSelectAllItem',
		'hasSelectAll',
		'selectAllText',
		'valuePropertyName',
		'allowCustomChoices',
		'placeholder',
		'optionsCaption'
	],
	ignores: {
		...UNCHOSEN,
		colCount: LIST,
		searchEnabled: LIST,
		searchMode: LIST,
		hideSelectedItems: LIST,
		closeOnSelect: LIST,
		textWrapEnabled: LIST,
		choicesLazyLoadEnabled: 'choices that stand in the survey are all there from the beginning',
		choicesLazyLoadPageSize: 'choices that stand in the survey are all there from the beginning',
		createCustomChoiceText: 'what is typed has a box of its own, with its own words'
	},
	plan(source, compiler) {
		const common = choosing(source, compiler);
		const { min, max } = limits(source, common.choices, compiler);
		const placeholder = compiler.words(source['placeholder'] ?? source['optionsCaption'], 'placeholder');
		return {
			...common,
			choices: reachable(common.choices, max),
			...under(source),
			...typing(source),
			...(placeholder === undefined ? {} : { placeholder }),
			...(min === undefined ? {} : { min }),
			...(max === undefined ? {} : { max })
		};
	}
};
