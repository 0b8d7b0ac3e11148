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
	['toy', 'choicesByUrl', false],
	['survey', 'completedHtml', true],
	['survey', 'timeLimit', false],
	['page', 'title', true],
	['page', 'navigationTitle', false],
	['panel', 'visibleIf', true],
	['itemvalue', 'text', true],
	['itemvalue', 'showCommentArea', true]
])('the property grid of a %s offers %s: %s', (type, property, wanted) => {
	expect(offers(type, property, toy)).toBe(wanted);
});

it('the toolbox offers what can be served, and all of it', () => {
	// Fields that nobody sees come from the link, not from the toolbox.
	const served = new Set([...Object.keys(rules).filter((kind) => kind !== 'hidden'), 'panel']);
	expect([...OFFERED].sort()).toEqual([...served].sort());
	expect(Object.keys(compilers).every((kind) => served.has(kind) || kind === 'hidden')).toBe(true);
});
