import { expect, test } from 'vitest';
import { postedFrom } from '$lib/survey/answers';
import type { Plan, PlannedQuestion } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import { FIELD, sittingFrom } from '$lib/survey/respond/sitting';
import { walk, type Step } from '$lib/survey/respond/walk';
import { formOf, type Open } from './forms';
import type { FormGiven } from './needs';

const ID = '00000000-0000-4000-8000-000000000000';
const nps = {
	kind: 'nps',
	name: 'score',
	title: { en: 'Would you?', 'zh-cn': '会吗？' },
	choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) })),
	low: 'Never',
	high: 'Gladly'
};
const radio = {
	kind: 'radiogroup',
	name: 'which',
	title: 'Which?',
	choices: [
		{ value: 'a', text: 'Ay' },
		{ value: 2, text: 'Two' }
	]
};
const ticks = {
	kind: 'checkbox',
	name: 'ticks',
	title: 'Which ones?',
	choices: [
		{ value: 'a', text: 'Ay' },
		{ value: 'b', text: 'Bee' }
	]
};
const bool = {
	kind: 'boolean',
	name: 'sure',
	title: 'Sure?',
	yes: 'Sure',
	no: 'Never',
	valueTrue: 'Y',
	valueFalse: 'N'
};
const text = { kind: 'comment', name: 'why', title: 'Why?', rows: 3 };
const panel: PlannedQuestion = {
	kind: 'paneldynamic',
	name: 'many',
	title: 'Many',
	inside: { shape: 'list', start: 1, min: 0, max: 5, elements: [text] }
};
const needed = { ...text, name: 'needed', title: 'Needed', required: true as const };

const plan = (...pages: PlannedQuestion[][]): Plan => ({
	format: 1,
	languages: ['en', 'zh-cn'],
	title: { en: 'Pulse', 'zh-cn': '脉搏' },
	thanks: 'Thanks',
	pages: pages.map((elements, at) => ({ name: `p${at}`, elements })),
	calculated: [],
	showProgress: false,
	numbers: null
});
const open = (of: Plan, more: Partial<Open['door']> = {}): Open => ({
	slug: 'pulse',
	door: { plan: of, version: 3, mode: 'anonymous', state: 'open', ...more },
	language: 'en'
});

/** What the survey's own page makes of the form as a browser would post it. */
function posted(of: Plan, form: FormGiven, values: [string, string][], named = false): Step {
	const fields: [string, string][] = [
		[FIELD.id, ID],
		...form.hidden.map((pair): [string, string] => [...pair]),
		...values
	];
	const sitting = sittingFrom(
		new Map(fields).size
			? { get: (name) => fields.find(([key]) => key === name)?.[1] ?? null }
			: { get: () => null }
	);
	if (!sitting) throw new Error('no form of ours');
	return walk(of, sitting, postedFrom(fields), { rules, now: new Date(), language: 'en', named });
}

test.each<[string, PlannedQuestion, FormGiven['asked'][number]['as'], [string, string][], unknown]>([
	['a scale', nps, 'scale', [['score', '9']], 9],
	['one of some', radio, 'one', [['which', '2']], 2],
	[
		'several',
		ticks,
		'many',
		[
			['ticks', 'a'],
			['ticks', 'b']
		],
		['a', 'b']
	],
	['a text', text, 'lines', [['why', 'Because']], 'Because']
])('%s stands as plain controls, and what they post is its answer', (_, question, as, values, answer) => {
	const of = plan([question]);
	for (const form of [formOf(open(of), null), formOf(open(of), question.name)]) {
		expect(form).toMatchObject({ state: 'open', apart: false, more: false, action: '/s/pulse?answers' });
		expect(form.asked[0]).toMatchObject({ name: question.name, as });
		for (const [name, value] of values)
			if (as !== 'lines')
				expect(form.asked.find((one) => one.name === name)?.choices.map((one) => one.value)).toContain(value);
		expect(posted(of, form, values)).toMatchObject({ kind: 'finish', answers: { [question.name]: answer } });
	}
});

test('yes and no are the author’s, and are stored as they want them', () => {
	const of = plan([bool]);
	const form = formOf(open(of), 'sure');
	const [asked] = form.asked;
	expect(asked?.choices.map(({ text }) => text)).toEqual(['Sure', 'Never']);
	expect(posted(of, form, [['sure', asked?.choices[1]?.value ?? '']])).toMatchObject({
		answers: { sure: 'N' }
	});
});

test('a survey of more pages goes on where its first page ends', () => {
	const of = plan([nps], [needed]);
	const form = formOf(open(of), null);
	expect(form).toMatchObject({ more: true, title: 'Pulse' });
	expect(posted(of, form, [['score', '7']])).toMatchObject({
		kind: 'page',
		page: 1,
		mistakes: {},
		answers: { score: 7 }
	});
});

test('one question of a survey that needs more leads to its beginning, the answer kept and nobody told off', () => {
	const of = plan([needed], [nps]);
	const form = formOf(open(of), 'score');
	expect(form).toMatchObject({ more: true });
	expect(posted(of, form, [['score', '7']])).toMatchObject({
		kind: 'page',
		page: 0,
		mistakes: {},
		answers: { score: 7 }
	});
});

test('one question of a survey that needs nothing else is a whole response', () => {
	const of = plan([text], [nps], [radio]);
	const form = formOf(open(of), 'score');
	expect(form.more).toBe(false);
	expect(posted(of, form, [['score', '7']])).toMatchObject({ kind: 'finish', answers: { score: 7 } });
});

test('who asks for names asks for them in the form', () => {
	const of = plan([nps]);
	const named = open(of, { mode: 'identified' });
	expect(formOf(named, null)).toMatchObject({ who: FIELD.who, more: false });
	expect(formOf(named, 'score')).toMatchObject({ who: '', more: true });
	const step = posted(
		of,
		formOf(named, null),
		[
			['score', '7'],
			[FIELD.who, 'mei@earshot.example']
		],
		true
	);
	expect(step.kind).toBe('finish');
});

test('what answers begin with travels along', () => {
	const of = plan([nps], [{ ...radio, initial: 'a' }]);
	expect(posted(of, formOf(open(of), 'score'), [['score', '7']])).toMatchObject({
		answers: { score: 7, which: 'a' }
	});
});

test('what nothing plain can stand for is only led to', () => {
	const all: PlannedQuestion[] = [
		panel,
		{ ...radio, readOnly: true as const },
		{ ...ticks, ordered: true as const }
	];
	for (const odd of all) {
		expect(formOf(open(plan([nps, odd])), null)).toMatchObject({
			state: 'open',
			apart: true,
			href: '/s/pulse?lang=en'
		});
		expect(formOf(open(plan([nps, odd])), odd.name).apart).toBe(true);
	}
});

test.each(['not_yet', 'paused', 'closed', 'full'] as const)(
	'a survey that is %s says so and asks nothing',
	(state) => {
		const form = formOf(open(plan([nps]), { state }), null);
		expect(form).toMatchObject({ state: 'closed', asked: [], hidden: [] });
		expect(form.said).toMatch(/survey/);
	}
);

test('a question that is not there asks nothing', () => {
	expect(formOf(open(plan([nps])), 'gone')).toMatchObject({ state: 'closed', href: '' });
});

test('the reader’s language is asked in', () => {
	const form = formOf({ ...open(plan([nps])), language: 'zh-cn' }, null);
	expect(form).toMatchObject({ title: '脉搏', language: 'zh-CN' });
	expect(form.asked[0]?.title).toBe('会吗？');
	expect(form.asked[0]?.ends).toEqual(['Never', 'Gladly']);
});
