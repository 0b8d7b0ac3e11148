import type { Otherwise } from './choice';
import type { Compiler, Source } from './question';

/** Properties of SurveyJS's choice questions that are served here, under all the names they have had. */
export const CHOOSING = [
	'choices',
	'choicesVisibleIf',
	'choicesOrder',
	'showOtherItem',
	'hasOther',
	'showNoneItem',
	'hasNone',
	'otherText',
	'noneText',
	'otherErrorText',
	'otherPlaceholder',
	'otherPlaceHolder'
] as const;

/** The ones that do not matter here, and why. */
export const UNCHOSEN = {
	itemComponent: 'how it looks in SurveyJS',
	separateSpecialChoices: 'how it looks in SurveyJS',
	choicesFromQuestionMode: 'only meaningful with choicesFromQuestion, which is refused',
	choiceValuesFromQuestion: 'only meaningful with choicesFromQuestion, which is refused',
	choiceTextsFromQuestion: 'only meaningful with choicesFromQuestion, which is refused',
	allowClear: 'an answer can be taken back wherever it is not required',
	showClearButton: 'an answer can be taken back wherever it is not required',
	storeOthersAsComment: 'the words for "other" are always kept beside the answer',
	refuseText: 'only meaningful with a choice that is refused',
	dontKnowText: 'only meaningful with a choice that is refused'
} as const;

/** @returns what choice questions have in common in the plan */
export function choosing(source: Source, compiler: Compiler) {
	const choices = compiler.choices(source);
	if (!choices.length) compiler.obstacle({ code: 'choices_missing', property: 'choices', severity: 'error' });
	const otherMessage = compiler.words(source['otherErrorText'], 'otherErrorText');
	const otherPlaceholder = compiler.words(
		source['otherPlaceholder'] ?? source['otherPlaceHolder'],
		'otherPlaceholder'
	);
	return {
		choices,
		...(source['choicesOrder'] === 'random' ? { shuffled: true as const } : {}),
		...(otherMessage === undefined ? {} : { otherMessage }),
		...(otherPlaceholder === undefined ? {} : { otherPlaceholder })
	} satisfies Otherwise & Record<string, unknown>;
}

/** @returns the number of columns an author asked for, where it is one */
export const columns = (source: Source): { columns?: number } =>
	typeof source['colCount'] === 'number' && source['colCount'] > 1
		? { columns: Math.min(Math.floor(source['colCount']), 6) }
		: {};
