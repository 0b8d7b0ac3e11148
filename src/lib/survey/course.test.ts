import { describe, expect, test } from 'vitest';
import { compile } from './compile';
import { allQuestions, course, starting, type Given } from './course';
import type { Definition } from './definition';
import { firstPage, nextPage, previousPage, progress, visiblePages } from './paging';
import { arrange } from './questions/order';
import type { Template } from './plan';
import { compilers, rules } from './questions/registry';
import { inLanguage, pickLanguage } from './speak';
import { mistakesOn } from './validation';

const given: Given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };
const planOf = (definition: Definition) => compile(definition, { rules, compilers }).plan;
const q = (type: string, name: string, more: object = {}) => ({ type, name, title: name, ...more });

const PAGES = planOf({
	title: 'T',
	pages: [
		{ name: 'one', elements: [q('boolean', 'more')] },
		{ name: 'two', visibleIf: '{more} = true', elements: [q('text', 'a')] },
		{ name: 'three', elements: [q('text', 'b', { visibleIf: '{more} = true' })] },
		{
			name: 'four',
			elements: [{ type: 'panel', name: 'p', elements: [q('text', 'c', { visibleIf: '{a} notempty' })] }]
		},
		{ name: 'five', elements: [q('text', 'd')] }
	]
});

test.each<[object, number[]]>([
	[{}, [0, 4]],
	[{ more: true }, [0, 1, 2, 4]],
	[{ more: true, a: 'x' }, [0, 1, 2, 3, 4]]
])('with %j the pages are %j', (answers, pages) => {
	const now = course(PAGES, { ...answers }, given);
	expect(visiblePages(now)).toEqual(pages);
	expect(firstPage(now)).toBe(0);
	expect(nextPage(now, 0)).toBe(pages[1]);
	expect(nextPage(now, 4)).toBeUndefined();
	expect(previousPage(now, 4)).toBe(pages.at(-2));
	expect(previousPage(now, 0)).toBeUndefined();
	expect(progress(now, 4)).toEqual({ step: pages.length, steps: pages.length });
});

describe('hidden answers', () => {
	const definition = {
		title: 'T',
		elements: [
			q('boolean', 'a'),
			q('text', 'b', { visibleIf: '{a} = true' }),
			q('text', 'c', { visibleIf: "{b} = 'x'" })
		]
	};
	test.each<[string, string[]]>([
		['onComplete', ['a', 'c']],
		['onHidden', ['a']]
	])('count until the end, or not: %s', (clearInvisibleValues, shown) => {
		const now = course(planOf({ ...definition, clearInvisibleValues }), { a: false, b: 'x' }, given);
		expect(
			allQuestions(now.plan)
				.filter(now.shows)
				.map(({ name }) => name)
		).toEqual(shown);
	});
});

test('words carry answers as the respondent reads them', () => {
	const plan = planOf({
		title: 'T',
		calculatedValues: [{ name: 'twice', expression: '{n} * 2' }],
		elements: [
			q('radiogroup', 'r', {
				choices: [{ value: 1, text: { default: 'One', 'zh-cn': '一' } }],
				showOtherItem: true
			}),
			q('boolean', 'yes'),
			q('text', 'n', { inputType: 'number' })
		]
	});
	const words: Template = [['r'], '|', ['yes'], '|', ['twice'], '|', ['R'], '|', ['nobody']];
	const say = (answers: object, language = 'en') =>
		course(plan, { ...answers }, { ...given, language }).say(words);
	expect(say({ r: 1, yes: true, n: 4 })).toBe('One|Yes|8|One|{nobody}');
	expect(say({ r: 1, yes: false }, 'zh-cn')).toBe('一|否|0|一|{nobody}');
	expect(say({ r: 'other', 'r-Comment': '<b>mine</b>' })).toBe('<b>mine</b>||0|<b>mine</b>|{nobody}');
});

