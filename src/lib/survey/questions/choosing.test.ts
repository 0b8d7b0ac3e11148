import { SurveyModel } from 'survey-core';
import { describe, expect, it, test } from 'vitest';
import { admit, postedFrom, readForm } from '../answers';
import { compile } from '../compile';
import { course } from '../course';
import type { Plan } from '../plan';
import { compilers, rules } from './registry';

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };

function planned(...elements: object[]): Plan {
	const { plan, obstacles } = compile({ title: 'T', elements }, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
}
const troubles = (...elements: object[]) =>
	compile({ title: 'T', elements }, { rules, compilers }).obstacles.map(({ code, facts }) => [
		code,
		facts?.['property']
	]);

const posted = (fields: [string, string][]) => {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return postedFrom(form);
};
const read = (plan: Plan, ...fields: [string, string][]) => readForm(plan, 'all', posted(fields), {}, rules);
const wrong = (plan: Plan, answers: object) => {
	const { mistakes } = admit(plan, answers, given);
	return Object.fromEntries(Object.entries(mistakes).map(([name, { code }]) => [name, code]));
};
const kept = (plan: Plan, answers: object) => admit(plan, answers, given).answers;
const seen = (plan: Plan, answers: Record<string, unknown>, name: string) => {
	const now = course(plan, answers, given);
	const question = plan.pages[0]?.elements.find((one) => one.name === name);
	if (!question || !('choices' in question)) throw new Error(name);
	return (question.choices ?? []).flatMap(({ value }, index) => (now.allows(question, index) ? [value] : []));
};
/** The same as survey-core shows. */
const seenThere = (elements: object[], answers: Record<string, unknown>, name: string): unknown[] => {
	const model = new SurveyModel({ elements });
	model.mergeData(answers);
	return model.getQuestionByName(name).visibleChoices.map(({ value }: { value: unknown }) => value);
};

describe('choices that the house adds', () => {
	const all = {
		choices: ['a', 'b'],
		showNoneItem: true,
		showRefuseItem: true,
		showDontKnowItem: true,
		showOtherItem: true,
		showSelectAllItem: true
	};
	const plan = planned({ type: 'checkbox', name: 'q', ...all });

	it('stand as in SurveyJS, "all" apart', () => {
		expect(seen(plan, {}, 'q').slice(1)).toEqual(
			seenThere([{ type: 'checkbox', name: 'q', ...all }], {}, 'q').slice(1)
		);
	});
	it.each([
		[['refused'], undefined],
		[['dontknow'], undefined],
		[['a', 'refused'], 'none_alone'],
		[['dontknow', 'none'], 'none_alone'],
		[['earshot:all'], 'not_an_answer'],
		[['other'], 'other_required']
	])('%j: %s', (value, code) => {
		expect(wrong(plan, { q: value })).toEqual(code ? { q: code } : {});
	});
	it('lets "all" tick what neither stands alone nor opens a box, also without script', () => {
		expect(read(plan, ['q', 'earshot:all'])).toEqual({ q: ['a', 'b'] });
		expect(read(plan, ['q', 'earshot:all'], ['q', 'a'])).toEqual({ q: ['a', 'b'] });
	});
	it('does not offer "all" where so many may not be chosen', () => {
		const few = planned({ type: 'checkbox', name: 'q', ...all, maxSelectedChoices: 1 });
		expect(seen(few, {}, 'q')).not.toContain('earshot:all');
	});
	it('leaves an author their own that stands alone', () => {
		const own = planned({ type: 'checkbox', name: 'q', choices: ['a', { value: 'x', isExclusive: true }] });
		expect(wrong(own, { q: ['a', 'x'] })).toEqual({ q: 'none_alone' });
	});
});

describe('choices from another question', () => {
	const source = {
		type: 'checkbox',
		name: 'c',
		choices: ['a', 'b', { value: 'c', visibleIf: '{z} = 1' }],
		showOtherItem: true,
		showNoneItem: true
	};
	const from = (more: object) => [
		source,
		{ type: 'radiogroup', name: 'd', choices: ['own'], choicesFromQuestion: 'c', ...more },
		{ type: 'text', name: 'z', inputType: 'number' }
	];
	it.each(['all', 'selected', 'unselected'])('%s: as in SurveyJS', (mode) => {
		const elements = from({ choicesFromQuestionMode: mode, showNoneItem: true });
		const plan = planned(...elements);
		for (const answers of [{}, { c: ['a'] }, { c: ['none'] }, { c: ['b', 'c'], z: 1 }, { c: ['a', 'b'] }])
			expect(seen(plan, answers, 'd'), JSON.stringify(answers)).toEqual(seenThere(elements, answers, 'd'));
	});
	it('goes on from question to question, and from one that has a single answer', () => {
		const elements = [
			{ type: 'dropdown', name: 'c', choices: ['a', 'b'] },
			{ type: 'checkbox', name: 'd', choicesFromQuestion: 'c', choicesFromQuestionMode: 'unselected' },
			{ type: 'ranking', name: 'e', choicesFromQuestion: 'd', choicesFromQuestionMode: 'selected' }
		];
		const answers = { c: 'a', d: ['b'] };
		expect(seen(planned(...elements), answers, 'e')).toEqual(['b']);
		expect(seenThere(elements, answers, 'e')).toEqual(['b']);
	});
	it('is refused where the other question has none, and has its own where there is no other', () => {
		expect(
			troubles(source, { type: 'checkbox', name: 'd', choicesFromQuestion: 'd2', choices: ['k'] })
		).toEqual([['property_unknown', 'choicesFromQuestion']]);
		expect(
			troubles({ type: 'text', name: 'c' }, { type: 'checkbox', name: 'd', choicesFromQuestion: 'c' })
		).toContainEqual(['property_unsupported', 'choicesFromQuestion']);
	});
	it('never turns in a circle', () => {
		const codes = troubles(
			{ type: 'checkbox', name: 'c', choicesFromQuestion: 'd' },
			{ type: 'checkbox', name: 'd', choicesFromQuestion: 'c' }
		);
		expect(codes).toContainEqual(['property_unsupported', 'choicesFromQuestion']);
	});
});

describe('choices under conditions', () => {
	test('one that may not be taken is refused', () => {
		const plan = planned(
			{
				type: 'radiogroup',
				name: 'q',
				choices: [{ value: 'a', enableIf: '{z} = 1' }, 'b', 'c'],
				choicesEnableIf: "{item} <> 'b'"
			},
			{ type: 'text', name: 'z', inputType: 'number' }
		);
		expect(wrong(plan, { q: 'a', z: 1 })).toEqual({});
		expect(wrong(plan, { q: 'a', z: 2 })).toEqual({ q: 'choice_gone' });
		expect(wrong(plan, { q: 'b' })).toEqual({ q: 'choice_gone' });
		expect(wrong(plan, { q: 'c' })).toEqual({});
	});
	test('a question without a choice to be seen can be hidden', () => {
		const plan = planned(
			{
				type: 'checkbox',
				name: 'q',
				hideIfChoicesEmpty: true,
				showNoneItem: true,
				choices: [{ value: 'a', visibleIf: '{z} = 1' }]
			},
			{ type: 'text', name: 'z', inputType: 'number' }
		);
		const shows = (z: number) => {
			const [question] = plan.pages[0]?.elements ?? [];
			return !!question && course(plan, { z }, given).shows(question);
		};
		expect([shows(2), shows(1)]).toEqual([false, true]);
	});
});

describe('words that go with a choice', () => {
	const choices = ['a', { value: 'b', text: 'B', showCommentArea: true, isCommentRequired: true }];
	const several = planned(
		{ type: 'checkbox', name: 'q', choices },
		{ type: 'text', name: 't', isRequired: true, visibleIf: "{q} contains 'b'" }
	);
	const one = planned({ type: 'radiogroup', name: 'q', choices });

	it('are kept as SurveyJS keeps them', () => {
		expect(read(several, ['q', 'a'], ['q', 'b'], ['q::1', 'hi'])).toEqual({
			q: [{ value: 'a' }, { value: 'b', comment: 'hi' }]
		});
		expect(read(several, ['q', 'a'], ['q::1', 'hi'])).toEqual({ q: [{ value: 'a' }] });
		expect(read(one, ['q', 'b'], ['q::1', 'hi'])).toEqual({ q: { value: 'b', comment: 'hi' } });
		expect(read(one, ['q', 'b'])).toEqual({ q: 'b' });
	});
	it('are refused where they belong to no choice, and asked for where they must be', () => {
		expect(wrong(one, { q: 'b' })).toEqual({ q: 'other_required' });
		expect(wrong(one, { q: { value: 'a', comment: 'x' } })).toEqual({ q: 'not_an_answer' });
		expect(wrong(one, { q: { value: 'b', comment: 'x', more: 1 } })).toEqual({ q: 'not_an_answer' });
		expect(wrong(one, { q: { value: 'b', comment: 'x' } })).toEqual({});
	});
	it('do not come between a condition and the choice', () => {
		const q = [{ value: 'b', comment: 'x' }];
		expect(wrong(several, { q })).toEqual({ t: 'required' });
		expect(rules['checkbox']?.tokens(several.pages[0]?.elements[0] as never, q, rules)).toEqual(['b']);
	});
});

describe('values of other shapes', () => {
	const choices = ['a', 'b'];
	test('each in a record under a key', () => {
		const plan = planned(
			{ type: 'checkbox', name: 'q', valuePropertyName: 'fruit', choices },
			{ type: 'text', name: 't', isRequired: true, visibleIf: "{q} contains 'b'" }
		);
		expect(read(plan, ['q', 'a'], ['q', 'b'])).toEqual({ q: [{ fruit: 'a' }, { fruit: 'b' }] });
		expect(wrong(plan, { q: [{ fruit: 'b' }] })).toEqual({ t: 'required' });
		expect(wrong(plan, { q: [{ veg: 'b' }] })).toEqual({ q: 'not_an_answer' });
		expect(wrong(plan, { q: [{ fruit: 'z' }] })).toEqual({ q: 'not_an_answer' });
	});
	test('what was typed instead', () => {
		const one = planned({ type: 'dropdown', name: 'q', choices, allowCustomChoices: true });
		const several = planned({ type: 'tagbox', name: 'q', choices, allowCustomChoices: true });
		expect(read(one, ['q', 'a'], ['q::own', ' mine '])).toEqual({ q: 'mine' });
		expect(read(several, ['q', 'a'], ['q::own', 'mine'], ['q::own', 'b'])).toEqual({ q: ['a', 'mine', 'b'] });
		expect(admit(several, { q: ['a', 'mine'] }, given).strings).toEqual([
			'q\u001f',
			'q\u001fa',
			'q\u001fother'
		]);
		expect(wrong(one, { q: 'x'.repeat(201) })).toEqual({ q: 'not_an_answer' });
		expect(wrong(planned({ type: 'dropdown', name: 'q', choices }), { q: 'mine' })).toEqual({
			q: 'not_an_answer'
		});
	});
	test('numbers that a range stands for', () => {
		const element = {
			type: 'dropdown',
			name: 'q',
			choices: ['a'],
			choicesMin: 1,
			choicesMax: 9,
			choicesStep: 4
		};
		expect(seen(planned(element), {}, 'q')).toEqual(seenThere([element], {}, 'q'));
		expect(troubles({ ...element, choicesMax: 1e7 })).toContainEqual(['too_many_choices', undefined]);
	});
	test('truths and numbers stay what they are', () => {
		const plan = planned({ type: 'radiogroup', name: 'q', choices: [true, false, 0] });
		for (const value of [true, false, 0]) {
			expect(read(plan, ['q', String(value)])).toEqual({ q: value });
			expect(kept(plan, { q: value })).toEqual({ q: value });
		}
	});
});

test('choices stand by their texts in each language', () => {
	const { plan } = compile(
		{
			title: { default: 'T', de: 'T' },
			elements: [
				{
					type: 'radiogroup',
					name: 'q',
					title: { default: 'Q', de: 'Q' },
					choicesOrder: 'asc',
					showOtherItem: true,
					otherText: { default: 'Other', de: 'Anderes' },
					choices: [
						{ value: 'x', text: { default: 'Zed', de: 'Aal' } },
						{ value: 'y', text: { default: 'Ay', de: 'Zoo' } }
					]
				}
			]
		},
		{ rules, compilers }
	);
	expect(plan.pages[0]?.elements[0]).toMatchObject({
		choices: [{ value: 'y' }, { value: 'x' }, { value: 'other' }],
		sorted: { en: [0, 1, 2], de: [1, 0, 2] }
	});
});
