import { GRID, gridOf, UNGRIDDED } from '../../compiler/grid';
import { boundsOf, checkInside, either, freshOf, isOn } from '../../compiler/inside';
import { listingOf } from '../../compiler/listing';
import { shownRows } from '../../compiler/rows';
import type { PlannedInside } from '../../plan';
import type { Compile } from '../question';
import type { MatrixDynamic } from './rules';

const LISTED = {
	add: ['addRowText'],
	remove: ['removeRowText'],
	none: ['noRowsText', 'emptyRowsText'],
	mayAdd: 'allowAddRows',
	mayRemove: 'allowRemoveRows'
};
const LOOKS = 'how it looks in SurveyJS';

/** SurveyJS begins with two rows. */
const ROWS = 2;

export const compile: Compile<MatrixDynamic> = {
	supports: [
		...GRID,
		'rowCount',
		'minRowCount',
		'maxRowCount',
		'keyName',
		'defaultRowValue',
		'copyDefaultValueFromLastEntry',
		'defaultValueFromLastRow',
		'confirmDelete',
		'confirmDeleteText',
		'addRowText',
		'removeRowText',
		'noRowsText',
		'emptyRowsText',
		'allowAddRows',
		'allowRemoveRows',
		'totalText'
	],
	ignores: {
		...UNGRIDDED,
		rows: 'rows come and go; those that SurveyJS leaves here are not shown there either',
		addRowButtonLocation: LOOKS,
		addRowLocation: LOOKS,
		hideColumnsIfEmpty: LOOKS,
		detailPanelShowOnAdding: 'what stands below a row is always open'
	},
	plan(source, compiler) {
		const { grid, inside: common } = gridOf(source, compiler);
		const names = { min: 'minRowCount', max: 'maxRowCount', start: 'rowCount' };
		const bounds = boundsOf(source, names, ROWS, common.elements, compiler);
		const { fresh, initial } = freshOf(source, 'defaultRowValue', common.elements, bounds.start);
		const copies = isOn(either(source, 'copyDefaultValueFromLastEntry', 'defaultValueFromLastRow'));
		const inside: PlannedInside = {
			shape: 'list',
			...common,
			...bounds,
			...shownRows(source, compiler),
			...(fresh ? { fresh } : {}),
			...(copies ? { copies: true as const } : {})
		};
		checkInside(source, inside, 'columns', compiler);
		return {
			inside,
			...grid,
			...listingOf(source, LISTED, compiler),
			...(initial ? { initial } : {})
		};
	}
};
