import { isPart, type Part } from '../definition';
import { pathOf } from '../expression/lookup';
import type { Tree } from '../expression/tree';
import type { PlannedInside, Template, Words } from '../plan';
import type { Compiler, Source } from '../questions/question';
import { keyOf } from './inside';

/** Columns of SurveyJS's matrices, as the questions that stand in their cells. */

/** What only a column has: served here, or of no matter for the question in a cell. */
const OF_COLUMN = new Set(
	(
		'cellType isUnique totalType totalExpression totalFormat totalDisplayStyle totalAlignment totalCurrency ' +
		'totalMaximumFractionDigits totalMinimumFractionDigits showInMultipleColumns cellHint minWidth width ' +
		'renderAs defaultDisplayValue type colCount'
	).split(' ')
);
/** What a column has and the question in its cells has not, as far as it is served. */
export const COLUMN: readonly string[] = [
	'cellType',
	'colCount',
	'isUnique',
	'totalType',
	'totalExpression',
	'totalFormat'
];
/** Kinds whose cells offer the matrix's own choices where the column has none. */
export const CHOOSING: ReadonlySet<string> = new Set(['dropdown', 'radiogroup', 'checkbox', 'tagbox']);
/** Kinds whose choices stand in columns of their own. */
const COLUMNED = new Set(['radiogroup', 'checkbox']);

export const columnsOf = (source: Source): Part[] =>
	(Array.isArray(source['columns']) ? source['columns'] : []).flatMap((column: unknown): Part[] =>
		isPart(column) ? [column] : typeof column === 'string' ? [{ name: column }] : []
	);

const typeOf = (source: Source, { cellType }: Part): string => {
	const own = typeof cellType === 'string' && cellType !== 'default' ? cellType : undefined;
	return own ?? (typeof source['cellType'] === 'string' ? source['cellType'] : 'dropdown');
};

/**
 * A condition on many things at once, for one of them.
 *
 * @param condition an expression in which `{item}` is the thing
 * @returns it with the value in its place; anything but a text as it is
 */
export function forOne(condition: unknown, value: unknown): unknown {
	if (typeof condition !== 'string') return condition;
	const text = typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "\\'")}'`;
	return condition.replace(/\{\s*(item|choice)\s*\}/gi, () => text);
}

export const speaksOfItem = (condition: unknown): boolean =>
	typeof condition === 'string' && /\{\s*(item|choice)\s*\}/i.test(condition);

/** @returns the questions of one row, as SurveyJS elements */
export function cellsOf(source: Source): Part[] {
	return columnsOf(source).map((column) => {
		const type = typeOf(source, column);
		const kept = Object.entries(column).filter(([property]) => !OF_COLUMN.has(property));
		const has = (property: string) => Array.isArray(column[property]) && column[property].length > 0;
		const shared =
			CHOOSING.has(type) && !has('choices') && !column['choicesFromQuestion'] && !column['choicesByUrl'];
		const hint = source['placeholder'] ?? source['optionsCaption'];
		const count = Number(column['colCount'] ?? -1) >= 0 ? column['colCount'] : source['columnColCount'];
		return {
			...(type === 'dropdown' && hint ? { placeholder: hint } : {}),
			...(COLUMNED.has(type) && count ? { colCount: count } : {}),
			...(source['columnsVisibleIf']
				? { visibleIf: forOne(source['columnsVisibleIf'], column['name']) }
				: {}),
			...Object.fromEntries(kept),
			...(shared && Array.isArray(source['choices']) ? { choices: source['choices'] } : {}),
			type
		};
	});
}

/** @returns names of the columns whose answers must differ, and the words that say so */
export function uniqueOf(
	source: Source,
	names: readonly unknown[],
	compiler: Compiler
): Pick<PlannedInside, 'unique' | 'uniqueMessage'> {
	const unique = [...new Set([...names, source['keyName']])].filter(
		(name) => typeof name === 'string' && name !== ''
	);
	const message = compiler.words(source['keyDuplicationError'], 'keyDuplicationError');
	return {
		...(unique.length ? { unique: unique.map(String) } : {}),
		...(unique.length && message !== undefined ? { uniqueMessage: message } : {})
	};
}

const SUMS: Readonly<Record<string, string>> = {
	sum: 'sumInArray',
	avg: 'avgInArray',
	min: 'minInArray',
	max: 'maxInArray',
	count: 'countInArray'
};

/** Last row of a matrix: what its columns come to, and how it is said under each of them. */
export interface Footed {
	/** Under the column of this name. */
	foot?: { name: string; words: Words }[];
	totalTitle?: Words;
}

/** @returns what columns come to, for the plan of what is inside and for the last row */
export function totalsOf(
	source: Source,
	compiler: Compiler
): { totals: Pick<PlannedInside, 'totals'>; footed: Footed } {
	const key = keyOf(source);
	const columns = columnsOf(source).flatMap((column) => {
		const name = String(column['name'] ?? '');
		const tree = totalOf(column, name, key, compiler);
		return tree ? [{ name, tree, words: said(column['totalFormat'], `${key}-total.${name}`, compiler) }] : [];
	});
	if (!columns.length) return { totals: {}, footed: {} };
	const title = compiler.words(source['totalText'], 'totalText');
	return {
		totals: { totals: columns.map(({ name, tree }) => ({ name, tree })) },
		footed: {
			foot: columns.map(({ name, words }) => ({ name, words })),
			...(title === undefined ? {} : { totalTitle: title })
		}
	};
}

function totalOf(column: Part, name: string, key: string, compiler: Compiler): Tree | undefined {
	if (column['totalExpression']) return compiler.tree(column['totalExpression'], 'columns');
	const call = SUMS[String(column['totalType'] ?? '')];
	if (!call) return undefined;
	return {
		k: 'call',
		name: call,
		of: [
			{ k: 'name', path: pathOf(key) },
			{ k: 'value', v: name }
		]
	};
}

/** Stands in author's words for the place of the number until they were read. */
const MARK = '\uE000';

/** `Sum: {0}` as words with the total in its place. */
function said(format: unknown, path: string, compiler: Compiler): Words {
	const marked = (text: unknown) => (typeof text === 'string' ? text.replaceAll('{0}', MARK) : text);
	const value = isPart(format)
		? Object.fromEntries(Object.entries(format).map(([language, text]) => [language, marked(text)]))
		: marked(format);
	const words = compiler.words(value, 'columns') ?? MARK;
	const filled = (template: Template): Template =>
		[template]
			.flat()
			.flatMap((part) => {
				if (typeof part !== 'string') return [part];
				return part.split(MARK).flatMap((text, at): (string | [string])[] => (at ? [[path], text] : [text]));
			})
			.filter((part) => part !== '');
	return typeof words === 'string' || Array.isArray(words)
		? filled(words)
		: Object.fromEntries(Object.entries(words).map(([language, template]) => [language, filled(template)]));
}
