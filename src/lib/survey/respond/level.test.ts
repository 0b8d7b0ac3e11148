import { expect, test } from 'vitest';
import { compile } from '../compile';
import { compilers, rules } from '../questions/registry';
import { levelled } from './level';

const GRID = { type: 'matrix', name: 'grid', title: 'How?', columns: [1, 2], rows: ['r', 's'] };
const WHO = { type: 'multipletext', name: 'grid', title: 'Who?', items: [{ name: 'r' }, { name: 's' }] };
const set = { type: 'setvalue', expression: '{go} = 1', setToName: 'grid', setValue: { r: 1 } };
const APART = ['grid', 'grid::0::r', 'grid::0::s'];

/** The names of what the question becomes. */
function became(element: object, more: object = {}, beside: object = {}): string[] {
	const elements = [element, { type: 'text', name: 'go', title: 'Go', ...beside }];
	const definition = { title: 'T', pages: [{ name: 'p', elements }], ...more };
	const { plan, obstacles } = compile(definition, { rules, compilers });
	expect(obstacles).toEqual([]);
	const [page] = plan.pages;
	return (
		page?.elements
			.slice(0, 1)
			.flatMap(levelled(plan))
			.map(({ name }) => name ?? '') ?? []
	);
}

test.each<[string, object, object, object, string[]]>([
	['nothing speaks of', GRID, {}, {}, APART],
	['is of texts', WHO, {}, {}, APART],
	['is shown or not', { ...GRID, visibleIf: '{go} = 1' }, {}, {}, APART],
	['a condition speaks of', GRID, {}, { visibleIf: '{grid.r} = 1' }, ['grid']],
	['a title speaks of', GRID, {}, { title: 'After {grid.r}' }, ['grid']],
	['a trigger fills', GRID, { triggers: [set] }, {}, ['grid']],
	[
		'a trigger copies',
		GRID,
		{ triggers: [{ type: 'copyvalue', expression: '{go} = 1', fromName: 'grid', setToName: 'go' }] },
		{},
		['grid']
	],
	['must be answered', { ...GRID, isAllRowRequired: true }, {}, {}, APART],
	['other answers change', GRID, {}, { setValueExpression: '1 + 1' }, ['grid']]
])('a matrix that %s stays one, or is so many questions', (_, element, more, beside, names) => {
	expect(became(element, more, beside)).toEqual(names);
});
