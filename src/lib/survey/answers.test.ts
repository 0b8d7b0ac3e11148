import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, formOf, postedFrom, readForm, UNIT } from './answers';
import { compile } from './compile';
import { parseDefinition, type Definition } from './definition';
import type { Plan } from './plan';
import { preventsPublication } from './publication';
import { compilers, rules } from './questions/registry';

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };

function planOf(definition: Definition): Plan {
	const { plan, obstacles } = compile(definition, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(preventsPublication(obstacles)).toBe(false);
	return plan;
}

const q = (type: string, name: string, more: object = {}) => ({ type, name, title: `${name}?`, ...more });

const PLAN = planOf({
	title: 'T',
	elements: [
		q('rating', 'score'),
		q('boolean', 'yes'),
		q('text', 'short', { maxLength: 5 }),
		q('comment', 'long', { maxLength: 10 }),
		q('checkbox', 'ticks', { choices: ['a', 'b', 'c'], maxSelectedChoices: 2, showNoneItem: true }),
		q('radiogroup', 'one', { choices: ['x', 'y'], showOtherItem: true }),
		q('text', 'age', { inputType: 'number', min: 0, max: 120, step: 1 }),
		q('nps', 'nps'),
		q('text', 'mail', { inputType: 'email' }),
		q('text', 'day', { inputType: 'date', min: '2026-01-01', max: '2026-12-31' }),
		q('text', 'page', { inputType: 'url' }),
		q('text', 'code', { validators: [{ type: 'regex', regex: '^[A-Z]{2}$', text: 'Two capitals' }] })
	]
});

describe('what survey-core lets through is refused', () => {
	test.each<[string, unknown, string]>([
		['score', 77, 'not_an_answer'],
		['score', 'abc', 'not_an_answer'],
		['score', '3', 'not_an_answer'],
		['yes', 'x', 'not_an_answer'],
		['yes', 'true', 'not_an_answer'],
		['short', 'abcdef', 'too_long'],
		['short', 5, 'not_an_answer'],
		['long', 'x'.repeat(11), 'too_long'],
		['long', { a: 1 }, 'not_an_answer'],
		['ticks', ['a', 'b', 'c'], 'too_many_choices'],
		['ticks', ['a', 'a'], 'not_an_answer'],
		['ticks', ['a', 'z'], 'not_an_answer'],
		['ticks', 'a', 'not_an_answer'],
		['ticks', ['a', 'none'], 'none_alone'],
		['one', 'z', 'not_an_answer'],
		['one', ['x'], 'not_an_answer'],
		['one', 'other', 'other_required'],
		['age', '18', 'not_a_number'],
		['age', -1, 'too_small'],
		['age', 121, 'too_big'],
		['age', 1.5, 'wrong_step'],
		['age', Infinity, 'not_a_number'],
		['nps', 11, 'not_an_answer'],
		['nps', -1, 'not_an_answer'],
		['mail', 'nobody', 'not_an_email'],
		['mail', 'a@b', 'not_an_email'],
		['day', '2026-02-30', 'not_a_date'],
		['day', '2025-12-31', 'too_early'],
		['day', '2027-01-01', 'too_late'],
		['page', 'javascript:alert(1)', 'not_a_url'],
		['page', 'java\nscript:alert(1)', 'not_a_url'],
		['code', 'abc', 'pattern'],
		['long', 'a\u0000b', 'bad_characters'],
		['long', 'a\ud83d', 'bad_characters']
	])('%s: %j', (name, value, code) => {
		const through = admit(PLAN, { [name]: value }, given);
		expect(through.mistakes[name]?.code).toBe(code);
	});

	test('an unknown question is named', () => {
		expect(admit(PLAN, { nothing: 1 }, given).trouble).toEqual({
			code: 'unknown_question',
			facts: { name: 'nothing' }
		});
		const proto: unknown = JSON.parse('{"__proto__": {"polluted": 1}}');
		expect(admit(PLAN, proto, given).trouble?.code).toBe('unknown_question');
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	test.each<[string, unknown]>([
		['nothing', undefined],
		['a list', []],
		['a text', 'x'],
		['null', null]
	])('%s is no response', (_name, raw) => {
		expect(admit(PLAN, raw, given).trouble?.code).toBe('not_a_response');
	});

	test.each<[string, unknown]>([
		['too many keys', Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`k${i}`, 1]))],
		['too much text', { long: 'x'.repeat(300_000) }],
		['too long a list', { ticks: Array.from({ length: 50_000 }, () => 'a') }],
		['too deep', JSON.parse(`{"long":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)]
	])('%s', (_name, raw) => {
		expect(admit(PLAN, raw, given).trouble?.code).toBe('response_too_large');
	});
});

test('the control: what fits is stored as it came, and counted', () => {
	const answers = {
		score: 5,
		yes: false,
		short: 'abcde',
		long: '多谢',
		ticks: ['a', 'c'],
		one: 'other',
		'one-Comment': 'mine',
		age: 18,
		nps: 0,
		mail: 'a@example.org',
		day: '2026-02-28',
		page: 'https://example.org',
		code: 'AB'
	};
	const through = admit(PLAN, answers, given);
	expect(through).toEqual({ answers, mistakes: {}, strings: expect.any(Array) });
	expect(through.strings).toEqual(
		[
			'score/',
			'score/5',
			'yes/',
			'yes/false',
			'short/',
			'long/',
			'ticks/',
			'ticks/a',
			'ticks/c',
			'one/',
			'one/other',
			'age/',
			'age/18',
			'nps/',
			'nps/0',
			'mail/',
			'day/',
			'page/',
			'code/'
		].map((one) => one.replace('/', UNIT))
	);
});

describe('visibility', () => {
	const plan = planOf({
		title: 'T',
		calculatedValues: [
			{ name: 'kept', expression: "iif({a} = 'yes', 1, 2)", includeIntoResult: true },
			{ name: 'lost', expression: '1 + 1' }
		],
		pages: [
			{
				name: 'p1',
				elements: [
					q('radiogroup', 'a', { choices: ['yes', 'no'] }),
					q('text', 'b', { visibleIf: "{a} = 'yes'", isRequired: true }),
					q('text', 'c', { visibleIf: '{b} notempty' }),
					q('checkbox', 'd', { choices: ['k', { value: 'l', visibleIf: "{a} = 'yes'" }] })
				]
			},
			{ name: 'p2', visibleIf: "{a} = 'yes'", elements: [q('comment', 'e')] },
			{
				name: 'p3',
				elements: [{ type: 'panel', name: 'box', visibleIf: "{a} = 'yes'", elements: [q('comment', 'f')] }]
			}
		]
	});

	test.each<[object, object, string[]]>([
		[{ a: 'yes' }, { a: 'yes', kept: 1 }, ['b']],
		[{ a: 'yes', b: 'x', c: 'y', e: 'e', f: 'f' }, { a: 'yes', b: 'x', c: 'y', e: 'e', f: 'f', kept: 1 }, []],
		[{ a: 'no', b: 'x', c: 'y', e: 'e', f: 'f' }, { a: 'no', kept: 2 }, []],
		[{ a: 'no', d: ['k', 'l'] }, { a: 'no', d: ['k'], kept: 2 }, []],
		[{ a: 'no', d: ['l'] }, { a: 'no', kept: 2 }, []],
		[{ kept: 99, lost: 5 }, { kept: 2 }, []]
	])('%j is stored as %j', (raw, stored, mistakes) => {
		const through = admit(plan, raw, given);
		expect(through.answers).toEqual(stored);
		expect(Object.keys(through.mistakes)).toEqual(mistakes);
		expect(through.strings.every((one) => Object.hasOwn(stored, one.split(UNIT)[0] ?? ''))).toBe(true);
	});
});

test('what stands inside a required panel', () => {
	const plan = planOf({
		title: 'T',
		elements: [{ type: 'panel', name: 'box', isRequired: true, elements: [q('text', 'a'), q('text', 'b')] }]
	});
	expect(admit(plan, {}, given).mistakes).toEqual({ box: { code: 'panel_required' } });
	expect(admit(plan, { b: 'x' }, given).mistakes).toEqual({});
});

test('a form and the answers are two ways to say the same', () => {
	const form = new FormData();
	for (const [name, value] of [
		['score', '4'],
		['yes', 'false'],
		['short', ' ab '],
		['long', 'a\r\nb'],
		['ticks', 'a'],
		['ticks', 'b'],
		['one', 'other'],
		['one-Comment', 'mine'],
		['age', '１８'],
		['nps', '10'],
		['mail', ' a@example.org '],
		['day', ''],
		['page', ''],
		['code', '']
	] as const) {
		form.append(name, value);
	}
	const answers = readForm(PLAN, 'all', postedFrom(form), { code: 'ZZ' }, rules);
	expect(answers).toEqual({
		score: 4,
		yes: false,
		short: ' ab ',
		long: 'a\nb',
		ticks: ['a', 'b'],
		one: 'other',
		'one-Comment': 'mine',
		age: 18,
		nps: 10,
		mail: 'a@example.org'
	});
	const again = new FormData();
	for (const [name, value] of formOf(PLAN, answers, rules)) again.append(name, value);
	expect(readForm(PLAN, 'all', postedFrom(again), {}, rules)).toEqual(answers);
});

test('a page changes its own answers only', () => {
	const plan = planOf({
		title: 'T',
		pages: [
			{ name: 'p', elements: [q('text', 'a')] },
			{ name: 'r', elements: [q('text', 'b')] }
		]
	});
	const form = new FormData();
	form.append('a', 'new');
	form.append('b', 'forged');
	expect(readForm(plan, 0, postedFrom(form), { a: 'old', b: 'kept' }, rules)).toEqual({
		a: 'new',
		b: 'kept'
	});
});

test('no value at all makes the gate throw, and what it admits it admits again unchanged', () => {
	const names = ['score', 'yes', 'short', 'long', 'ticks', 'one', 'one-Comment', 'age', 'nps', 'mail'];
	const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true });
	const likely = fc.constantFrom<unknown>(
		1,
		5,
		'a',
		['a'],
		['a', 'b'],
		true,
		'x',
		'other',
		18,
		'a@example.org'
	);
	fc.assert(
		fc.property(
			fc.oneof(fc.dictionary(fc.constantFrom(...names), fc.oneof(likely, anything)), anything),
			(raw) => {
				const through = admit(PLAN, raw, given);
				if (through.trouble || Object.keys(through.mistakes).length) return;
				expect(admit(PLAN, through.answers, given)).toEqual(through);
				expect(parseDefinition({ ...through.answers })).not.toHaveProperty('problem');
			}
		),
		{ numRuns: 500 }
	);
});

test('time grows with the response, not with its square', () => {
	const elements = Array.from({ length: 400 }, (_, i) =>
		q('comment', `q${i}`, i ? { visibleIf: `{q${i - 1}} notempty` } : {})
	);
	const plan = planOf({ title: 'T', elements });
	const start = performance.now();
	admit(plan, Object.fromEntries(elements.map(({ name }) => [name, 'x'.repeat(500)])), given);
	// The first is missing, so one after another falls.
	const chain = admit(plan, Object.fromEntries(elements.slice(1).map(({ name }) => [name, 'x'])), given);
	expect(chain.answers).toEqual({});
	expect(performance.now() - start).toBeLessThan(2_000);
});
