import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConditionRunner, ConditionsParser, ExpressionRunner, VariableGetterContext } from 'survey-core';
import { evaluate, isTrue, type Scope } from './evaluate';
import { isKnownFunction } from './functions';
import { lookup, pathOf } from './lookup';
import { parse } from './parse';
import { callsIn, namesIn } from './references';
import type { Tree } from './tree';
import { isObject } from './values';

// survey-core is the judge of the language. What is left out here is listed in docs/differences.md.

const CORPUS = path.resolve(
	import.meta.dirname,
	'../../../../../shared/corpus/surveys/survey-library-tests.json'
);
const SEED = 20_240;
type Data = Record<string, unknown>;

beforeAll(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-29T13:14:15.678') });
	vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const scopeOf = (data: Data): Scope => ({ read: (of) => lookup(data, of), now: () => new Date() });

/** Dates, NaN and what is absent, in a form that can be compared. */
function shown(value: unknown): unknown {
	if (value instanceof Date) return `date ${Number(value)}`;
	if (value === undefined || value === null) return null;
	if (typeof value === 'number') return String(value + 0);
	if (Array.isArray(value)) return value.map(shown);
	if (isObject(value)) return Object.entries(value).map(([key, one]) => [key, shown(one)]);
	return value;
}

type Verdict = { value: unknown; holds: unknown } | { threw: unknown };

/** What survey-core answers, or why it could not. */
function judge(text: string): (data: Data) => Verdict {
	const expression = new ExpressionRunner(text);
	const condition = new ConditionRunner(text);
	return (data) => {
		const survey = { getValueGetterContext: () => new VariableGetterContext(data) };
		try {
			return {
				value: shown(expression.runValues(structuredClone(data), { survey })),
				holds: condition.runValues(structuredClone(data), { survey })
			};
		} catch (threw) {
			return { threw };
		}
	};
}

interface Tally {
	compared: number;
	threw: number;
	different: string[];
}
const tally = (): Tally => ({ compared: 0, threw: 0, different: [] });

function compare(text: string, tree: Tree, answers: Data[], so: Tally): void {
	const judged = judge(text);
	for (const data of answers) {
		const theirs = judged(data);
		const ours = {
			value: shown(evaluate(tree, scopeOf(structuredClone(data)))),
			holds: isTrue(tree, scopeOf(structuredClone(data)))
		};
		if ('threw' in theirs) {
			so.threw++;
			continue;
		}
		so.compared++;
		if (JSON.stringify(ours) !== JSON.stringify(theirs))
			so.different.push(JSON.stringify({ text, data, theirs, ours }));
	}
}

const treeOf = (text: string): Tree | undefined => {
	const read = parse(text);
	return 'tree' in read ? read.tree : undefined;
};

const accepted = (text: string) => Boolean(new ConditionsParser().parseExpression(text));

// prettier-ignore
const VALUES: unknown[] = [
	...[undefined, null, '', 0, 1, 2, 5, 10, 18, -1, 2.5, 0.1, 0.2, '1', '5', '05', '2.5', '1,5', '0', '0.5', ' 7 '],
	...['abc', 'ABC', 'a', ' a ', 'true', 'False', true, false, 'Yes', 'yes', 'No', 'item1', 'other', 'none', '0x10'],
	...['2024-01-02', '2024-02-29', '2024-02-29T13:14:15', '2024-01-02 10:00', '1990-12-31', '1234567890123456789'],
	...["'q'", 'undefined', 'NaN', '1e3', '-3', 'a,b', '12:30', 'x - y'],
	...[[], ['a'], ['a', 'b'], ['b', 'a'], ['A', 2, null], [1, 2], ['1', '2'], [5], [[1], [2]], [0.1, 0.2]],
	...[{}, { a: 1 }, { a: '1' }, { a: '' }, { b: { c: [1, { d: 2 }] } }],
	...[[{ a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: '3', b: 'x' }], { r1: { a: 1, b: 'x' }, r2: { a: 5 } }]
];

describe('survey-core agrees', () => {
	it.skipIf(!existsSync(CORPUS))(
		'on every expression of its own tests (needs ../shared)',
		() => {
			const so = tally();
			const unread: string[] = [];
			for (const text of expressionsIn(JSON.parse(readFileSync(CORPUS, 'utf8')))) {
				const tree = treeOf(text);
				if (Boolean(tree) !== accepted(text)) unread.push(text);
				if (!tree || !isServed(tree)) continue;
				const answers = Array.from({ length: 100 }, (_, round) => answersFor(tree, round));
				compare(text, tree, answers, so);
			}
			console.info(`corpus: ${so.compared} evaluations, ${so.different.length} differ, ${so.threw} threw`);
			expect(unread).toEqual([]);
			expect(so.different.slice(0, 20)).toEqual([]);
			expect(so.compared).toBeGreaterThan(5_000);
		},
		120_000
	);

	it('on expressions and answers that nobody wrote', () => {
		const so = tally();
		fc.assert(
			fc.property(EXPRESSION, fc.array(ANSWERS, { minLength: 8, maxLength: 8 }), (text, answers) => {
				const tree = treeOf(text);
				expect(Boolean(tree), text).toBe(accepted(text));
				if (tree) compare(text, tree, answers, so);
			}),
			{ seed: SEED, numRuns: 10_000 }
		);
		console.info(`made up: ${so.compared} evaluations, ${so.different.length} differ, ${so.threw} threw`);
		expect(so.different.slice(0, 20)).toEqual([]);
		expect(so.compared).toBeGreaterThan(50_000);
	}, 120_000);

	it('on what can be read at all', () => {
		let read = 0;
		const soup = fc
			.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 9 })
			.map((all) => all.join(''));
		fc.assert(
			fc.property(soup, (text) => {
				const tree = treeOf(text);
				if (tree) read++;
				expect(tree !== undefined && (tree.k !== 'value' || tree.v !== null), text).toBe(accepted(text));
			}),
			{ seed: SEED, numRuns: 30_000 }
		);
		expect(read).toBeGreaterThan(2_000);
	}, 120_000);
});

