import type { PlannedElement, PlannedInside } from '../plan';
import type { Compiler, Source } from '../questions/question';
import { cellsOf, CHOOSING, columnsOf, totalsOf, uniqueOf, type Footed } from './columns';
import { isOff, passedOn } from './inside';
import { isSet } from './properties';

/** What the two matrices whose cells are questions have in common. */
export interface Grid extends Footed {
	/** As many of the first elements inside are columns; the rest stands below its row. */
	columns: number;
	headless?: true;
}

export const GRID: readonly string[] = [
	'columns',
	'cellType',
	'choices',
	'columnsVisibleIf',
	'rowsVisibleIf',
	'columnColCount',
	'placeholder',
	'optionsCaption',
	'keyDuplicationError',
	'detailElements',
	'detailPanelMode',
	'showHeader'
];

const LOOKS = 'how it looks in SurveyJS';
const UPRIGHT = 'rows stand below each other, whatever way SurveyJS would turn them';

export const UNGRIDDED = {
	columnMinWidth: LOOKS,
	rowTitleWidth: LOOKS,
	verticalAlign: LOOKS,
	alternateRows: LOOKS,
	displayMode: 'a table where there is room for one, else a list',
	columnLayout: UPRIGHT,
	columnsLocation: UPRIGHT,
	transposeData: UPRIGHT,
	cellErrorLocation: LOOKS,
	detailErrorLocation: LOOKS,
	horizontalScroll: LOOKS,
	singleInputTitleTemplate: 'only matters where SurveyJS asks one question at a time',
	allowAdaptiveActions: LOOKS
} as const;

/**
 * A column that offers nothing, as SurveyJS makes them where nobody says more: it is shown, and stays empty.
 * Where it must be answered, nobody could.
 */
const isBare = (cell: Source): boolean =>
	CHOOSING.has(String(cell['type'])) &&
	!['choices', 'choicesFromQuestion', 'choicesByUrl', 'choicesMin', 'choicesMax'].some((one) =>
		isSet(cell[one])
	) &&
	!['showOtherItem', 'hasOther', 'showNoneItem', 'hasNone', 'isRequired', 'requiredIf'].some((one) =>
		isSet(cell[one])
	);
/** So that the kind has something to be planned with. */
const LENT = ['-'];

/** @returns what stands in a row: its cells, then what is shown below it */
function elementsOf(source: Source, compiler: Compiler): { cells: number; elements: PlannedElement[] } {
	const written = passedOn(source, cellsOf(source));
	const bare = new Set(written.filter(isBare).map(({ name }) => name));
	const lent = written.map((cell) => (bare.has(cell['name']) ? { ...cell, choices: LENT } : cell));
	const cells = compiler
		.elements(lent, 'row')
		.map((cell) => (bare.has(cell.name) ? { ...cell, choices: [] } : cell));
	if (bare.size) compiler.obstacle({ code: 'choices_missing', property: 'columns', severity: 'warning' });
	const shown = typeof source['detailPanelMode'] === 'string' && source['detailPanelMode'] !== 'none';
	const details = shown && Array.isArray(source['detailElements']) ? source['detailElements'] : [];
	const sources = details.filter((one): one is Source => typeof one === 'object' && one !== null);
	return {
		cells: cells.length,
		elements: [...cells, ...compiler.elements(passedOn(source, sources), 'row')]
	};
}

/** @returns what both matrices have, and the elements of one row */
export function gridOf(source: Source, compiler: Compiler) {
	const { cells, elements } = elementsOf(source, compiler);
	const { totals, footed } = totalsOf(source, compiler);
	const differing = columnsOf(source).filter(({ isUnique }) => isUnique === true);
	const unique = uniqueOf(
		source,
		differing.map(({ name }) => name),
		compiler
	);
	const grid: Grid = {
		columns: cells,
		...footed,
		...(isOff(source['showHeader']) ? { headless: true as const } : {})
	};
	const inside = { called: 'row', elements, ...unique, ...totals } satisfies Partial<PlannedInside>;
	return { grid, inside };
}
