import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '../answers';
import { compile } from '../compile';
import { course } from '../course';
import { parseDefinition } from '../definition';
import type { Answers, Plan, PlannedQuestion } from '../plan';
import { allQuestions } from '../elements';
import { compilers, rules } from '../questions/registry';
import type { LightRules, Posted } from '../questions/question';
import { mistakesOn } from '../validation';
import { flat, flatMistakes, readFlat } from './flat';
import { isPlain } from './plain';

// The light half of the page's script is held to what the server says.

const light: Record<string, LightRules> = Object.fromEntries(
	Object.entries(
		import.meta.glob<LightRules>('../questions/*/light.ts', { eager: true, import: 'light' })
	).map(([path, one]) => [path.split('/')[2], one])
);

function planned(raw: object): Plan {
	const parsed = parseDefinition({ title: 'Visit', ...raw });
	if ('problem' in parsed) throw new Error(parsed.problem.code);
	return compile(parsed.definition, { rules, compilers }).plan;
}

const CONDITIONS = [
	'{a} = 2',
	'{b} contains "x"',
	'{c} notempty',
	'{d} = true and {a} > 1',
	'{e} empty or {f} = "other"',
	'{total} >= 3',
	'not ({b} anyof ["x", "y"])',
	'{g} < 5'
];
const condition = fc.constantFrom(undefined, undefined, ...CONDITIONS);

const ELEMENTS = [
	{ type: 'nps', name: 'a' },
	{ type: 'checkbox', name: 'b', choices: ['x', 'y', 'z'], showNoneItem: true, maxSelectedChoices: 2 },
	{ type: 'comment', name: 'c' },
	{ type: 'boolean', name: 'd' },
	{ type: 'text', name: 'e', inputType: 'email' },
	{ type: 'radiogroup', name: 'f', choices: ['x', 'y'], showOtherItem: true },
	{ type: 'text', name: 'g', inputType: 'number', min: 2, validators: [{ type: 'numeric', maxValue: 50 }] },
	{ type: 'dropdown', name: 'h', choices: [1, 2, 3] },
	{ type: 'ranking', name: 'i', choices: ['p', 'q', 'r'] }
];

const survey = fc
	.array(
		fc.record({ visibleIf: condition, requiredIf: condition, enableIf: condition, isRequired: fc.boolean() }),
		{
			minLength: ELEMENTS.length,
			maxLength: ELEMENTS.length
		}
	)
	.chain((traits) =>
		fc
			.record({
				clearInvisibleValues: fc.constantFrom('onComplete', 'onHidden', 'onHiddenContainer'),
				panel: condition,
				second: condition
			})
			.map(({ clearInvisibleValues, panel, second }) => {
				const elements = ELEMENTS.map((element, at) => ({
					...element,
					title: at % 2 ? `Of {a} and {f}: {total}` : 'How?',
					...Object.fromEntries(Object.entries(traits[at] ?? {}).filter(([, value]) => value !== undefined))
				}));
				return {
					clearInvisibleValues,
					calculatedValues: [{ name: 'total', expression: '{a} + 1' }],
					pages: [
						{ name: 'one', elements: elements.slice(0, 4) },
						{
							name: 'two',
							...(second && { visibleIf: second }),
							elements: [
								{
									type: 'panel',
									name: 'p',
									isRequired: true,
									...(panel && { visibleIf: panel }),
									elements: elements.slice(4, 6)
								},
								...elements.slice(6)
							]
						}
					]
				};
			})
	);

const form = fc.record({
	a: fc.constantFrom('', '0', '2', '10'),
	b: fc.subarray(['x', 'y', 'z', 'none']),
	c: fc.constantFrom('', ' ', 'words\r\nand more'),
	d: fc.constantFrom('', 'true', 'false'),
	e: fc.constantFrom('', 'ada@example.com', 'no'),
	f: fc.constantFrom('', 'x', 'other'),
	'f-Comment': fc.constantFrom('', 'else'),
	g: fc.constantFrom('', '1', '3,5', '99', 'many'),
	h: fc.constantFrom('', '1', '3'),
	'i::0': fc.constantFrom('', '1', '2'),
	'i::1': fc.constantFrom('', '1', '3'),
	'i::2': fc.constantFrom('', '2')
});

const posted = (filled: Record<string, string | string[]>): Posted => {
	const all = (name: string) => [filled[name] ?? []].flat();
	return { all, get: (name) => all(name)[0] ?? null };
};

/** What the page can say: the rest it leaves to the server. */
const SILENT = ['not_an_answer', 'none_alone', 'choice_gone'];

describe('the flat course', () => {
	it('says what the whole one says', () => {
		fc.assert(
			fc.property(survey, form, (raw, filled) => {
				const plan = planned(raw);
				expect(isPlain(plan)).toBe(true);
				const given = { rules, now: new Date(2026, 1, 3), language: 'en' };
				const answers: Answers = readForm(plan, 'all', posted(filled), {}, rules);
				const worded = (question: PlannedQuestion, value: unknown) =>
					rules[question.kind]?.display(question, value, String, rules) ?? '';
				const whole = course(plan, answers, given);
				const track = flat(plan, readFlat(plan, posted(filled), light), { ...given, rules: light, worded });
				expect(track.answers).toEqual(whole.answers);
				for (const part of [...plan.pages, ...plan.pages.flatMap(({ elements }) => elements)])
					expect([part.name, track.shows(part)]).toEqual([part.name, whole.shows(part)]);
				for (const question of allQuestions(plan)) {
					expect(track.requires(question)).toBe(whole.requires(question));
					expect(track.enables(question)).toBe(whole.enables(question));
					expect(track.say(question.title)).toBe(whole.say(question.title));
				}
				for (const page of plan.pages.keys()) {
					const said = Object.entries(mistakesOn(whole, page)).filter(
						([, { code }]) => !SILENT.includes(code)
					);
					expect(flatMistakes(track, page)).toEqual(Object.fromEntries(said));
				}
			}),
			{ numRuns: 300, seed: 7 }
		);
	});

	it.each<[string, object]>([
		['entries', { type: 'paneldynamic', templateElements: [{ type: 'text', name: 'a', title: 'A' }] }],
		[
			'choices that come and go',
			{ type: 'radiogroup', choices: ['a', { value: 'b', visibleIf: '{q} empty' }] }
		],
		['a value that follows', { type: 'text', setValueExpression: '1 + 1' }],
		['a mask', { type: 'text', maskType: 'numeric' }]
	])('is not for %s', (_what, element) => {
		expect(isPlain(planned({ elements: [{ name: 'q', title: 'How?', ...element }] }))).toBe(false);
	});

	it('takes a matrix of which nothing speaks for the questions that are in it', () => {
		const matrix = { type: 'matrix', name: 'm', title: 'Rate', columns: [1, 2], rows: ['x', 'y'] };
		expect(isPlain(planned({ elements: [matrix] }))).toBe(true);
		const spoken = { type: 'text', name: 't', title: 'About {m.x}' };
		expect(isPlain(planned({ elements: [matrix, spoken] }))).toBe(false);
	});
});
