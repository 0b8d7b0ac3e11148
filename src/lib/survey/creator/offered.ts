import { COLUMN } from '../compiler/columns';
import { COMMON, PAGE, PANEL, QUESTION, REFUSED, SURVEY } from '../compiler/properties';
import type { CompilersByKind } from '../questions/question';

/** What the toolbox offers, in its order: all that Earshot can serve. */
export const OFFERED = [
	'nps',
	'csat',
	'ces',
	'smileys',
	'radiogroup',
	'checkbox',
	'dropdown',
	'tagbox',
	'ranking',
	'imagepicker',
	'rating',
	'boolean',
	'text',
	'comment',
	'slider',
	'expression',
	'multipletext',
	'matrix',
	'matrixdropdown',
	'matrixdynamic',
	'paneldynamic',
	'file',
	'signaturepad',
	'panel',
	'html',
	'image'
] as const;

/** Served, but not worth a place in the property grid: written once, elsewhere, or by the designer itself. */
const ELSEWHERE = new Set(['type', 'pages', 'elements', 'questions', 'valueName', 'requiredIf']);

/**
 * @param type as SurveyJS names the kind of thing: `survey`, `page`, `nps`, `itemvalue`
 * @returns whether the property grid offers this property of it: exactly what the compiler serves
 */
export function offers(type: string, property: string, compilers: CompilersByKind): boolean {
	if (ELSEWHERE.has(property)) return false;
	const served = servedOf(type, compilers);
	// What most kinds refuse, one may serve: `keyName`.
	return served ? served.some((names) => names.includes(property)) : !REFUSED.has(property);
}

function servedOf(type: string, compilers: CompilersByKind): (readonly string[])[] | undefined {
	if (type === 'survey') return [SURVEY.served];
	if (type === 'page') return [COMMON.served, PAGE.served];
	if (type === 'panel') return [COMMON.served, PANEL.served];
	// In a cell stands a question of any kind, in a multiple text only texts.
	if (type === 'matrixdropdowncolumn')
		return [
			COMMON.served,
			QUESTION.served,
			COLUMN,
			...Object.values(compilers).map(({ supports }) => supports)
		];
	if (type === 'multipletextitem') return [COMMON.served, QUESTION.served, compilers['text']?.supports ?? []];
	const compile = compilers[type];
	return compile && [COMMON.served, QUESTION.served, compile.supports];
}
