import { describe, expect, test } from 'vitest';
import { finder } from './allowance';
import { admit } from './answers';
import { compile } from './compile';
import { course, type Given } from './course';
import type { Definition } from './definition';
import { lookup, pathOf } from './expression/lookup';
import { compilers, rules } from './questions/registry';

const given: Given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };
const times = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
const q = (name: string, more: object = {}) => ({
	type: 'comment',
	name,
	title: `Title of ${name}`,
	...more
});
const planOf = (definition: Definition) => compile({ title: 'T', ...definition }, { rules, compilers }).plan;

/** Each question is shown only while the next one is answered; the last one never is. */
const chain = (length: number, more = '') =>
	planOf({
		clearInvisibleValues: 'onHidden',
		elements: times(length, (i) => q(`q${i}`, { visibleIf: `{q${i + 1}} notempty${more}` }))
	});
const all = (length: number) => Object.fromEntries(times(length, (i) => [`q${i}`, 'yes']));

describe('a survey that was made to stop the server', () => {
	test('by conditions that hide one another is through in a moment', () => {
		const plan = chain(480, ' and {nobody.length} = 0'.repeat(40));
		const began = performance.now();
		expect(admit(plan, all(480), given).trouble).toBeUndefined();
		// A minute and a half without an allowance.
		expect(performance.now() - began).toBeLessThan(5_000);
	});

	test.each([
		['texts', `'twice'`, (name: string) => `${name} + ${name}`],
		['lists', '[1, 2]', (name: string) => `${name} + ${name}`],
		['lists in lists', '[1, 2]', (name: string) => `[${name}, ${name}]`]
	])('by values that double one another stays small: %s', (_, first, twice) => {
		const plan = planOf({
			elements: [q('a', { title: 'You said {v60}', visibleIf: `{v60} <> 'x'` })],
			calculatedValues: times(60, (i) => ({
				name: `v${i + 1}`,
				expression: i ? twice(`{v${i}}`) : first,
				includeIntoResult: true
			}))
		});
		const began = performance.now();
		const now = course(plan, {}, given);
		expect(now.say(plan.pages[0]?.elements[0]?.title).length).toBeLessThan(1_000_000);
		expect(performance.now() - began).toBeLessThan(3_000);
	});

	test('by saying a long answer ten thousand times says it as often as can be', () => {
		const plan = planOf({ elements: [q('a'), q('b', { title: '{a} '.repeat(10_000) })] });
		const now = course(plan, { a: 'x'.repeat(20_000) }, given);
		const said = now.say(plan.pages[0]?.elements[1]?.title);
		expect(said.length).toBeGreaterThan(1_000_000);
		expect(said.length).toBeLessThan(30_000_000);
	});
});

test('the control: an honest chain is followed to its end', () => {
	const now = course(chain(24), all(24), given);
	expect(Object.keys(now.answers)).toEqual([]);
	const kept = course(chain(24), { ...all(24), q24: 'yes' }, given);
	expect(Object.keys(kept.answers)).toHaveLength(25);
});

test('what is found is what a search through all of them finds', () => {
	const values = { 'a.b': 1, a: { b: 2, c: [3, { d: 4 }] }, B: 'text', list: ['x', 'y'], none: undefined };
	const find = finder(values, Object.keys(values));
	for (const name of [
		'a.b',
		'A.B',
		'a.c[0]',
		'a.c[1].d',
		'a.c[-1].d',
		'b',
		'B.length',
		'list[1]',
		'list.length'
	])
		expect([name, find(pathOf(name))]).toEqual([name, lookup(values, pathOf(name))]);
	for (const name of ['none', 'nobody', 'nobody.length', 'a.x', 'a.x.length', 'list[9]', 'x.y.z', 'length'])
		expect([name, find(pathOf(name))]).toEqual([name, lookup(values, pathOf(name))]);
});
