import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from './compile';
import { allQuestions } from './course';
import { parseDefinition } from './definition';
import { OBSTACLE_CODES } from './publication';
import { compilers, rules } from './questions/registry';

const kinds = { rules, compilers };
const survey = (...elements: object[]) => ({ title: 'T', pages: [{ name: 'p', elements }] });
const q = (type: string, more: object = {}) => ({ type, name: 'it', title: 'It', ...more });
const choices = ['a', 'b'];

const found = (definition: object) => {
	const parsed = parseDefinition(definition);
	if ('problem' in parsed) throw new Error(parsed.problem.code);
	return compile(parsed.definition, kinds).obstacles.map(({ code, severity }) => `${severity} ${code}`);
};
const planned = (more: object, type = 'text') => allQuestions(compile(survey(q(type, more)), kinds).plan)[0];

describe('what stands in the way', () => {
	test.each<[string, object, string[]]>([
		['nothing', survey(q('text')), []],
		['looks are not minded', survey(q('text', { width: '50%', minWidth: 'x', startWithNewLine: false })), []],
		['an unknown type', survey(q('imagemap')), ['error type_unsupported']],
		['a type named after a method', survey(q('constructor')), ['error type_unsupported']],
		['enableIf', survey(q('text', { enableIf: '{it} = 1' })), []],
		['readOnly', survey(q('text', { readOnly: true })), []],
		['not readOnly', survey(q('text', { readOnly: false })), []],
		[
			'a page that must be answered',
			{ pages: [{ name: 'p', isRequired: true, elements: [q('text')] }] },
			['error property_unsupported']
		],
		['no way back', { ...survey(q('text')), showPrevButton: false }, ['warning survey_property_unknown']],
		[
			'answers kept though hidden',
			survey(q('text', { clearIfInvisible: 'none' })),
			['error property_unsupported']
		],
		['an unknown setting', survey(q('text', { sparkles: 1 })), ['warning property_unknown']],
		[
			'triggers',
			{ ...survey(q('text')), triggers: [{ type: 'visible', name: 'it', value: 1, questions: ['it'] }] },
			['error trigger_unsupported']
		],
		['one page for all', { ...survey(q('text')), questionsOnPageMode: 'singlePage' }, []],
		[
			'an address to go to',
			{ ...survey(q('text')), navigateToUrl: 'javascript:alert(1)' },
			['error survey_property_unsupported']
		],
		['no name', survey({ type: 'text', title: 'T' }), ['error name_missing']],
		[
			'a prototype as name',
			survey({ type: 'text', name: 'x', valueName: '__proto__' }),
			['error name_reserved']
		],
		['two of one name', survey(q('text'), q('comment')), ['error name_duplicate']],
		[
			'the name of the words for other',
			survey(q('radiogroup', { choices, showOtherItem: true }), { type: 'text', name: 'it-Comment' }),
			['error name_duplicate']
		],
		[
			'a condition that is none',
			survey(q('text', { visibleIf: '{a} = = 1' })),
			['error expression_unreadable']
		],
		['a function of nobody', survey(q('text', { visibleIf: 'hack({it}) = 1' })), ['error function_unknown']],
		['a row that there is not', survey(q('text', { visibleIf: '{row.a} = 1' })), ['error name_unsupported']],
		['no choices', survey(q('radiogroup')), ['error choices_missing']],
		['choices that are one', survey(q('radiogroup', { choices: [1, '1'] })), ['error choice_duplicate']],
		[
			'a choice without a value',
			survey(q('radiogroup', { choices: ['a', { text: 'B' }] })),
			['error choice_value']
		],
		[
			'choices from the web',
			survey(q('dropdown', { choices, choicesByUrl: { url: 'http://10.0.0.1/' } })),
			['error property_unsupported']
		],
		['select all', survey(q('checkbox', { choices, showSelectAllItem: true })), []],
		[
			'limits that nobody meets',
			survey(q('checkbox', { choices, minSelectedChoices: 3 })),
			['error limits_impossible']
		],
		['a password', survey(q('text', { inputType: 'password' })), ['error input_unsupported']],
		[
			'a limit that is worked out',
			survey(q('text', { inputType: 'date', max: '=today()' })),
			['error limit_unreadable']
		],
		[
			'a pattern that hangs',
			survey(q('text', { validators: [{ type: 'regex', regex: '(a+)+$' }] })),
			['error pattern_slow']
		],
		[
			'a pattern that is none',
			survey(q('text', { validators: [{ type: 'regex', regex: '(' }] })),
			['error pattern_unreadable']
		],
		[
			'a check of nobody',
			survey(q('text', { validators: [{ type: 'mine' }] })),
			['error validator_unsupported']
		],
		['a scale of one', survey(q('rating', { rateMin: 1, rateMax: 1 })), ['error scale_impossible']],
		['a scale without end', survey(q('rating', { rateMax: 1e9 })), ['error scale_impossible']],
		['yes and no the same', survey(q('boolean', { valueTrue: 1, valueFalse: '1' })), ['error truth_same']],
		[
			'a default that is no answer',
			survey(q('radiogroup', { choices, defaultValue: 'z' })),
			['warning start_impossible']
		],
		[
			'a picture from nowhere safe',
			survey(q('image', { imageLink: 'javascript:alert(1)' })),
			['error address_unsafe']
		],
		[
			'a drawing that could run',
			survey(q('image', { imageLink: 'data:image/svg+xml,<svg/>' })),
			['error address_unsafe']
		],
		[
			'a logo without https',
			{ ...survey(q('text')), logo: 'http://example.org/a.png' },
			['error address_unsafe']
		],
		['a script', survey(q('html', { html: '<script>x()</script>Hi' })), ['warning markup_dropped']],
		['a hole for nobody', survey(q('text', { title: 'Hi {nobody}' })), ['warning hole_unknown']],
		['a hole for somebody', survey(q('text'), { type: 'comment', name: 'b', title: 'Hi {it}' }), []]
	])('%s', (_name, definition, obstacles) => expect(found(definition)).toEqual(obstacles));

	test.each<[string, object, string[]]>([
		[
			'a title in one of two',
			{ title: { default: 'T', 'zh-cn': '题' }, elements: [q('text', { title: 'It' })] },
			['error translation_missing']
		],
		[
			'an empty one',
			{
				title: { default: 'T', 'zh-cn': '题' },
				elements: [q('text', { title: { default: 'It', 'zh-cn': ' ' } })]
			},
			['error translation_missing']
		],
		['an acronym', { title: { default: 'T', 'zh-cn': '题' }, elements: [q('text', { title: 'NPS' })] }, []],
		[
			'the house has words for it',
			{
				title: { default: 'T', 'zh-cn': '题' },
				elements: [q('nps', { title: { default: 'It', 'zh-cn': '它' } })]
			},
			[]
		],
		[
			'but not in French',
			{ title: { default: 'T', fr: 'T' }, elements: [q('boolean', { title: { default: 'It', fr: 'Ça' } })] },
			['warning translation_missing', 'warning translation_missing', 'warning translation_missing']
		]
	])('translations: %s', (_name, definition, obstacles) => expect(found(definition)).toEqual(obstacles));
});

