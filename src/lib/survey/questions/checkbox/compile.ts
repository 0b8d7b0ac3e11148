import { choosing, CHOOSING, columns, UNCHOSEN } from '../otherwise';
import type { Compile, Source } from '../question';
import type { Checkbox } from './rules';

const limit = (source: Source, property: string): number | undefined => {
	const value = source[property];
	return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
};

export const compile: Compile<Checkbox> = {
	supports: [
		...CHOOSING,
		'colCount',
		'minSelectedChoices',
		'maxSelectedChoices',
		'showSelectAllItem',
		'hasSelectAll'
	],
	ignores: { ...UNCHOSEN, selectAllText: 'only meaningful with "select all"' },
	plan(source, compiler) {
		const min = limit(source, 'minSelectedChoices');
		const max = limit(source, 'maxSelectedChoices');
		if (source['showSelectAllItem'] === true || source['hasSelectAll'] === true) {
			compiler.obstacle({ code: 'select_all', property: 'showSelectAllItem', severity: 'warning' });
		}
		const common = choosing(source, compiler);
		if ((min ?? 0) > (max ?? Infinity) || (min ?? 0) > common.choices.length) {
			const facts = { min: min ?? 0, max: max ?? common.choices.length };
			compiler.obstacle({
				code: 'limits_impossible',
				facts,
				property: 'minSelectedChoices',
				severity: 'error'
			});
		}
		return {
			...common,
			...columns(source),
			...(min === undefined ? {} : { min }),
			...(max === undefined ? {} : { max })
		};
	}
};
