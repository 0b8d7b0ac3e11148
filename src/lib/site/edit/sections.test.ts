import { expect, test } from 'vitest';
import { outline, site } from '../../../../tests/toy-site';
import type { SiteDocument } from '../site';
import {
	addSection,
	duplicateSection,
	freshSection,
	moveSection,
	removeSection,
	setLayout,
	setTone
} from './sections';
import { findSection } from './walk';

const minted = () => {
	let count = 0;
	return () => `n${++count}`;
};
const lines = (changed: SiteDocument) => outline(changed).filter((line) => /^[sx]\d?:/.test(line));

test.each<[string, (s: SiteDocument) => SiteDocument, string[]]>([
	[
		'add',
		(s) => addSection(s, 'home', 1, freshSection('x', 'two')),
		['s1: a b | c', 'x:  | ', 's2: d', 's3: e']
	],
	['move down', (s) => moveSection(s, 's1', 'home', 2), ['s2: d', 's1: a b | c', 's3: e']],
	['move up', (s) => moveSection(s, 's2', 'home', 0), ['s2: d', 's1: a b | c', 's3: e']],
	['move to another page', (s) => moveSection(s, 's1', 'how', 1), ['s2: d', 's3: e', 's1: a b | c']],
	[
		'duplicate',
		(s) => duplicateSection(s, 's1', 'x', minted()),
		['s1: a b | c', 'x: n1 n2 | n3', 's2: d', 's3: e']
	],
	['remove', (s) => removeSection(s, 's1'), ['s2: d', 's3: e']],
	['fewer slots', (s) => setLayout(s, 's1', 'one'), ['s1: a b c', 's2: d', 's3: e']],
	['more slots', (s) => setLayout(s, 's1', 'three'), ['s1: a b | c | ', 's2: d', 's3: e']],
	['as many slots', (s) => setLayout(s, 's1', 'sidebar'), ['s1: a b | c', 's2: d', 's3: e']]
])('%s', (_, act, after) => expect(lines(act(site()))).toEqual(after));

test('tone and layout', () => {
	const changed = setLayout(setTone(site(), 's1', 'accent'), 's1', 'sidebar');
	expect(findSection(changed, 's1')?.section).toMatchObject({ tone: 'accent', layout: 'sidebar' });
});

test.each<[string, (s: SiteDocument) => SiteDocument]>([
	['where it stands', (s) => moveSection(s, 's1', 'home', 1)],
	['a page that is not there', (s) => moveSection(s, 's1', 'nowhere', 0)],
	['a section that is not there', (s) => moveSection(s, 'nowhere', 'home', 0)],
	['adding to no page', (s) => addSection(s, 'nowhere', 0, freshSection('x'))],
	['the same layout', (s) => setLayout(s, 's1', 'two')],
	['the same tone', (s) => setTone(s, 's1', 'plain')],
	['removing nothing', (s) => removeSection(s, 'nowhere')],
	['duplicating nothing', (s) => duplicateSection(s, 'nowhere', 'x', minted())]
])('%s changes nothing at all', (_, act) => {
	const before = site();
	expect(act(before)).toBe(before);
});