test.each<[string, object, object]>([
	['text', { inputType: 'number', min: '1', max: 9, step: 2 }, { input: 'number', min: 1, max: 9, step: 2 }],
	['text', { isRequired: true, requiredErrorText: 'Please' }, { required: true, requiredMessage: 'Please' }],
	['text', { valueName: 'key' }, { name: 'key' }],
	['text', { visible: false }, { visibleIf: { k: 'value', v: false } }],
	['text', { titleLocation: 'hidden', hideNumber: true }, { titleHidden: true, number: false }],
	['text', { defaultValue: 5 }, { initial: '5' }],
	[
		'boolean',
		{ valueTrue: 'Y', valueFalse: 'N', defaultValue: 'true' },
		{ valueTrue: 'Y', valueFalse: 'N', initial: 'Y' }
	],
	[
		'rating',
		{},
		{ choices: [1, 2, 3, 4, 5].map((value) => ({ value, text: String(value) })), look: 'labels' }
	],
	[
		'rating',
		{ rateCount: 3, rateMin: 0 },
		{ choices: [0, 1, 2].map((value) => ({ value, text: String(value) })) }
	],
	[
		'rating',
		{ rateMin: 0, rateMax: 1, rateStep: 0.1 },
		{ choices: expect.arrayContaining([{ value: 0.3, text: '0.3' }]) }
	],
	[
		'rating',
		{ rateValues: ['low', { value: 'high', text: 'High' }] },
		{
			choices: [
				{ value: 'low', text: 'low' },
				{ value: 'high', text: 'High' }
			]
		}
	],
	['nps', {}, { low: 'Not at all likely', high: 'Extremely likely' }],
	['nps', { minRateDescription: 'No' }, { low: 'No' }],
	[
		'checkbox',
		{ choices, showNoneItem: true, hasOther: true, colCount: 2 },
		{
			columns: 2,
			choices: [
				{ value: 'a', text: 'a' },
				{ value: 'b', text: 'b' },
				{ value: 'none', none: true, text: 'None of these' },
				{ value: 'other', other: true, text: 'Other (please describe)' }
			]
		}
	],
	[
		'dropdown',
		{ choices: ['b', 'a'], choicesOrder: 'asc' },
		{
			choices: [
				{ value: 'a', text: 'a' },
				{ value: 'b', text: 'b' }
			]
		}
	],
	['radiogroup', { choices, choicesOrder: 'random' }, { shuffled: true }],
	[
		'radiogroup',
		{ choices: [1], choicesVisibleIf: '{item} > 0' },
		{
			choices: [
				{
					value: 1,
					text: '1',
					visibleIf: { k: 'op', op: 'greater', left: { k: 'value', v: 1 }, right: { k: 'value', v: 0 } }
				}
			]
		}
	]
])('%s %j is planned as %j', (type, more, plan) => expect(planned(more, type)).toMatchObject(plan));

