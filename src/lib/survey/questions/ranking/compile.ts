import { choosing, limits, UNCHOSEN, CHOOSING, under } from '../otherwise';
import type { Compile } from '../question';
import type { Ranking } from './rules';

const SPECIAL = 'a ranking has no choices beside those that are ranked';
const AREAS = 'one list on every screen, the ranked ones on top';
/** In SurveyJS a ranking leaves these out, whatever the definition says. */
const NONE_HERE = new Set([
	'showOtherItem',
	'hasOther',
	'showNoneItem',
	'hasNone',
	'showRefuseItem',
	'showDontKnowItem',
	'otherText',
	'noneText',
	'refuseText',
	'dontKnowText',
	'otherErrorText',
	'otherPlaceholder',
	'otherPlaceHolder'
]);

export const compile: Compile<Ranking> = {
	supports: [
		...CHOOSING.filter((property) => !NONE_HERE.has(property)),
		'selectToRankEnabled',
		'minSelectedChoices',
		'maxSelectedChoices',
		'valuePropertyName'
	],
	ignores: {
		...UNCHOSEN,
		...Object.fromEntries([...NONE_HERE].map((property) => [property, SPECIAL])),
		showSelectAllItem: SPECIAL,
		selectAllText: SPECIAL,
		colCount: AREAS,
		longTap: 'dragging starts at the handle, at once',
		selectToRankSwapAreas: AREAS,
		selectToRankAreasLayout: AREAS,
		selectToRankEmptyRankedAreaText: AREAS,
		selectToRankEmptyUnrankedAreaText: AREAS
	},
	plan(source, compiler) {
		const bare = Object.entries(source).filter(([property]) => !NONE_HERE.has(property));
		const { choices, ...common } = choosing(
			Object.fromEntries(bare.filter(([property]) => property !== 'showSelectAllItem')),
			compiler
		);
		const part = source['selectToRankEnabled'] === true;
		const { min, max } = part ? limits(source, choices, compiler) : {};
		const initial = Array.isArray(source['defaultValue']) ? { initial: source['defaultValue'] } : {};
		return {
			...common,
			choices,
			ordered: true as const,
			...(part ? { part: true as const } : { fills: true as const }),
			...under(source),
			...initial,
			...(min === undefined ? {} : { min }),
			...(max === undefined ? {} : { max })
		};
	}
};
