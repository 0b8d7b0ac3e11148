import { beginning, checkInside, emptiness, isOff, isOn, passedOn } from '../../compiler/inside';
import { speaksOfItem } from '../../compiler/columns';
import { unlessEmpty, writtenRows } from '../../compiler/rows';
import { isPart } from '../../definition';
import type { PlannedInside } from '../../plan';
import type { Compile, Compiler, Source } from '../question';
import type { Matrix } from './rules';

const LOOKS = 'how it looks in SurveyJS';

/** Words of single cells: `cells.row.column`, or `cells.default.column` for all rows. */
function worded(source: Source, row: unknown, columns: readonly Source[]): Source[] {
	const cells = isPart(source['cells']) ? source['cells'] : {};
	const of = (name: string) => (isPart(cells[name]) ? cells[name] : {});
	return columns.map((column) => {
		const value = String(column['value']);
		const text = of(String(row))[value] ?? of('default')[value];
		return text === undefined ? column : { ...column, text };
	});
}

/** Each row as the question that it is. */
function questionsIn(source: Source): Source[] {
	const many = source['cellType'] === 'checkbox';
	const required = isOn(source['eachRowRequired'] ?? source['isAllRowRequired']);
	const columns = (Array.isArray(source['columns']) ? source['columns'] : []).map(
		(column: unknown): Source => (isPart(column) ? column : { value: column, text: column })
	);
	// Without {item} the condition is the same for all rows.
	const all = speaksOfItem(source['rowsVisibleIf']) ? undefined : source['rowsVisibleIf'];
	return writtenRows(source).map((row) => ({
		type: many ? 'checkbox' : 'radiogroup',
		name: String(row['value'] ?? ''),
		title: row['text'] ?? String(row['value'] ?? ''),
		choices: worded(source, row['value'], columns),
		...(source['columnsVisibleIf'] ? { choicesVisibleIf: source['columnsVisibleIf'] } : {}),
		...((row['visibleIf'] ?? all) ? { visibleIf: row['visibleIf'] ?? all } : {}),
		...(row['enableIf'] ? { enableIf: row['enableIf'] } : {}),
		...(required ? { isRequired: true } : {})
	}));
}

function insideOf(source: Source, compiler: Compiler): PlannedInside {
	const rows = questionsIn(source);
	if (!rows.length)
		compiler.obstacle({ code: 'rows_missing', property: 'rows', severity: emptiness(source) });
	const elements = compiler.elements(passedOn(source, rows));
	const unique = isOn(source['eachRowUnique']) ? { unique: elements.map(({ name }) => name) } : {};
	return { shape: 'record', elements, min: 0, max: 1, start: 1, ...unique };
}

export const compile: Compile<Matrix> = {
	supports: [
		'columns',
		'rows',
		'cells',
		'cellType',
		'columnsVisibleIf',
		'rowsVisibleIf',
		'eachRowRequired',
		'isAllRowRequired',
		'eachRowUnique',
		'rowOrder',
		'rowsOrder',
		'hideIfRowsEmpty',
		'showHeader'
	],
	ignores: {
		columnMinWidth: LOOKS,
		rowTitleWidth: LOOKS,
		verticalAlign: LOOKS,
		alternateRows: LOOKS,
		displayMode: 'a table where there is room for one, else a list',
		cellComponent: LOOKS
	},
	plan(source, compiler) {
		const inside = insideOf(source, compiler);
		if (inside.elements.length) checkInside(source, inside, 'rows', compiler);
		const initial = source['defaultValue'] === undefined ? beginning(inside.elements) : undefined;
		return {
			inside,
			...unlessEmpty(source, inside.elements),
			...(isPart(source['cells']) && Object.keys(source['cells']).length ? { worded: true as const } : {}),
			...((source['rowOrder'] ?? source['rowsOrder']) === 'random' ? { mixed: true as const } : {}),
			...(isOff(source['showHeader']) ? { headless: true as const } : {}),
			...(initial ? { initial } : {})
		};
	}
};
