import { describe, expect, it } from 'vitest';
import type { PlannedQuestion } from '$lib/survey/plan';
import { answerOf, asksInLetter, offered } from './question';

const choices = (n: number) => Array.from({ length: n }, (_, value) => ({ value, text: `Choice ${value}` }));
const of = (kind: string, rest: object = {}): PlannedQuestion => ({
	kind,
	name: 'q',
	title: 'A question',
	choices: choices(5),
	...rest
});
const yesNo = { choices: undefined, yes: 'Yes', no: 'No', valueTrue: 'y', valueFalse: 'n' };

describe('what a letter can hold', () => {
	it.each(['nps', 'csat', 'ces', 'smileys', 'rating', 'radiogroup', 'dropdown'])('%s', (kind) =>
		expect(asksInLetter(of(kind))).toBe(true)
	);
	it('yes/no, and pictures that have words', () => {
		expect(asksInLetter(of('boolean', yesNo))).toBe(true);
		expect(asksInLetter(of('imagepicker'))).toBe(true);
		expect(
			asksInLetter(
				of('imagepicker', {
					labelled: true,
					choices: [
						{ value: 1, text: 'a', image: 'x' },
						{ value: 2, text: 'b' }
					]
				})
			)
		).toBe(true);
	});
	it.each<[string, PlannedQuestion]>([
		['what is typed', of('text', { choices: undefined })],
		['several choices', of('checkbox')],
		['several pictures', of('imagepicker', { several: true })],
		[
			'pictures without words',
			of('imagepicker', {
				choices: [
					{ value: 1, text: '1', image: 'x' },
					{ value: 2, text: '2' }
				]
			})
		],
		['thirteen choices', of('radiogroup', { choices: choices(13) })],
		['one choice', of('radiogroup', { choices: choices(1) })],
		[
			'a choice as long as a letter',
			of('radiogroup', {
				choices: [
					{ value: 1, text: 'x'.repeat(201) },
					{ value: 2, text: 'b' }
				]
			})
		],
		[
			'a choice that comes and goes',
			of('radiogroup', {
				choices: [
					{ value: 1, text: 'x', visibleIf: {} },
					{ value: 2, text: 'b' }
				]
			})
		],
		['choices shuffled for each', of('radiogroup', { shuffled: true })],
		['a title that speaks of an answer', of('nps', { title: ['Hi ', ['name']] })],
		['a title that nobody sees', of('nps', { titleHidden: true })],
		['a question that comes and goes', of('nps', { visibleIf: {} })],
		['a kind that nobody knows yet', of('new-kind')]
	])('not %s', (_, question) => expect(asksInLetter(question)).toBe(false));
});

it('a link stands for the choice at its place in the plan, in whatever order they are read', () => {
	const sorted = of('radiogroup', { sorted: [2, 0, 1], choices: choices(3) });
	expect(offered(sorted).map(({ index }) => index)).toEqual([2, 0, 1]);
	expect(answerOf(sorted, 2)).toBe(2);
	expect(answerOf(sorted, 3)).toBeUndefined();
	expect(answerOf(of('radiogroup', { under: 'fruit' }), 1)).toEqual({ fruit: 1 });
});

it('yes is 0 and no is 1, whichever stands first', () => {
	expect(offered(of('boolean', yesNo)).map(({ index }) => index)).toEqual([1, 0]);
	expect(offered(of('boolean', { ...yesNo, swapped: true })).map(({ index }) => index)).toEqual([0, 1]);
	expect([0, 1, 2].map((at) => answerOf(of('boolean', yesNo), at))).toEqual(['y', 'n', undefined]);
});
