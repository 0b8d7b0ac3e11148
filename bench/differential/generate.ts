import type { Definition } from '../../src/lib/survey/definition';
import { any, dice, type Roll } from './dice.ts';

const CHOICES = ['a', 'b', 'c', 'd'];
const ALL = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'];
/** What questions of the survey that is being made may speak of: plain ones, but for the one that speaks. */
let NAMES: readonly string[] = ALL;

/** One side of a comparison: an answer, or a value that some answer has. */
function operand(roll: Roll): string {
	return (
		any([`{${any(NAMES, roll)}}`, "'a'", "'b'", '1', '5', 'true', `{${any(NAMES, roll)}}`], roll) ?? "'a'"
	);
}

function condition(roll: Roll, depth = 0): string {
	if (depth < 2 && roll(3) === 0) {
		return `(${condition(roll, depth + 1)}) ${any(['and', 'or'], roll)} (${condition(roll, depth + 1)})`;
	}
	const name = `{${any(NAMES, roll)}}`;
	if (roll(4) === 0) return `${name} ${any(['empty', 'notempty'], roll)}`;
	if (roll(4) === 0) return `${name} ${any(['anyof', 'contains', 'notcontains'], roll)} ['a', 'b']`;
	return `${name} ${any(['=', '<>', '>', '<', '>=', '<='], roll)} ${operand(roll)}`;
}

function expression(roll: Roll): string {
	const [one, other] = [`{${any(NAMES, roll)}}`, `{${any(NAMES, roll)}}`];
	return (
		any(
			[
				`${one} + ${other}`,
				`iif(${condition(roll)}, 'a', 'b')`,
				`sum(${one}, ${other}, 1)`,
				one,
				`iif(${one} notempty, ${one}, 'b')`
			],
			roll
		) ?? one
	);
}

/** Properties that make a question depend on others. */
function logic(type: string, roll: Roll): Record<string, unknown> {
	const property = any(
		[
			'visibleIf',
			'enableIf',
			'requiredIf',
			'setValueExpression',
			'resetValueIf',
			'defaultValueExpression',
			'',
			'',
			''
		],
		roll
	);
	if (!property) return roll(3) ? {} : { isRequired: true };
	if (!property.endsWith('Expression')) return { [property]: condition(roll) };
	// A value that a question cannot have is no question of order.
	if (type === 'text' || type === 'comment') return { [property]: expression(roll) };
	return /group|dropdown/.test(type) ? { [property]: `iif(${condition(roll)}, 'a', 'b')` } : {};
}

function plain(name: string, roll: Roll): Record<string, unknown> {
	const type = any(
		['text', 'text', 'radiogroup', 'checkbox', 'dropdown', 'boolean', 'rating', 'comment'],
		roll
	);
	return {
		type,
		name,
		title: roll(3) ? `About ${name}` : `About {${any(NAMES, roll)}}`,
		...(['radiogroup', 'checkbox', 'dropdown'].includes(type ?? '')
			? {
					choices: roll(3)
						? CHOICES
						: CHOICES.map((value) => ({ value, visibleIf: roll(2) ? condition(roll, 2) : undefined })),
					...(roll(4) ? {} : { showOtherItem: true }),
					...(roll(4) || type === 'dropdown' ? {} : { showNoneItem: true }),
					...(roll(5) ? {} : { defaultValue: type === 'checkbox' ? ['b'] : 'b' })
				}
			: {}),
		...(/text|comment/.test(type ?? '') && roll(6) === 0 ? { defaultValue: 'a' } : {}),
		...logic(type ?? '', roll)
	};
}