test('a plan is plain JSON, and its headline is the best score', () => {
	const { plan } = compile(
		survey(q('rating', { name: 'r' }), q('csat', { name: 'c' }), q('nps', { name: 'n' })),
		kinds
	);
	expect(plan.headline).toBe('n');
	expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test('thanks are words, not markup', () => {
	const thanks = (completedHtml?: unknown) =>
		compile({ ...survey(q('text')), completedHtml }, kinds).plan.thanks;
	expect(thanks('<h3>Thanks, {it}</h3><p>Bye</p>')).toEqual(['Thanks, ', ['it'], '\n\nBye']);
	expect(thanks()).toContain('Thank you');
});

test('patterns share what judging them may cost, in all questions of a survey', () => {
	const patterned = (i: number) => ({
		...q('text', {
			validators: [{ type: 'regex', regex: `^(?:x\\d?y?){8}(?:z\\w?){8}(?:q\\w?){8}(?:p\\w?){8}${i}$` }]
		}),
		name: `it${i}`
	});
	const all = Array.from({ length: 300 }, (_, i) => patterned(i));
	expect(found(survey(...all))).toContain('error pattern_slow');
	expect(found(survey(patterned(299)))).toEqual([]);
});

test('nothing makes it throw', () => {
	const name = fc.constantFrom(
		'type',
		'name',
		'title',
		'choices',
		'validators',
		'visibleIf',
		'elements',
		'rateValues',
		'html',
		'defaultValue',
		'min'
	);
	const value = fc.oneof(
		fc.anything(),
		fc.constantFrom('text', 'checkbox', 'rating', 'panel', 'html', 'a', '{a} = 1', '<b>')
	);
	const part = fc.dictionary(name, value);
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.constantFrom('title', 'pages', 'elements', 'calculatedValues', 'logo'),
				fc.oneof(value, fc.array(part))
			),
			(raw) => {
				const parsed = parseDefinition(raw);
				if ('problem' in parsed) return;
				for (const { code } of compile(parsed.definition, kinds).obstacles)
					expect(OBSTACLE_CODES).toContain(code);
			}
		)
	);
});

test.each([
	['on', 'survey'],
	[true, 'survey'],
	['recursive', 'survey'],
	['onPage', 'page'],
	['onpage', 'page'],
	['off', null],
	['OFF', null],
	[false, null],
	[undefined, null],
	['onSurvey', null],
	[{ toString: 1 }, null]
])('questions are numbered as survey-core numbers them: %j', (showQuestionNumbers, numbers) => {
	expect(compile({ ...survey(q('text')), showQuestionNumbers }, kinds).plan.numbers).toBe(numbers);
});

const REFERENCE = new URL('../../../../shared/corpus/surveys/reference.json', import.meta.url);
test.skipIf(!existsSync(REFERENCE))(
	'the reference survey lacks only the types of later issues (skipped without the corpus)',
	() => {
		const parsed = parseDefinition(readFileSync(REFERENCE, 'utf8'));
		if ('problem' in parsed) throw new Error(parsed.problem.code);
		const { plan, obstacles } = compile(parsed.definition, kinds);
		expect(plan.languages).toEqual(['en', 'zh-cn']);
		expect(new Set(obstacles.map(({ code }) => code))).toEqual(
			new Set(obstacles.length ? ['type_unsupported'] : [])
		);
	}
);
