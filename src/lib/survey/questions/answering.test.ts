import { SurveyModel } from 'survey-core';
import { describe, expect, it, test } from 'vitest';
import { admit, postedFrom, readForm } from '../answers';
import { compile } from '../compile';
import { allQuestions, course } from '../course';
import type { Plan } from '../plan';
import { placings } from './ranking/placing';
import type { Ranking } from './ranking/rules';
import { compilers, rules } from './registry';

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };

function planned(...elements: object[]): Plan {
	const { plan, obstacles } = compile({ title: 'T', elements }, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
}
const read = (plan: Plan, ...fields: [string, string][]) => {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return readForm(plan, 'all', postedFrom(form), {}, rules);
};
const wrong = (plan: Plan, answers: object) =>
	Object.fromEntries(
		Object.entries(admit(plan, answers, given).mistakes).map(([name, { code }]) => [name, code])
	);
const kept = (plan: Plan, answers: object) => admit(plan, answers, given).answers;
const there = (elements: object[], answers: object) => {
	const model = new SurveyModel({ elements });
	for (const [name, value] of Object.entries(answers)) model.setValue(name, value);
	return model;
};

describe('a ranking', () => {
	const ranking = { type: 'ranking', name: 'r', choices: ['a', 'b', 'c'] };
	const plan = planned(ranking);

	it('is read by places, whatever is missing or doubled', () => {
		expect(read(plan, ['r::0', '2'], ['r::1', '1'], ['r::2', '3'])).toEqual({ r: ['b', 'a', 'c'] });
		expect(read(plan, ['r::0', '1'], ['r::1', '1'], ['r::2', ''])).toEqual({ r: ['a', 'b'] });
		expect(read(plan, ['r::0', 'x'], ['r::1', '-1'], ['r::2', '0'])).toEqual({});
	});
	it('fills up as in SurveyJS, also with what appears later', () => {
		const elements = [
			{ ...ranking, choices: ['a', 'b', { value: 'c', visibleIf: '{z} = 1' }] },
			{ type: 'text', name: 'z', inputType: 'number' }
		];
		const some = planned(...elements);
		for (const answers of [{ r: ['b'] }, { r: ['b'], z: 1 }, { z: 1, r: ['c', 'b', 'a'] }])
			expect(kept(some, answers)).toEqual(there(elements, answers).data);
		expect(kept(some, { r: ['c', 'b', 'a'] })).toEqual({ r: ['b', 'a'] });
	});
	it.each<[string, boolean]>([
		["{r} = ['c','b','a']", true],
		["{r} = ['a','b','c']", false],
		["{r} contains 'a'", true],
		["{r[0]} = 'c'", true]
	])('minds its order: %s', (visibleIf, holds) => {
		const elements = [ranking, { type: 'text', name: 't', isRequired: true, visibleIf }];
		expect(wrong(planned(...elements), { r: ['c', 'b', 'a'] })).toEqual(holds ? { t: 'required' } : {});
		expect(there(elements, { r: ['c', 'b', 'a'] }).getQuestionByName('t').isVisible).toBe(holds);
	});
	it.each<[object, unknown, string | undefined]>([
		[{}, ['a', 'a', 'b'], 'not_an_answer'],
		[{}, ['a', 'z'], 'not_an_answer'],
		[{}, 'a', 'not_an_answer'],
		[{}, { 0: 'a' }, 'not_an_answer'],
		[{ isRequired: true }, undefined, 'required'],
		[{ selectToRankEnabled: true }, ['b'], undefined],
		[{ selectToRankEnabled: true, minSelectedChoices: 2 }, ['b'], 'too_few_choices'],
		[{ selectToRankEnabled: true, maxSelectedChoices: 2 }, ['b', 'a', 'c'], 'too_many_choices'],
		[{ maxSelectedChoices: 2 }, ['b', 'a', 'c'], undefined]
	])('%j %j: %s', (more, r, code) => {
		expect(wrong(planned({ ...ranking, ...more }), { r })).toEqual(code ? { r: code } : {});
	});
	it('of one thing alone is none, as in SurveyJS once the others are gone', () => {
		const elements = [
			{ type: 'checkbox', name: 'q', choices: [1, 2, 3] },
			{ type: 'ranking', name: 'r', choicesFromQuestion: 'q', choicesFromQuestionMode: 'selected' }
		];
		const model = there(elements, { q: [1, 3], r: [3, 1] });
		expect(kept(planned(...elements), { q: [1, 3], r: [3, 1] })).toEqual(model.data);
		model.setValue('q', [3]);
		expect(kept(planned(...elements), { q: [3], r: [3, 1] })).toEqual(model.data);
	});
	it('of a part keeps only the part', () => {
		expect(kept(planned({ ...ranking, selectToRankEnabled: true }), { r: ['b'] })).toEqual({ r: ['b'] });
	});
	it('is counted by places', () => {
		const [question] = allQuestions(plan);
		const counts: Record<string, number> = {};
		for (const r of [
			['b', 'a', 'c'],
			['b', 'c', 'a'],
			['a', 'b', 'c']
		])
			for (const token of question ? (rules['ranking']?.tokens(question, r, rules) ?? []) : [])
				counts[token] = (counts[token] ?? 0) + 1;
		const found = placings(question as Ranking, { n: 3, counts });
		expect(found.map(({ index, first, average }) => [index, first, average?.toFixed(2)])).toEqual([
			[1, 2, '1.33'],
			[0, 1, '2.00'],
			[2, 0, '2.67']
		]);
	});
	test('values that begin alike are not taken for one another', () => {
		const counts = { 'a\u001d1': 1, 'ab\u001d2': 1, 'a\u001d2': 1 };
		const two = planned({ ...ranking, choices: ['a', 'ab'] });
		expect(placings(allQuestions(two)[0] as Ranking, { n: 2, counts })).toEqual([
			{ index: 0, first: 1, placed: 2, average: 1.5 },
			{ index: 1, first: 0, placed: 1, average: 2 }
		]);
	});
});

describe('a slider', () => {
	const slider = { type: 'slider', name: 's' };
	const range = { ...slider, sliderType: 'range' };
	it.each<[object, unknown, string | undefined]>([
		[slider, 50, undefined],
		[slider, 0, undefined],
		[slider, 100.5, 'too_big'],
		[slider, -1, 'too_small'],
		[slider, 2.5, 'wrong_step'],
		[slider, '50', 'not_a_number'],
		[slider, [1, 2], 'not_a_number'],
		[{ ...slider, min: 10, max: 20, step: 3 }, 13, undefined],
		[{ ...slider, min: 10, max: 20, step: 3 }, 12, 'wrong_step'],
		[{ ...slider, min: 0, max: 1, step: 0.1 }, 0.3, undefined],
		[range, [20, 80], undefined],
		[range, [20, 20], undefined],
		[range, [20], 'range_half'],
		[range, [80, 20], 'not_an_answer'],
		[range, [20, 120], 'too_big'],
		[range, 20, 'not_an_answer'],
		[{ ...range, minRangeLength: 10 }, [20, 25], 'range_short'],
		[{ ...range, maxRangeLength: 30 }, [20, 60], 'range_long']
	])('%j %j: %s', (element, s, code) => {
		expect(wrong(planned(element), { s })).toEqual(code ? { s: code } : {});
	});
	it('is read in order, and has no value until it is given one', () => {
		expect(read(planned(range), ['s::0', '80'], ['s::1', '20'])).toEqual({ s: [20, 80] });
		expect(read(planned(range), ['s::0', ''], ['s::1', '20'])).toEqual({ s: [20] });
		expect(read(planned(range), ['s::0', ''], ['s::1', ''])).toEqual({});
		expect(read(planned(slider), ['s', '１２'])).toEqual({ s: 12 });
	});
	it('minds ends that depend on other answers', () => {
		const plan = planned(
			{ type: 'text', name: 'a', inputType: 'number' },
			{ ...slider, minValueExpression: '{a}' }
		);
		expect(wrong(plan, { a: 3, s: 2 })).toEqual({ s: 'too_small' });
		expect(wrong(plan, { a: 3, s: 3 })).toEqual({});
	});
});

describe('limits that depend on other answers', () => {
	const plan = planned(
		{ type: 'text', name: 'a', inputType: 'number' },
		{
			type: 'text',
			name: 'n',
			inputType: 'number',
			minValueExpression: '{a}',
			maxValueExpression: '{a} + 5'
		},
		{ type: 'text', name: 'd', inputType: 'date', minValueExpression: 'today()', minErrorText: 'Later!' }
	);
	const today = new Date().toISOString().slice(0, 4);
	it.each<[object, object]>([
		[{ a: 3, n: 2 }, { n: 'too_small' }],
		[{ a: 3, n: 9 }, { n: 'too_big' }],
		[{ a: 3, n: 8 }, {}],
		[{ n: 8 }, { n: 'too_big' }],
		[{ d: '2020-01-01' }, { d: 'too_early' }],
		[{ d: `${Number(today) + 5}-01-01` }, {}]
	])('%j: %j', (answers, mistakes) => {
		expect(wrong(plan, answers)).toEqual(mistakes);
	});
	it('are refused in the author’s words', () => {
		expect(admit(plan, { d: '2020-01-01' }, given).mistakes['d']?.message).toBe('Later!');
	});
});

describe('what is worked out', () => {
	it.each<object>([
		{},
		{ displayStyle: 'currency' },
		{ displayStyle: 'currency', currency: 'EUR', minimumFractionDigits: 0 },
		{ displayStyle: 'percent' },
		{ displayStyle: 'percent', precision: 1 },
		{ displayStyle: 'decimal' },
		{ displayStyle: 'decimal', maximumFractionDigits: 1 },
		{ displayStyle: 'decimal', useGrouping: false },
		{ format: 'Total: {0} pcs' },
		{ displayStyle: 'decimal', format: 'T: {0}' },
		{ precision: 1 },
		{ displayStyle: 'currency', precision: 1 },
		{ expression: "iif({a} > 5, 'many', 'few')" },
		{ expression: '{a} > 5' },
		{ expression: '{nothing}', format: 'x{0}' }
	])('%j: as in SurveyJS', (more) => {
		const elements = [
			{ type: 'text', name: 'a', inputType: 'number' },
			{ type: 'text', name: 'nothing' },
			{ type: 'expression', name: 'e', expression: '{a}', ...more }
		];
		const plan = planned(...elements);
		const model = there(elements, { a: 1234.5678 });
		const now = course(plan, { a: 1234.5678 }, given);
		expect(now.answers['e']).toEqual(model.getValue('e') ?? undefined);
		expect(now.say([['e']])).toBe(String(model.getQuestionByName('e').displayValue));
	});
	it('is never taken from outside, and counts texts only where the author wrote them', () => {
		const plan = planned(
			{ type: 'text', name: 'a' },
			{ type: 'expression', name: 'e', expression: "{a} + '!'" },
			{ type: 'expression', name: 'f', expression: "iif({a} notempty, 'yes', 'no')" }
		);
		const { answers, strings } = admit(plan, { a: 'Ada', e: 'forged', f: 'forged' }, given);
		expect(answers).toEqual({ a: 'Ada', e: 'Ada!', f: 'yes' });
		expect(strings).toEqual(['a\u001f', 'e\u001f', 'f\u001f', 'f\u001fyes']);
	});
});

describe('a choice of pictures', () => {
	const choices = ['a', 'b'].map((value) => ({ value, imageLink: `https://e.test/${value}.png` }));
	const one = planned({ type: 'imagepicker', name: 'q', choices });
	const several = planned({ type: 'imagepicker', name: 'q', choices, multiSelect: true });
	it('has one answer, or a list', () => {
		expect(read(one, ['q', 'a'])).toEqual({ q: 'a' });
		expect(read(several, ['q', 'a'], ['q', 'b'])).toEqual({ q: ['a', 'b'] });
		expect(wrong(one, { q: ['a'] })).toEqual({ q: 'not_an_answer' });
		expect(wrong(several, { q: 'a' })).toEqual({ q: 'not_an_answer' });
	});
	it.each<[object, string]>([
		[{ contentMode: 'video' }, 'property_unsupported'],
		[{ choices: [{ value: 'a', imageLink: 'javascript:alert(1)' }] }, 'address_unsafe'],
		[{ choices: [{ value: 'a', imageLink: 'http://e.test/a.png' }] }, 'address_unsafe']
	])('%j is refused: %s', (more, code) => {
		const { obstacles } = compile(
			{ title: 'T', elements: [{ type: 'imagepicker', name: 'q', choices, ...more }] },
			{ rules, compilers }
		);
		expect(obstacles.map((one) => one.code)).toContain(code);
	});
});

describe('a field that nobody sees', () => {
	it('comes from the link, not from a definition', () => {
		const { obstacles } = compile(
			{ title: 'T', elements: [{ type: 'hidden', name: 'h' }] },
			{ rules, compilers }
		);
		expect(obstacles.map(({ code }) => code)).toContain('type_unsupported');
	});
	it('keeps short texts', () => {
		const { plan } = compile(
			{ title: 'T', urlFields: ['h'], elements: [{ type: 'text', name: 'q' }] },
			{ rules, compilers }
		);
		expect(wrong(plan, { h: 'x'.repeat(201) })).toEqual({ h: 'too_long' });
		expect(admit(plan, { h: 'mail' }, given).strings).toEqual(['h\u001f', 'h\u001fmail']);
	});
});

describe('a text in a given form', () => {
	const masked = (maskType: string, maskSettings: object = {}) =>
		planned({ type: 'text', name: 't', maskType, maskSettings });
	it.each<[Plan, string, unknown, string | undefined]>([
		[masked('numeric'), '1,234.5', 1234.5, undefined],
		[masked('numeric'), 'abc', 'abc', 'pattern'],
		[masked('numeric', { min: 5 }), '3', 3, 'too_small'],
		[masked('currency', { prefix: '$', saveMaskedValue: true, max: 10 }), '$20', '$20', 'too_big'],
		[masked('pattern', { pattern: '99-99' }), '12-34', '1234', undefined],
		[masked('pattern', { pattern: '99-99', saveMaskedValue: true }), '1234', '12-34', undefined],
		[masked('pattern', { pattern: '99-99' }), '12-3', '12-3', 'pattern'],
		[masked('datetime', { pattern: 'dd/mm/yyyy' }), '31/12/2024', '2024-12-31', undefined],
		[masked('datetime', { pattern: 'dd/mm/yyyy', max: '2024-01-01' }), '31/12/2024', '2024-12-31', 'too_late']
	])('%#: %s', (plan, typed, value, code) => {
		expect(read(plan, ['t', typed])).toEqual({ t: value });
		expect(wrong(plan, { t: value })).toEqual(code ? { t: code } : {});
	});
	it.each<[Plan, unknown]>([
		[masked('numeric'), 1.234],
		[masked('numeric'), '5'],
		[masked('pattern', { pattern: '99' }), 'ab'],
		[masked('datetime', { pattern: 'dd/mm/yyyy' }), '2024-02-31']
	])('does not let past the gate what cannot have been typed: %#', (plan, t) => {
		expect(wrong(plan, { t })).toEqual({ t: 'pattern' });
	});
});
