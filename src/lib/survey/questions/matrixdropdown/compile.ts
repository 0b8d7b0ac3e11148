import { GRID, gridOf, UNGRIDDED } from '../../compiler/grid';
import { beginning, checkInside } from '../../compiler/inside';
import { rowsOf, unlessEmpty } from '../../compiler/rows';
import type { PlannedInside } from '../../plan';
import type { Compile } from '../question';
import type { MatrixDropdown } from './rules';

export const compile: Compile<MatrixDropdown> = {
	supports: [...GRID, 'rows', 'rowOrder', 'rowsOrder', 'hideIfRowsEmpty', 'totalText'],
	ignores: UNGRIDDED,
	plan(source, compiler) {
		const { grid, inside: common } = gridOf(source, compiler);
		const rows = rowsOf(source, compiler);
		const inside: PlannedInside = { shape: 'rows', ...common, ...rows, min: 0, max: 1, start: 1 };
		checkInside(source, inside, 'columns', compiler);
		const fresh = source['defaultValue'] === undefined ? beginning(inside.elements) : undefined;
		const initial =
			fresh && Object.fromEntries((rows.rows ?? []).map(({ value }) => [String(value), { ...fresh }]));
		return {
			inside,
			...grid,
			...unlessEmpty(source, rows.visibleIf ? [] : (rows.rows ?? [])),
			...((source['rowOrder'] ?? source['rowsOrder']) === 'random' ? { mixed: true as const } : {}),
			...(initial ? { initial } : {})
		};
	}
};
