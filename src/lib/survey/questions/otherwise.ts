import { either } from '../compiler/carried';
import { sortings } from '../compiler/choices';
import type { PlannedChoice, PlannedQuestion } from '../plan';
import type { Choosing, Otherwise } from './choice';
import type { Compiler, Source } from './question';

/** Properties of SurveyJS's choice questions that are served here, under all the names they have had. */
export const CHOOSING = [
	'choices',
	'choicesVisibleIf',
	'choicesEnableIf',
	'choicesOrder',
	'choicesFromQuestion',
	'choicesFromQuestionMode',
	'hideIfChoicesEmpty',
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
] as const;

/** The ones that do not matter here, and why. */
export const UNCHOSEN = {
	itemComponent: 'how it looks in SurveyJS',
	separateSpecialChoices: 'how it looks in SurveyJS',
	choiceValuesFromQuestion: 'only meaningful with choices from a matrix or panel, which are refused',
	choiceTextsFromQuestion: 'only meaningful with choices from a matrix or panel, which are refused',
	allowClear: 'an answer can be taken back wherever it is not required',
	showClearButton: 'an answer can be taken back wherever it is not required',
	storeOthersAsComment: 'the words for "other" are always kept beside the answer'
} as const;

/** @returns what choice questions have in common in the plan. `asks`: a choice may have a text box of its own */
export function choosing(source: Source, compiler: Compiler, { asks = false } = {}) {
	const choices = served(compiler.choices(source), compiler, asks && !source['valuePropertyName']);
	if (!choices.length) compiler.obstacle({ code: 'choices_missing', property: 'choices', severity: 'error' });
	const otherMessage = compiler.words(source['otherErrorText'], 'otherErrorText');
	const otherPlaceholder = compiler.words(
		source['otherPlaceholder'] ?? source['otherPlaceHolder'],
		'otherPlaceholder'
	);
	return {
		choices,
		...(source['choicesOrder'] === 'random' ? { shuffled: true as const } : {}),
		...sortings(choices, source['choicesOrder'], compiler.languages),
		...(otherMessage === undefined ? {} : { otherMessage }),
		...(otherPlaceholder === undefined ? {} : { otherPlaceholder }),
		...shownWith(source, choices)
	} satisfies Otherwise & Partial<PlannedQuestion>;
}

function served(choices: PlannedChoice[], compiler: Compiler, asks: boolean): PlannedChoice[] {
	if (asks || !choices.some((choice) => choice.asks)) return choices;
	const facts = { property: 'choices.showCommentArea' };
	compiler.obstacle({ code: 'property_unsupported', facts, property: 'choices', severity: 'error' });
	return choices.map(({ asks: _asks, ...choice }) => choice);
}

/** A question may be hidden for as long as none of its own choices is to be seen. */
function shownWith(
	source: Source,
	choices: readonly PlannedChoice[]
): { visibleIf?: NonNullable<PlannedQuestion['visibleIf']> } {
	if (source['hideIfChoicesEmpty'] !== true) return {};
	const own = choices.filter(({ all, none, other }) => !all && !none && !other);
	const visibleIf = either(own.map((choice) => choice.visibleIf));
	return visibleIf ? { visibleIf } : {};
}

/** What may be typed instead of a choice. In UTF-16 units. */
const LONGEST_TYPED = 200;

/** @returns whether what is no choice may be typed instead */
export const typing = (source: Source): Pick<Choosing, 'typed'> =>
	source['allowCustomChoices'] === true ? { typed: LONGEST_TYPED } : {};

/** @returns the key under which each chosen thing is stored */
export const under = (source: Source): { under?: string } =>
	typeof source['valuePropertyName'] === 'string' &&
	/^(?!__proto__$).{1,200}$/u.test(source['valuePropertyName'])
		? { under: source['valuePropertyName'] }
		: {};

/** @returns the number of columns an author asked for, where it is one */
export const columns = (source: Source): { columns?: number } =>
	typeof source['colCount'] === 'number' && source['colCount'] > 1
		? { columns: Math.min(Math.floor(source['colCount']), 6) }
		: {};

const count = (source: Source, property: string): number | undefined => {
	const value = source[property];
	return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
};

/** @returns how many may be chosen; limits that nothing can meet become an obstacle */
export function limits(
	source: Source,
	choices: readonly PlannedChoice[],
	compiler: Compiler
): { min?: number; max?: number } {
	const min = count(source, 'minSelectedChoices');
	const max = count(source, 'maxSelectedChoices');
	const most = choices.filter(({ all }) => !all).length;
	if ((min ?? 0) > (max ?? Infinity) || (min ?? 0) > most) {
		const facts = { min: min ?? 0, max: max ?? most };
		compiler.obstacle({
			code: 'limits_impossible',
			facts,
			property: 'minSelectedChoices',
			severity: 'error'
		});
	}
	return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** "All" is offered only where so many may be chosen. */
export const reachable = (choices: PlannedChoice[], max: number | undefined): PlannedChoice[] =>
	max !== undefined && choices.filter(({ all, none, other }) => !all && !none && !other).length > max
		? choices.filter(({ all }) => !all)
		: choices;