function holding(name: string, roll: Roll): Record<string, unknown> {
	const inner = (called: string) => ({
		visibleIf: roll(3) ? undefined : `{${called}.c1} notempty`,
		isRequired: roll(4) === 0
	});
	switch (roll(5)) {
		case 0:
			return {
				type: 'matrix',
				name,
				columns: [1, 2, 3],
				rows: ['r1', { value: 'r2', visibleIf: condition(roll, 2) }],
				isAllRowRequired: roll(2) === 0
			};
		case 1:
			return {
				type: 'multipletext',
				name,
				items: [{ name: 'c1', isRequired: roll(2) === 0 }, { name: 'c2' }]
			};
		case 2:
			return {
				type: 'matrixdropdown',
				name,
				columns: [
					{ name: 'c1', cellType: 'text' },
					{ name: 'c2', cellType: 'dropdown', choices: CHOICES, ...inner('row') }
				],
				rows: ['r1', 'r2']
			};
		case 3:
			return {
				type: 'matrixdynamic',
				name,
				rowCount: 1 + roll(2),
				columns: [
					{ name: 'c1', cellType: 'text' },
					{ name: 'c2', cellType: 'radiogroup', choices: CHOICES, ...inner('row') }
				]
			};
		default:
			return {
				type: 'paneldynamic',
				name,
				panelCount: roll(2),
				templateElements: [
					{ type: 'text', name: 'c1' },
					{ type: 'dropdown', name: 'c2', choices: CHOICES, ...inner('panel') }
				]
			};
	}
}

/** Some of the questions in a panel of their own. */
function grouped(questions: readonly Record<string, unknown>[], name: string, roll: Roll) {
	if (questions.length < 2 || roll(3)) return questions;
	const cut = 1 + roll(questions.length - 1);
	const more = roll(2) ? { visibleIf: condition(roll) } : {};
	return [...questions.slice(0, cut), { type: 'panel', name, elements: questions.slice(cut), ...more }];
}

/** One that acts when a page is left. */
const leaving = (last: string, roll: Roll): Record<string, unknown> =>
	roll(2)
		? { type: 'complete', expression: condition(roll) }
		: { type: 'skip', expression: condition(roll), gotoName: last };

function trigger(texts: readonly string[], roll: Roll): Record<string, unknown> {
	const [setToName, fromName] = [any(texts, roll), any(texts, roll)];
	return (
		any<Record<string, unknown>>(
			[
				{ type: 'setvalue', expression: condition(roll), setToName, setValue: any(['a', 'b', 1, 5], roll) },
				{ type: 'copyvalue', expression: condition(roll), setToName, fromName },
				{ type: 'runexpression', expression: condition(roll), setToName, runExpression: expression(roll) }
			],
			roll
		) ?? {}
	);
}

/** @returns a survey that nobody wrote: up to eight questions that depend on one another in every way there is */
export function generated(seed: number): Definition {
	const roll = dice(seed * 2654435761);
	const kinds = ALL.slice(0, 4 + roll(5)).map((name) => ({ name, holds: roll(4) === 0 }));
	const spoken = kinds.filter(({ holds }) => !holds).map(({ name }) => name);
	if (spoken.length < 2) return generated(seed + 100_003);
	const questions = kinds.map(({ name, holds }) => {
		NAMES = spoken.filter((one) => one !== name);
		return holds ? holding(name, roll) : plain(name, roll);
	});
	NAMES = spoken;
	const texts = questions.flatMap(({ type, name }) =>
		type === 'text' || type === 'comment' ? [String(name)] : []
	);
	const cut = 1 + roll(questions.length - 1);
	return {
		title: 'Made up',
		...(roll(2) ? { clearInvisibleValues: any(['onHidden', 'onHiddenContainer'], roll) } : {}),
		...(roll(3) === 0
			? { calculatedValues: [{ name: 'v1', expression: expression(roll), includeIntoResult: true }] }
			: {}),
		...(roll(3) === 0
			? {
					triggers: [
						...(texts.length ? [trigger(texts, roll), ...(roll(2) ? [trigger(texts, roll)] : [])] : []),
						...(roll(2) ? [leaving(String(questions.at(-1)?.['name']), roll)] : [])
					]
				}
			: {}),
		pages: [
			{ name: 'p1', elements: grouped(questions.slice(0, cut), 'g1', roll) },
			{
				name: 'p2',
				elements: grouped(questions.slice(cut), 'g2', roll),
				...(roll(3) ? {} : { visibleIf: condition(roll) })
			}
		]
	};
}
