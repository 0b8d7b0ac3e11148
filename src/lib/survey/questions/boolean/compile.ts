import type { Compile } from '../question';
import type { Bool } from './rules';

const isValue = (value: unknown): value is string | number | boolean =>
	(typeof value === 'string' && value !== '' && value.length <= 200) ||
	typeof value === 'number' ||
	typeof value === 'boolean';

/** Where an author wrote nothing. */
export const SIDES = { yes: { en: 'Yes', 'zh-cn': '是' }, no: { en: 'No', 'zh-cn': '否' } };

export const compile: Compile<Bool> = {
	supports: ['labelTrue', 'labelFalse', 'valueTrue', 'valueFalse', 'swapOrder'],
	ignores: {
		displayMode: 'two large targets on every screen',
		label: 'the title says it',
		useTitleAsLabel: 'the title is always shown'
	},
	plan(source, compiler) {
		const valueTrue = isValue(source['valueTrue']) ? source['valueTrue'] : true;
		const valueFalse = isValue(source['valueFalse']) ? source['valueFalse'] : false;
		if (String(valueTrue) === String(valueFalse)) {
			compiler.obstacle({ code: 'truth_same', property: 'valueTrue', severity: 'error' });
		}
		const initial = source['defaultValue'];
		const starts =
			initial === 'true' || initial === true
				? valueTrue
				: initial === 'false' || initial === false
					? valueFalse
					: undefined;
		return {
			yes: compiler.words(source['labelTrue'], 'labelTrue', SIDES.yes) ?? 'Yes',
			no: compiler.words(source['labelFalse'], 'labelFalse', SIDES.no) ?? 'No',
			valueTrue,
			valueFalse,
			...(source['swapOrder'] === true ? { swapped: true as const } : {}),
			...(starts === undefined ? {} : { initial: starts })
		};
	}
};