/** Functions and names that need a whole survey are not for this test. */
const isServed = (tree: Tree) =>
	callsIn(tree).every((name) => isKnownFunction(name) && !/^(displayValue|isDisplayMode)$/.test(name)) &&
	namesIn(tree).every(([first]) => !first?.startsWith('$'));

function expressionsIn(value: unknown, found = new Set<string>()): Set<string> {
	if (!isObject(value)) return found;
	for (const [key, one] of Object.entries(value)) {
		if (typeof one === 'string' && /(If|xpression)$/.test(key)) found.add(one);
		expressionsIn(one, found);
	}
	return found;
}

/** Answers to the names that a tree reads, often those that it compares them with. */
function answersFor(tree: Tree, round: number): Data {
	const constants = [...JSON.stringify(tree).matchAll(/"v":("[^"]*"|[^"}]+)/g)].map((m) =>
		JSON.parse(m[1] ?? '')
	);
	const data: Data = {};
	let turn = Math.imul(round + 1, 2_654_435_761) >>> 0;
	const next = (below: number) => (turn = (Math.imul(turn, 1_664_525) + 1_013_904_223) >>> 0) % below;
	for (const of of namesIn(tree)) {
		const value =
			next(3) && constants.length ? constants[next(constants.length)] : VALUES[next(VALUES.length)];
		const [first = '', ...rest] = of;
		data[first] = rest.reduceRight<unknown>(
			(inner, part) => (part.startsWith('[') ? [inner, inner] : next(5) ? { [part]: inner } : inner),
			value
		);
	}
	return data;
}

const NAMES = [
	'a',
	'b',
	'A',
	'list',
	'rows',
	'rows[0].a',
	'rows[-1].B',
	'list.length',
	'none.length',
	'list[1]'
];
NAMES.push(
	'two words',
	'dot.ted',
	'dot.ted.c',
	'b.c[1].d',
	'#a',
	'#b',
	'missing',
	'a-Comment',
	'rows.r1.a',
	'"k": 1'
);
const ANSWERS = fc.dictionary(
	fc.constantFrom('a', 'b', 'list', 'rows', 'two words', 'dot.ted', 'dot', 'a-Comment', 'Rows', 'B'),
	fc.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...VALUES) },
		fc.double({ noDefaultInfinity: true, noNaN: true }),
		fc.integer({ min: -40, max: 4_000 }),
		fc.string({ maxLength: 6 }),
		fc.double({ min: -1e3, max: 1e3, noNaN: true }).map(String),
		fc.array(fc.constantFrom(...VALUES), { maxLength: 4 })
	),
	{ noNullPrototype: true }
);
// prettier-ignore
const CONSTANT = fc.constantFrom(
	...['1', '0', '2.5', '-1', '0x10', '5', 'true', 'False', 'item1', "''", '"a"', "'5'", "'2024-02-29'", "'2024-02-29T13:14'", "'2024-02-29T13'", "'2024-02-29 13:14:15.678'", "'a\\'b'"],
	...["'2024-02-29T13:14:15'", "'2024-01-02 10:00'", '"x, y"', "'undefined'", "['a', 'b']", '[1, 2]', '[]', '["1"]']
);
// prettier-ignore
const CALLS = [
	...['sum', 'min', 'max', 'count', 'avg', 'round', 'trunc', 'iif', 'getDate', 'age', 'dateDiff', 'dateAdd'],
	...['diffDays', 'today', 'currentDate', 'currentYear', 'getYear', 'year', 'month', 'day', 'weekday', 'substring']
];
const UNIT = fc.constantFrom("'days'", "'months'", "'years'", "'hours'", "'minutes'", "'seconds'", "'weeks'");
// prettier-ignore
const SIGNS = [
	...['or', '||', 'and', '&&', '=', '==', 'equal', 'equals', '<>', '!=', 'notequal', '<', '>', '<=', '=>', '=<'],
	...['less', 'greaterorequal', '+', '-', '*', '/', '%', '^', 'power', 'contains', '*=', 'contain', 'notcontains'],
	...['anyof', 'allof', 'noneof', 'AND', 'ContainS']
];

