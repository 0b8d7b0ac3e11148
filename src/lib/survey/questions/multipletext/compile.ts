import { beginning, checkInside, passedOn } from '../../compiler/inside';
import { isPart } from '../../definition';
import type { PlannedInside } from '../../plan';
import { columns } from '../otherwise';
import type { Compile, Source } from '../question';
import type { MultipleText } from './rules';

const LOOKS = 'how it looks in SurveyJS';

/** What an item has that a text has too, under the names that SurveyJS has had for it. */
const itemsOf = (source: Source): Source[] =>
	(Array.isArray(source['items']) ? source['items'] : []).flatMap((item: unknown): Source[] => {
		if (!isPart(item)) return typeof item === 'string' ? [{ type: 'text', name: item }] : [];
		const { size: _size, inputSize: _inputSize, ...kept } = item;
		return [{ ...kept, type: 'text' }];
	});

export const compile: Compile<MultipleText> = {
	supports: ['items', 'colCount'],
	ignores: {
		inputSize: 'a field is as wide as the page lets it be',
		itemSize: 'a field is as wide as the page lets it be',
		itemErrorLocation: LOOKS,
		itemTitleWidth: LOOKS
	},
	plan(source, compiler) {
		const elements = compiler.elements(passedOn(source, itemsOf(source)));
		const inside: PlannedInside = { shape: 'record', elements, min: 0, max: 1, start: 1 };
		checkInside(source, inside, 'items', compiler);
		const initial = source['defaultValue'] === undefined ? beginning(elements) : undefined;
		return { inside, ...columns(source), ...(initial ? { initial } : {}) };
	}
};
