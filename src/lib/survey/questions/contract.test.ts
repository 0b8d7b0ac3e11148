import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, postedFrom, readForm, UNIT } from '../answers';
import { compile } from '../compile';
import { allQuestions } from '../course';
import type { PlannedQuestion } from '../plan';
import { compilers, rules } from './registry';
import type { Rules } from './question';

const kinds = { rules, compilers };
const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };

/** Enough of a definition for every kind to be whole; a kind takes from it what is its own. */
const WHOLE = {
	choices: [1, 'two', { value: 3.5, text: 'Three and a half' }],
	html: '<p>Hello</p>',
	imageLink: 'https://example.org/a.png',
	items: [{ name: 'first' }, { name: 'second' }],
	rows: ['first', 'second'],
	columns: [
		{ value: 'two', name: 'cell' },
		{ value: 'three', name: 'other' }
	],
	templateElements: [{ type: 'text', name: 'cell' }]
};

const planned = (type: string): PlannedQuestion => {
	const { plan } = compile(
		{ title: 'T', pages: [{ name: 'p', elements: [{ type, name: 'it', title: 'It', ...WHOLE }] }] },
		kinds
	);
	const [question] = allQuestions(plan);
	if (!question) throw new Error(`${type} is not planned`);
	return question;
};

/** Answers of many shapes: what a kind refuses is refused, and what it takes must come round. */
const CANDIDATES: unknown[] = [
	'words',
	'',
	'5',
	5,
	0,
	1,
	2.5,
	-1,
	77,
	true,
	false,
	'two',
	3.5,
	['two'],
	[1, 'two'],
	{ first: 'two' },
	{ first: { cell: 'two' } },
	[{ cell: 'two' }, { cell: 'two' }],
	[1, 1],
	'a@example.org',
	'2026-02-28',
	null,
	undefined,
	{},
	{ a: 1 },
	[],
	[[]],
	NaN,
	Infinity,
	'x'.repeat(100_000),
	[{ name: 'a.png', type: 'image/png', size: 9, content: `earshot:${'a'.repeat(36)}.${'b'.repeat(22)}` }],
	['__proto__'],
	Symbol.iterator.toString()
];

const rulesOf = (type: string): Rules => {
	const found = rules[type];
	if (!found) throw new Error(`${type} has no rules`);
	return found;
};

const posted = (fields: [string, string][]) => {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return postedFrom(form);
};

test('every folder has all of its parts', () => {
	expect(Object.keys(rules).sort()).toEqual(Object.keys(compilers).sort());
	expect(Object.keys(rules).length).toBeGreaterThan(10);
});

describe.each(Object.keys(rules))('%s', (type) => {
	const kind = rulesOf(type);
	const question = planned(type);
	const accepted = CANDIDATES.filter(
		(value) => value !== undefined && !kind.refuse(question, value, () => true, rules)
	);

	test('is planned as itself, as plain JSON', () => {
		expect(question).toMatchObject({ kind: type, name: 'it' });
		expect(JSON.parse(JSON.stringify(question))).toEqual(question);
	});

	test('takes some answers and refuses others', () => {
		expect(accepted.length > 0).toBe(!question.display && !question.worked);
		for (const value of [null, {}, { a: 1 }, [[]], 'x'.repeat(100_000), NaN, Infinity, ['__proto__']]) {
			expect(
				kind.refuse(question, value, () => true, rules),
				String(value)
			).not.toBeNull();
		}
	});

	test('what it takes can be posted and read again', () => {
		for (const value of accepted) {
			if (value === '' || (Array.isArray(value) && !value.length)) continue;
			expect(kind.read(question, posted(kind.post(question, value, rules)), rules), String(value)).toEqual(
				value
			);
		}
	});

	test('an empty form is no answer', () => {
		expect(kind.read(question, posted([]), rules)).toBeUndefined();
		expect(kind.read(question, posted([['it', '']]), rules)).toBeUndefined();
	});

	test('its tokens are short, its display is text, its measure is known', () => {
		for (const value of accepted) {
			for (const token of kind.tokens(question, value, rules)) {
				expect(token.length).toBeLessThanOrEqual(200);
				expect(token).not.toContain(UNIT);
			}
			expect(typeof kind.display(question, value, (words) => String(words), rules)).toBe('string');
		}
		expect(['nps', 'csat', 'ces', 'scale', 'number', 'choice', 'choices', 'text', 'none']).toContain(
			kind.measure(question)
		);
	});

	test('no value makes it throw', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
				kind.refuse(question, value, () => true, rules);
				kind.refuse(question, value, () => false, rules);
			})
		);
	});

	test('the gate stores what it takes, and nothing else', () => {
		const { plan } = compile({ title: 'T', elements: [{ type, name: 'it', title: 'It', ...WHOLE }] }, kinds);
		for (const value of accepted) {
			if (value === '' || (Array.isArray(value) && !value.length)) continue;
			const through = admit(plan, { it: value }, given);
			expect(through.trouble).toBeUndefined();
			expect(through.mistakes).toEqual({});
			const missing = (question.choices ?? []).map((choice) => choice.value);
			const filled =
				question.fills && Array.isArray(value)
					? [...value, ...missing.filter((one) => !value.includes(one))]
					: value;
			expect(through.answers).toEqual({ it: filled });
			expect(through.strings[0]).toBe(`it${UNIT}`);
		}
		expect(readForm(plan, 'all', posted([]), {}, rules)).toEqual({});
	});
});
