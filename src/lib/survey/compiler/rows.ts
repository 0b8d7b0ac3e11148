import { isPart } from '../definition';
import type { Tree } from '../expression/tree';
import type { PlannedChoice, PlannedInside, PlannedQuestion } from '../plan';
import type { Compiler, Source } from '../questions/question';
import { forOne, speaksOfItem } from './columns';
import { emptiness } from './inside';

/** Rows of SurveyJS's matrices. */

/** @returns the rows as written, each with the condition of its own or the one that all share */
export function writtenRows(source: Source): Source[] {
	const all = source['rowsVisibleIf'];
	return (Array.isArray(source['rows']) ? source['rows'] : []).map((row: unknown): Source => {
		const part = isPart(row) ? row : { value: row };
		return part['visibleIf'] || !isShared(all) ? part : { ...part, visibleIf: forOne(all, part['value']) };
	});
}

/** A condition on all rows that each may have for itself: it speaks of no answers in them. */
const isShared = (condition: unknown): condition is string =>
	typeof condition === 'string' &&
	!!condition &&
	(speaksOfItem(condition) || !/\{\s*\w*row/i.test(condition));

/** @returns the rows of a matrix whose cells are questions, and when each is shown */
export function rowsOf(source: Source, compiler: Compiler): Pick<PlannedInside, 'rows' | 'visibleIf'> {
	const rows = compiler.choices(source, { items: writtenRows(source), property: 'rows' });
	if (!rows.length)
		compiler.obstacle({ code: 'rows_missing', property: 'rows', severity: emptiness(source) });
	return { rows, ...(isShared(source['rowsVisibleIf']) ? {} : shownRows(source, compiler)) };
}

/** A condition on rows that speaks of what is answered in them. */
export function shownRows(source: Source, compiler: Compiler): Pick<PlannedInside, 'visibleIf'> {
	const condition = source['rowsVisibleIf'];
	if (typeof condition !== 'string' || !condition || speaksOfItem(condition)) return {};
	const visibleIf = within(condition, 'row', compiler);
	return visibleIf ? { visibleIf } : {};
}

/** A condition in which an entry speaks of itself, as a tree: that of a panel which stands there. */
function within(condition: string, called: 'row' | 'panel', compiler: Compiler): Tree | undefined {
	const [panel] = compiler.elements([{ type: 'panel', name: 'entry', visibleIf: condition }], called);
	return panel?.visibleIf;
}

/** A matrix that goes when all of its rows are gone. */
export function unlessEmpty(
	source: Source,
	rows: readonly Pick<PlannedChoice, 'visibleIf'>[]
): Pick<PlannedQuestion, 'visibleIf'> {
	const conditions = rows.map(({ visibleIf }) => visibleIf);
	if (source['hideIfRowsEmpty'] !== true || !conditions.every((one) => one !== undefined)) return {};
	const some = conditions.reduce<Tree | undefined>(
		(left, right) => (left && right ? { k: 'op', op: 'or', left, right } : right),
		undefined
	);
	return some ? { visibleIf: some } : {};
}
