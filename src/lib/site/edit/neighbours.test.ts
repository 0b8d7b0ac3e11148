import { describe, expect, test } from 'vitest';
import { outline, page, section, site } from '../../../../tests/toy-site';
import type { SiteDocument } from '../site';
import { moveBlock } from './blocks';
import {
	blockBeside,
	blockDown,
	blockUp,
	endOf,
	pageAmong,
	pageBeside,
	pageIn,
	pageOut,
	sectionBeside,
	slotBeside
} from './neighbours';
import { movePage } from './pages';
import { moveSection } from './sections';

const at = (where: string, slot: number, gap: number) => ({ section: where, slot, at: gap });

test.each([
	['a', null, at('s1', 0, 2)],
	['b', at('s1', 0, 0), at('s1', 1, 0)],
	['c', at('s1', 0, 2), at('s2', 0, 0)],
	['d', at('s1', 1, 1), null],
	['e', null, null]
])('%s: up and down', (id, up, down) => {
	expect(blockUp(site(), id)).toEqual(up);
	expect(blockDown(site(), id)).toEqual(down);
});

test('up undoes down, wherever a block stands', () => {
	const before = site();
	for (const id of ['a', 'b', 'c']) {
		const down = blockDown(before, id);
		const moved = down ? moveBlock(before, id, down) : before;
		const up = blockUp(moved, id);
		expect(up && outline(moveBlock(moved, id, up))).toEqual(outline(before));
		expect(outline(moved)).not.toEqual(outline(before));
	}
});

test('down, again and again, leads through every slot to the end of the page', () => {
	let moving: SiteDocument = site([
		page('home', '', [section('s1', ['a', 'b'], [], ['c']), section('s2', ['d'])])
	]);
	const seen: string[] = [];
	for (let down = blockDown(moving, 'a'); down; down = blockDown(moving, 'a')) {
		moving = moveBlock(moving, 'a', down);
		seen.push(outline(moving).slice(1).join(', '));
	}
	expect(seen).toEqual([
		's1: b a |  | c, s2: d',
		's1: b | a | c, s2: d',
		's1: b |  | a c, s2: d',
		's1: b |  | c a, s2: d',
		's1: b |  | c, s2: a d',
		's1: b |  | c, s2: d a'
	]);
});

test('slots and pages beside', () => {
	expect(slotBeside(site(), 'a', 1)).toEqual(at('s1', 1, 0));
	expect(slotBeside(site(), 'd', -1)).toEqual(at('s1', 1, 1));
	expect(slotBeside(site(), 'a', -1)).toBeNull();
	expect(pageBeside(site(), 'how', 1)?.id).toBe('first');
	expect(pageBeside(site(), 'home', -1)).toBeNull();
	expect(pageBeside(site(), 'nowhere', 1)).toBeNull();
	expect(site().pages.map(endOf)).toEqual([at('s2', 0, 1), at('s3', 0, 1), null]);
});

test.each([
	['s1', -1, null],
	['s1', 1, { page: 'home', at: 2 }],
	['s2', -1, { page: 'home', at: 0 }],
	['s2', 1, { page: 'how', at: 0 }],
	['s3', -1, { page: 'home', at: 2 }]
] as const)('section %s by %i', (id, step, where) => {
	expect(sectionBeside(site(), id, step)).toEqual(where);
	if (where) expect(outline(moveSection(site(), id, where.page, where.at))).not.toEqual(outline(site()));
});

describe('pages', () => {
	test.each([
		['home', 1, null],
		['how', -1, null],
		['how', 1, { parent: null, at: 3 }],
		['empty', -1, { parent: null, at: 1 }],
		['empty', 1, null],
		['first', 1, null]
	] as const)('%s by %i', (id, step, where) => expect(pageAmong(site(), id, step)).toEqual(where));

	test('in and out', () => {
		expect(pageIn(site(), 'empty')).toEqual({ parent: 'how', at: 1 });
		expect(pageIn(site(), 'home')).toBeNull();
		expect(pageOut(site(), 'first')).toEqual({ parent: null, at: 2 });
		expect(pageOut(site(), 'how')).toBeNull();
		const went = movePage(site(), 'empty', { parent: 'how', at: 1 });
		const out = pageOut(went, 'empty');
		expect(out && outline(movePage(went, 'empty', out))).toEqual(outline(site()));
	});

	test('not deeper than pages may be', () => {
		const deep = site([
			page('home', ''),
			page('a', 'a', [], [page('b', 'b', [], [page('c', 'c'), page('d', 'd')])])
		]);
		expect(pageIn(deep, 'd')).toBeNull();
	});
});

test('where the keyboard goes when a block is removed', () => {
	expect(['a', 'b', 'c'].map((id) => blockBeside(site(), id))).toEqual(['b', 'a', null]);
});
