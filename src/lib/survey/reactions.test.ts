import { describe, expect, test } from 'vitest';
import { compile } from './compile';
import { starting } from './course';
import { compilers, rules } from './questions/registry';
import { begin, react, resumed } from './reactions';

const given = { rules, now: new Date('2026-11-22T12:00:00Z'), language: 'en' };

/** Answers given one after the other, and what is there in the end. */
function after(definition: object, ...changes: Record<string, unknown>[]) {
	const { plan } = compile({ title: 'T', ...definition }, { rules, compilers });
	let memory = begin(plan, starting(plan), given);
	for (const change of changes) memory = react(plan, memory, { ...memory.answers, ...change }, given);
	return memory.answers;
}

const text = (name: string, more: object = {}) => ({ type: 'text', name, title: name, ...more });

describe('what follows from an answer', () => {
	test.each<[string, object, Record<string, unknown>[], Record<string, unknown>]>([
		[
			'a value that another one sets',
			{ elements: [text('a'), text('b', { setValueExpression: '{a} + 1' })] },
			[{ a: '2' }],
			{ a: '2', b: '3' }
		],
		[
			'a value that is set only if',
			{ elements: [text('a'), text('b', { setValueIf: "{a} = 'x'", setValueExpression: "'y'" })] },
			[{ a: 'z' }, { a: 'x' }],
			{ a: 'x', b: 'y' }
		],
		[
			'a value that is taken away',
			{ elements: [text('a'), text('b', { setValueIf: "{a} = 'x'" })] },
			[{ b: 'kept so far' }, { a: 'x' }],
			{ a: 'x' }
		],
		[
			'a value that goes back to its beginning',
			{ elements: [text('a'), text('b', { defaultValue: 'first', resetValueIf: "{a} = 'x'" })] },
			[{ b: 'changed' }, { a: 'x' }],
			{ a: 'x', b: 'first' }
		],
		[
			'a beginning that follows as long as nobody changed it',
			{ elements: [text('a'), text('b', { defaultValueExpression: '{a} + 1' })] },
			[{ a: '2' }, { a: '3' }],
			{ a: '3', b: '4' }
		],
		[
			'and not after that',
			{ elements: [text('a'), text('b', { defaultValueExpression: '{a} + 1' })] },
			[{ a: '2' }, { b: 'mine' }, { a: '3' }],
			{ a: '3', b: 'mine' }
		],
		['a beginning written with "="', { elements: [text('a', { defaultValue: '=1+2' })] }, [], { a: '3' }],
		[
			'a trigger that sets',
			{
				elements: [text('a'), text('b')],
				triggers: [{ type: 'setvalue', expression: "{a} = 'x'", setToName: 'b', setValue: 'set' }]
			},
			[{ a: 'x' }],
			{ a: 'x', b: 'set' }
		],
		[
			'a trigger that copies, from another trigger',
			{
				elements: [text('a'), text('b'), text('c')],
				triggers: [
					{ type: 'copyvalue', expression: '{b} notempty', fromName: 'b', setToName: 'c' },
					{ type: 'runexpression', expression: '{a} notempty', runExpression: '{a} + 1', setToName: 'b' }
				]
			},
			[{ a: '1' }],
			{ a: '1', b: '2', c: '2' }
		],
		[
			'a beginning that comes back when its question is shown again',
			{
				clearInvisibleValues: 'onHidden',
				elements: [text('a'), text('b', { defaultValue: 'first', visibleIf: '{a} notempty' })]
			},
			[{ a: '1' }, { b: 'changed' }, { a: undefined }, { a: '2' }],
			{ a: '2', b: 'first' }
		],
		[
			'nothing that a question would set in itself by way of another',
			{
				elements: [text('a', { setValueExpression: '{b} + 1' }), text('b', { setValueExpression: '{a} + 1' })]
			},
			[{ a: '1' }],
			{ a: '1', b: '2' }
		],
		[
			'a value that follows the words beside an answer',
			{
				elements: [
					{ type: 'radiogroup', name: 'a', title: 'a', choices: ['x'], showOtherItem: true },
					text('b', { setValueExpression: '{a}' })
				]
			},
			[{ a: 'other' }, { b: 'mine' }, { 'a-Comment': 'words' }],
			{ a: 'other', 'a-Comment': 'words', b: 'other' }
		],
		[
			'the beginning of an entry that moved up, not of the one before it',
			{
				elements: [
					{
						type: 'matrixdynamic',
						name: 'm',
						title: 'm',
						rowCount: 2,
						columns: [
							{ name: 'x', cellType: 'text' },
							{ name: 'y', cellType: 'text', defaultValueExpression: '{row.x} + 1' }
						]
					}
				]
			},
			[
				{
					m: [
						{ x: '1', y: 'mine' },
						{ x: '2', y: '1' }
					]
				},
				{ m: [{ x: '2', y: '3' }] },
				{ m: [{ x: '5', y: '3' }] }
			],
			{ m: [{ x: '5', y: '6' }] }
		],
		[
			'a cell that follows its row',
			{
				elements: [
					{
						type: 'matrixdynamic',
						name: 'm',
						rowCount: 1,
						columns: [
							{ name: 'x', cellType: 'text' },
							{ name: 'y', cellType: 'text', setValueExpression: '{row.x} + 1' }
						]
					}
				]
			},
			[{ m: [{ x: '2' }] }],
			{ m: [{ x: '2', y: '3' }] }
		]
	])('%s', (_, definition, changes, expected) => expect(after(definition, ...changes)).toEqual(expected));
});

test('what would go round for ever ends', () => {
	const definition = {
		elements: [
			text('a', { setValueExpression: '{b} + 1' }),
			text('b', { setValueExpression: '{a} + 1' }),
			text('c')
		]
	};
	const answers = after(definition, { a: '1' });
	expect(Number(answers['b'])).toBeGreaterThan(1);
	expect(Number(answers['b'])).toBeLessThan(1_000);
});

describe('what a person gave', () => {
	const many = Array.from({ length: 250 }, (_, index) => text(`q${index}`));
	const { plan } = compile(
		{
			title: 'T',
			elements: [
				...many,
				text('total', { setValueExpression: `{q0} + {q249}` }),
				text('mirror', { defaultValueExpression: '{total}' })
			]
		},
		{ rules, compilers }
	);
	const all = Object.fromEntries(many.map(({ name }, index) => [name, String(index)]));

	test('is kept whole, however much follows from it', () => {
		const { answers } = react(plan, begin(plan, starting(plan), given), all, given);
		expect(answers).toMatchObject(all);
		expect(answers).toMatchObject({ total: '249', mirror: '249' });
	});

	test('is not worked over when they come back to it', () => {
		const left = { a: '2', b: 'mine' };
		const { plan } = compile(
			{
				title: 'T',
				elements: [
					text('a'),
					text('b', { setValueExpression: '{a} + 1' }),
					text('c', { defaultValueExpression: '{a}' })
				]
			},
			{ rules, compilers }
		);
		const memory = resumed(plan, left, given);
		expect(memory.answers).toEqual(left);
		// The beginning that they took away stays away.
		expect(react(plan, memory, { ...left, a: '5' }, given).answers).toEqual({ a: '5', b: '6' });
		// Control: a beginning does work them over.
		expect(begin(plan, left, given).answers).not.toEqual(left);
	});
});
