import { expect, test } from 'vitest';
import { note, outline, page, section, site, toyKinds } from '../../../../tests/toy-site';
import type { SiteDocument } from '../site';
import { addBlock, addBlocks, duplicateBlock, moveBlock, removeBlock, takes } from './blocks';

const at = (where: string, slot: number, gap: number) => ({ section: where, slot, at: gap });
const lines = (changed: SiteDocument) => outline(changed).filter((line) => /^s\d/.test(line));

test.each<[string, (s: SiteDocument) => SiteDocument, string[]]>([
	['add first', (s) => addBlock(s, at('s1', 0, 0), note('x')), ['s1: x a b | c', 's2: d', 's3: e']],
	['add between', (s) => addBlock(s, at('s1', 0, 1), note('x')), ['s1: a x b | c', 's2: d', 's3: e']],
	['add past the end', (s) => addBlock(s, at('s1', 1, 9), note('x')), ['s1: a b | c x', 's2: d', 's3: e']],
	[
		'add several',
		(s) => addBlocks(s, at('s2', 0, 0), [note('x'), note('y')]),
		['s1: a b | c', 's2: x y d', 's3: e']
	],
	['move down in its slot', (s) => moveBlock(s, 'a', at('s1', 0, 2)), ['s1: b a | c', 's2: d', 's3: e']],
	['move up in its slot', (s) => moveBlock(s, 'b', at('s1', 0, 0)), ['s1: b a | c', 's2: d', 's3: e']],
	['move to another slot', (s) => moveBlock(s, 'a', at('s1', 1, 1)), ['s1: b | c a', 's2: d', 's3: e']],
	['move to another page', (s) => moveBlock(s, 'a', at('s3', 0, 0)), ['s1: b | c', 's2: d', 's3: a e']],
	['duplicate', (s) => duplicateBlock(s, 'a', 'x'), ['s1: a x b | c', 's2: d', 's3: e']],
	['remove', (s) => removeBlock(s, 'c'), ['s1: a b | ', 's2: d', 's3: e']]
])('%s', (_, act, after) => expect(lines(act(site()))).toEqual(after));

test.each<[string, (s: SiteDocument) => SiteDocument]>([
	['a gap that it stands at', (s) => moveBlock(s, 'a', at('s1', 0, 0))],
	['the gap on its other side', (s) => moveBlock(s, 'a', at('s1', 0, 1))],
	['a section that is not there', (s) => moveBlock(s, 'a', at('nowhere', 0, 0))],
	['a slot that is not there', (s) => moveBlock(s, 'a', at('s1', 2, 0))],
	['a block that is not there', (s) => moveBlock(s, 'nobody', at('s1', 0, 0))],
	['adding nowhere', (s) => addBlock(s, at('s1', 7, 0), note('x'))],
	['duplicating nothing', (s) => duplicateBlock(s, 'nobody', 'x')],
	['removing nothing', (s) => removeBlock(s, 'nobody')]
])('%s changes nothing at all', (_, act) => {
	const before = site();
	expect(act(before)).toBe(before);
});

test('what did not change is the same object, so that it is not drawn again', () => {
	const before = site();
	const after = removeBlock(before, 'a');
	expect(after.pages[1]).toBe(before.pages[1]);
	expect(after.pages[0]?.sections[1]).toBe(before.pages[0]?.sections[1]);
	expect(after.pages[0]?.sections[0]?.slots[1]).toBe(before.pages[0]?.sections[0]?.slots[1]);
	expect(after.pages[0]?.sections[0]?.slots[0]?.[0]).toBe(before.pages[0]?.sections[0]?.slots[0]?.[1]);
});

test('a page takes only so many', () => {
	expect(takes(page('p', '', [section('s', ['a'])]), toyKinds, 'note')).toBe(true);
	expect(takes(page('p', '', [section('s', ['a', 'b'])]), toyKinds, 'note')).toBe(false);
	expect(takes(page('p', '', [section('s', ['a', 'b'])]), toyKinds, 'text')).toBe(true);
	const full = Array.from({ length: 400 }, (_, n) => `b${n}`);
	expect(takes(page('p', '', [section('s', full)]), toyKinds)).toBe(false);
});