const { expression: EXPRESSION } = fc.letrec<{ [rule: string]: string; expression: string }>((tie) => ({
	leaf: fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => `{${name}}`) },
		{ weight: 2, arbitrary: CONSTANT }
	),
	sign: fc.constantFrom('=', '<>', '<', '>=', '>', '<=', 'contains', 'anyof', 'notcontains', 'allof'),
	date: fc.constantFrom(
		'today()',
		'currentDate()',
		"dateAdd({a}, 5, 'minutes')",
		'getDate({b})',
		'getDate({a})'
	),
	filter: fc
		.tuple(fc.constantFrom('{a}', '{b}', '{missing}'), fc.constantFrom('>', '=', '<>'), CONSTANT)
		.filter(([, , value]) => !value.includes('\\'))
		.map(([name, sign, value]) => `${name} ${sign} ${value}`),
	expression: fc.oneof(
		{ depthSize: 'small' },
		tie('leaf'),
		fc
			.tuple(tie('expression'), fc.constantFrom(...SIGNS), tie('expression'))
			.map(([left, sign, right]) => `${left} ${sign} ${right}`),
		fc.tuple(tie('date'), tie('sign'), tie('leaf')).map((parts) => parts.join(' ')),
		fc.tuple(tie('leaf'), tie('sign'), tie('date')).map((parts) => parts.join(' ')),
		fc.tuple(tie('leaf'), tie('sign'), tie('leaf')).map((parts) => parts.join(' ')),
		tie('expression').map((inner) => `(${inner})`),
		tie('expression').map((inner) => `!(${inner})`),
		fc.tuple(tie('leaf'), fc.constantFrom('empty', 'notempty')).map((parts) => parts.join(' ')),
		fc
			.tuple(fc.constantFrom(...CALLS), fc.array(tie('expression'), { maxLength: 3 }))
			.map(([name, of]) => `${name}(${of.join(', ')})`),
		fc
			.tuple(fc.constantFrom('dateDiff', 'dateAdd', 'age'), tie('leaf'), tie('leaf'), UNIT)
			.map(([name, a, b, unit]) => `${name}(${name === 'age' ? '' : `${a}, `}${b}, ${unit})`),
		fc
			.tuple(
				fc.constantFrom('sum', 'count', 'avg', 'min', 'max'),
				fc.constantFrom('{rows}', '{list}', '{a}'),
				fc.constantFrom('', ", 'b'", ", 'missing'"),
				fc.option(tie('filter')),
				fc.boolean()
			)
			.filter(([, , , filter, quoted]) => !quoted || !/['"]/.test(filter ?? ''))
			.map(([name, list, field, filter, quoted]) => {
				const condition = filter === null ? '' : quoted ? `, '${filter}'` : `, ${filter}`;
				return `${name}InArray(${list}, 'a'${field}${condition})`;
			})
	)
}));

// prettier-ignore
const TOKENS = [
	...[' ', ' ', '{a}', '{b c}', '{', '}', '1', '05', '0', '.5', '-', '1.5', 'abc', 'true', 'null', 'undefined'],
	...["'t'", '"t"', "'", '\\', '(', ')', '[', ']', ',', '!', 'negate', 'f(', 'empty', 'notempty', 'or', 'and', '='],
	...['<', '>', '<>', 'equals', 'notequals', '+', '*', '^', '*=', 'contains', 'anyof', '0x', 'sum(']
];

describe('paths', () => {
	it('end where survey-core ends', () => {
		fc.assert(
			fc.property(fc.constantFrom(...NAMES), ANSWERS, (name, data) => {
				if (/[#:]/.test(name)) return;
				const theirs = new ExpressionRunner(`{#${name}}`).runValues(structuredClone(data));
				expect(shown(lookup(data, pathOf(name)).value)).toEqual(shown(theirs));
			}),
			{ seed: SEED, numRuns: 5_000 }
		);
	});
});
