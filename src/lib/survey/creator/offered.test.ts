import { expect, it } from 'vitest';
import type { CompilersByKind } from '../questions/question';
import { compilers, rules } from '../questions/registry';
import { OFFERED, offers } from './offered';

const toy: CompilersByKind = { toy: { supports: ['wheels'], plan: () => ({}) } };

it.each([
	['toy', 'wheels', true],
	['toy', 'title', true],
	['toy', 'visibleIf', true],
	['toy', 'doors', false],
	['toy', 'setValueExpression', false],
	['survey', 'completedHtml', true],
	['survey', 'triggers', false],
	['page', 'title', true],
	['page', 'readOnly', false],
	['panel', 'visibleIf', true],
	['itemvalue', 'text', true],
	['itemvalue', 'showCommentArea', false]
])('the property grid of a %s offers %s: %s', (type, property, wanted) => {
	expect(offers(type, property, toy)).toBe(wanted);
});

it('the toolbox offers what can be served, and all of it', () => {
	const served = new Set([...Object.keys(rules), 'panel']);
	expect([...OFFERED].sort()).toEqual([...served].sort());
	expect(Object.keys(compilers).every((kind) => served.has(kind))).toBe(true);
});
