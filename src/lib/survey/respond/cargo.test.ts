import { expect, test } from 'vitest';
import { compile } from '../compile';
import { compilers, rules } from '../questions/registry';
import { slimmed } from './cargo';

/** The plan as the page has it, as text. */
function carried(more: object, title = 'Sum'): string {
	const pages = [
		{
			name: 'p',
			elements: [
				{ type: 'text', name: 'q', title, correctAnswer: 'forty-two' },
				{
					type: 'paneldynamic',
					name: 'l',
					templateElements: [{ type: 'text', name: 'i', correctAnswer: 'six' }]
				}
			]
		}
	];
	const { plan } = compile({ title: 'Quiz', pages, ...more }, { rules, compilers });
	expect(JSON.stringify(plan)).toContain('forty-two');
	return JSON.stringify(slimmed(plan));
}

const DOUBLE = { calculatedValues: [{ name: 'double', expression: '{correctAnswers} * 2' }] };

test.each<[string, object]>([
	['has right answers', {}],
	['counts in its thanks', { completedHtml: '{correctAnswers} of {questionCount}' }],
	[
		'thanks according to the count',
		{ completedHtmlOnCondition: [{ expression: '{correctAnswers} > 0', html: 'Well done' }] }
	],
	['works with the count at the end', DOUBLE]
])('a quiz that %s tells no page what is right', (_, more) => {
	const text = carried(more);
	expect(text).not.toContain('forty-two');
	expect(text).not.toContain('six');
	expect(text).not.toContain('"right":{');
});

test.each<[string, object, string]>([
	['in a title', {}, 'So far {correctAnswers}'],
	['by way of another value', DOUBLE, 'So far {double}']
])('the control: a page that counts itself (%s) has what it counts with', (_, more, title) => {
	expect(carried(more, title)).toContain('forty-two');
});