test.each<[object, object, string | undefined]>([
	[{ isRequired: true }, {}, 'required'],
	[{ isRequired: true }, { t: '  ' }, 'required'],
	[{ isRequired: true }, { t: 'x' }, undefined],
	[{ requiredIf: '{u} = 1', isRequired: true }, {}, undefined],
	[{ requiredIf: '{u} = 1' }, { u: '1' }, 'required'],
	[{ validators: [{ type: 'text', minLength: 3 }] }, { t: 'ab' }, 'too_short'],
	[{ validators: [{ type: 'text', maxLength: 3 }] }, { t: 'abcd' }, 'too_long'],
	[{ validators: [{ type: 'text', allowDigits: false }] }, { t: 'ab1' }, 'no_digits'],
	[{ validators: [{ type: 'numeric', minValue: 3 }] }, { t: '2' }, 'too_small'],
	[{ validators: [{ type: 'numeric', maxValue: 3 }] }, { t: '4' }, 'too_big'],
	[{ validators: [{ type: 'numeric' }] }, { t: 'x' }, 'not_a_number'],
	[{ validators: [{ type: 'email' }] }, { t: 'x' }, 'not_an_email'],
	[{ validators: [{ type: 'regex', regex: '^x$' }] }, { t: 'y' }, 'pattern'],
	[{ validators: [{ type: 'expression', expression: "{t} = 'x'" }] }, { t: 'y' }, 'condition'],
	[{ validators: [{ type: 'expression', expression: "{t} = 'x'" }] }, {}, 'condition'],
	[{ validators: [{ type: 'email' }] }, {}, undefined]
])('%j with %j: %s', (more, answers, code) => {
	const plan = planOf({ title: 'T', elements: [q('text', 't', more), q('text', 'u')] });
	expect(mistakesOn(course(plan, { ...answers }, given), 0)['t']?.code).toBe(code);
});

test("the author's words for a mistake win", () => {
	const plan = planOf({
		title: 'T',
		elements: [q('text', 't', { isRequired: true, requiredErrorText: 'Please' })]
	});
	expect(mistakesOn(course(plan, {}, given), 0)).toEqual({ t: { code: 'required', message: 'Please' } });
});

test('a response starts with the defaults', () => {
	expect(
		starting(planOf({ title: 'T', elements: [q('text', 'a', { defaultValue: 'x' }), q('text', 'b')] }))
	).toEqual({ a: 'x' });
});

test('values that run in a circle come to rest', () => {
	const plan = planOf({
		title: 'T',
		calculatedValues: [
			{ name: 'a', expression: '{b} + 1' },
			{ name: 'b', expression: '{a} + 1' }
		],
		elements: [q('text', 't')]
	});
	expect(course(plan, {}, given).values).toHaveProperty('a');
});

describe('the order of choices', () => {
	const [question] = allQuestions(
		planOf({
			title: 'T',
			elements: [
				q('radiogroup', 'r', { choices: [1, 2, 3, 4, 5, 6], showOtherItem: true, choicesOrder: 'random' })
			]
		})
	);
	const order = (seed: string) => (question ? arrange(question, seed) : []);
	test('is the same for one person, another for another, and other stays last', () => {
		expect(order('x')).toEqual(order('x'));
		expect(new Set(['a', 'b', 'c', 'd'].map((seed) => order(seed).join())).size).toBeGreaterThan(1);
		expect(order('x').at(-1)).toBe(6);
		expect([...order('x')].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});
});

test.each<[string[], string]>([
	[[], 'en'],
	[['fr'], 'en'],
	[['zh-CN'], 'zh-cn'],
	[['zh'], 'zh-cn'],
	[['zh-Hans-SG'], 'zh-cn'],
	[['zh-TW'], 'en'],
	[['fr', 'en-GB'], 'en'],
	[['__proto__'], 'en']
])('who wants %j gets %s', (wanted, language) => {
	expect(pickLanguage({ ...PAGES, languages: ['en', 'zh-cn'] }, wanted)).toBe(language);
});

test('a language that there is not falls back', () => {
	expect(inLanguage({ en: 'Hi', 'zh-cn': '你好' }, 'zh-cn')).toBe('你好');
	expect(inLanguage({ en: 'Hi' }, '__proto__')).toBe('Hi');
});
