import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { parseDefinition } from '../definition';
import { postedFrom, readForm } from '../answers';
import type { Plan } from '../plan';
import { compilers, rules } from '../questions/registry';
import { FIELD, sittingFrom, type Go } from './sitting';
import { unseenOn, walk, type Step } from './walk';
import { course } from '../course';

const ID = '0f0e0d0c-0b0a-4908-8706-050403020100';

function planned(pages: unknown[]): Plan {
	const parsed = parseDefinition({ title: 'Visit', pages });
	if ('problem' in parsed) throw new Error(parsed.problem.code);
	const { plan, obstacles } = compile(parsed.definition, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
}

const visit = planned([
	{
		name: 'first',
		elements: [
			{ type: 'nps', name: 'score', title: 'How likely?', isRequired: true },
			{ type: 'comment', name: 'why', title: 'Why?', visibleIf: '{score} <= 6', isRequired: true }
		]
	},
	{
		name: 'second',
		visibleIf: '{score} >= 9',
		elements: [{ type: 'text', name: 'fan', title: 'What do you love?' }]
	},
	{
		name: 'third',
		visibleIf: '{score} < 9',
		elements: [{ type: 'text', name: 'more', title: 'Anything else?' }]
	}
]);

type Filled = Record<string, string | string[]>;

const formed = (filled: Filled) =>
	new URLSearchParams(
		Object.entries(filled).flatMap(([name, values]) => [values].flat().map((one) => [name, one]))
	);

interface Pressed {
	named?: boolean;
	/** What was answered when the page was drawn: by default nothing on the first, all of it on the others. */
	seen?: Filled;
}

/** What somebody without script does: fills in what is on the page that they were shown, and presses a button. */
function press(
	plan: Plan,
	go: Go,
	page: number,
	filled: Filled,
	{ named = false, seen }: Pressed = {}
): Step {
	const walking = { rules, now: new Date(), language: 'en', named };
	const before = readForm(plan, 'all', postedFrom(formed(seen ?? (page ? filled : {}))), {}, rules);
	const form = formed({
		[FIELD.id]: ID,
		[FIELD.version]: '1',
		[FIELD.page]: String(page),
		[FIELD.language]: 'en',
		[FIELD.unseen]: unseenOn(course(plan, before, walking), page).join(' '),
		[go === 'switch' ? FIELD.change : FIELD.go]: go,
		...filled
	});
	const sitting = sittingFrom(form);
	if (!sitting) throw new Error('not a sitting');
	return walk(plan, sitting, postedFrom(form), walking);
}

const pageOf = (step: Step) => (step.kind === 'finish' ? 'finish' : step.page);

describe('page by page without script', () => {
	it('goes on when everything is answered', () => {
		expect(press(visit, 'next', 0, { score: '10' })).toMatchObject({ kind: 'page', page: 1, mistakes: {} });
	});
	it('skips a page that the answers have hidden', () => {
		expect(pageOf(press(visit, 'next', 0, { score: '8' }))).toBe(2);
	});
	it('says what is missing, keeps the rest and goes to it', () => {
		const step = press(visit, 'next', 0, { more: 'kept' });
		expect(step).toMatchObject({ page: 0, focus: 'score', answers: { more: 'kept' } });
		expect(step).toHaveProperty('mistakes.score.code', 'required');
	});
	it('shows what an answer opened on the same page, without a word of blame', () => {
		expect(press(visit, 'next', 0, { score: '3' })).toMatchObject({
			page: 0,
			note: 'more',
			focus: 'why',
			mistakes: {}
		});
	});
	it('asks for it the second time, when it was seen', () => {
		const step = press(visit, 'next', 0, { score: '3' }, { seen: { score: '3' } });
		expect(step).toHaveProperty('mistakes.why.code', 'required');
	});
	it('goes back without checking, and keeps what was typed', () => {
		expect(press(visit, 'back', 2, { score: '8', more: 'half a' })).toMatchObject({
			page: 0,
			mistakes: {},
			answers: { score: 8, more: 'half a' }
		});
	});
	it('changes the language in place, with what was typed', () => {
		expect(press(visit, 'switch', 0, { why: 'kept' })).toMatchObject({ page: 0, mistakes: {} });
	});
	it('does not send what a button called "next" brought to the end', () => {
		const short = planned([
			{ name: 'a', elements: [{ type: 'text', name: 'one', title: 'One' }] },
			{ name: 'b', visibleIf: '{one} <> "stop"', elements: [{ type: 'text', name: 'two', title: 'Two' }] }
		]);
		expect(press(short, 'next', 0, { one: 'stop' })).toMatchObject({ kind: 'page', page: 0, note: 'last' });
		expect(pageOf(press(short, 'send', 0, { one: 'stop' }))).toBe('finish');
		expect(pageOf(press(short, 'send', 0, { one: 'go on' }))).toBe(1);
	});
	it('sends through the gate, and leaves out what is hidden', () => {
		const step = press(visit, 'send', 2, {
			score: '8',
			why: 'hidden by now',
			fan: 'hidden too',
			more: 'Bye'
		});
		expect(step).toMatchObject({ kind: 'finish', answers: { score: 8, more: 'Bye' } });
		expect(step).not.toHaveProperty('answers.why');
		expect(step).not.toHaveProperty('answers.fan');
	});
	it('returns from the last page to a mistake on the first', () => {
		expect(press(visit, 'send', 2, { score: '77', more: 'x' })).toMatchObject({
			page: 0,
			focus: 'score',
			mistakes: { score: { code: 'not_an_answer' } }
		});
	});
	it('stands somewhere, whatever page the form claims', () => {
		expect(pageOf(press(visit, 'switch', 999, { score: '8' }))).toBe(2);
		expect(pageOf(press(visit, 'back', 1, { score: '8' }))).toBe(0);
	});
});

describe('names', () => {
	it('are asked for on the first page of an identified survey', () => {
		const step = press(visit, 'next', 0, { score: '10' }, { named: true });
		expect(step).toMatchObject({
			page: 0,
			focus: FIELD.who,
			mistakes: { [FIELD.who]: { code: 'who_missing' } }
		});
		expect(pageOf(press(visit, 'next', 0, { score: '10', [FIELD.who]: 'Ada' }, { named: true }))).toBe(1);
	});
	it('are asked for again at the end, should they have gone', () => {
		expect(press(visit, 'send', 2, { score: '8' }, { named: true })).toMatchObject({
			page: 0,
			focus: FIELD.who
		});
	});
	it('have an end', () => {
		const step = press(visit, 'next', 0, { score: '10', [FIELD.who]: 'x'.repeat(201) }, { named: true });
		expect(step).toHaveProperty(['mistakes', FIELD.who, 'code'], 'who_long');
	});
});

describe('a choice that comes and goes', () => {
	const choosing = planned([
		{
			name: 'a',
			elements: [
				{ type: 'checkbox', name: 'used', title: 'Used', choices: ['x', 'y'] },
				{
					type: 'radiogroup',
					name: 'best',
					title: 'Best',
					choices: [{ value: 'x', visibleIf: "{used} contains 'x'" }, { value: 'none' }]
				}
			]
		}
	]);
	it('is shown once the answers offer it', () => {
		expect(press(choosing, 'send', 0, { used: ['x'] })).toMatchObject({
			page: 0,
			note: 'more',
			focus: 'best'
		});
	});
	it('is no surprise the second time', () => {
		const seen = { used: ['x'] };
		expect(pageOf(press(choosing, 'send', 0, { used: ['x'], best: 'x' }, { seen }))).toBe('finish');
	});
});

describe('a form that is not one of ours', () => {
	const good = { [FIELD.id]: ID, [FIELD.version]: '1', [FIELD.page]: '0' };
	it.each([
		['nothing at all', {}],
		['an id that is none', { ...good, [FIELD.id]: "1'; drop table" }],
		['a version that is none', { ...good, [FIELD.version]: '-1' }],
		['a page that is none', { ...good, [FIELD.page]: 'NaN' }],
		['a page beyond all numbers', { ...good, [FIELD.page]: '9'.repeat(400) }]
	])('%s is refused', (_what, form) => {
		expect(sittingFrom(new URLSearchParams(form))).toBeNull();
	});
	it('and ours is taken', () => {
		expect(sittingFrom(new URLSearchParams(good))).toMatchObject({ id: ID, version: 1, page: 0, go: 'next' });
	});
	it('a name loses what cannot be stored', () => {
		const who = sittingFrom(new URLSearchParams({ ...good, [FIELD.who]: ' A\u0000da ' }))?.respondent;
		expect(who).toBe('Ada');
	});
});
