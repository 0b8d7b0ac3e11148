import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { frameOf, opening } from '../respond/draw';
import Survey from '../respond/Survey.svelte';
import { compilers, rules } from './registry';

const EVIL = '<img src=x onerror=alert(1)>';

function drawn(element: object, answers: object = {}, language = 'en'): string {
	const { plan, obstacles } = compile(
		{ title: 'T', elements: [{ name: 'q', title: 'How?', ...element }] },
		{ rules, compilers }
	);
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	const id = '0f0e0d0c-0b0a-4908-8706-050403020100';
	const view = opening(
		frameOf(plan, language, { id, version: 3, named: false, send: '/s/t/send', start: '/s/t/start' })
	);
	if (!view) throw new Error('nothing to draw');
	const { body } = render(Survey, { props: { view: { ...view, answers: { ...answers } } } });
	return body.slice(0, body.indexOf('</form>')).replace(/<!--.*?-->/g, '');
}

const pictures = ['a', 'b'].map((value) => ({
	value,
	text: `Pic ${value}`,
	imageLink: `https://e.test/${value}.png`
}));
const choices = ['a', 'b', 'c'];

describe('what is drawn', () => {
	it.each<[string, object, object, (string | RegExp)[]]>([
		[
			'tagbox',
			{ type: 'tagbox', choices, maxSelectedChoices: 2, showNoneItem: true },
			{ q: ['b'] },
			['<fieldset', 'data-tagbox="{', 'type="checkbox"', 'data-most="2"', 'data-alone', /value="b" checked/]
		],
		[
			'ranking',
			{ type: 'ranking', choices },
			{ q: ['c', 'a', 'b'] },
			[
				'<fieldset',
				'<ol',
				/name="q::2"[^>]*value="1".*name="q::0"[^>]*value="2".*name="q::1"[^>]*value="3"/s,
				'aria-live="polite"'
			]
		],
		['ranking of a part', { type: 'ranking', choices, selectToRankEnabled: true }, {}, ['data-part="3"']],
		[
			'imagepicker',
			{ type: 'imagepicker', choices: pictures, imageHeight: 90, imageWidth: '120px' },
			{ q: 'b' },
			['type="radio"', 'alt="Pic b"', 'width="120"', 'height="90"', 'loading="lazy"', /value="b" checked/]
		],
		[
			'several pictures with their texts',
			{ type: 'imagepicker', choices: pictures, multiSelect: true, showLabel: true },
			{},
			['type="checkbox"', 'alt=""', 'Pic a']
		],
		[
			'slider',
			{ type: 'slider', min: 10, max: 20, customLabels: [{ value: 15, text: 'Half' }] },
			{ q: 12 },
			[
				'data-slider=',
				'id="q0-input"',
				'min="10"',
				'max="20"',
				'value="12"',
				'inputmode="decimal"',
				'x="50.00%"'
			]
		],
		[
			'the two ends of a range',
			{ type: 'slider', sliderType: 'range' },
			{ q: [20, 60] },
			[/name="q::0"[^>]*value="20"/, /name="q::1"[^>]*value="60"/, 'aria-label="Where the range begins"']
		],
		[
			'expression',
			{ type: 'expression', expression: '1200 + 34', displayStyle: 'currency' },
			{},
			['<output class="worked', 'data-worked="q0"', '$1,234.00']
		],
		[
			'"all", and words that go with a choice',
			{
				type: 'checkbox',
				choices: ['a', { value: 'b', showCommentArea: true }],
				showSelectAllItem: true
			},
			{ q: [{ value: 'a' }, { value: 'b', comment: 'hi' }] },
			['data-all', /name="q::2"[^>]*value="hi"/, /value="b" checked/, /value="earshot:all" checked/]
		],
		[
			'what was typed instead',
			{ type: 'dropdown', choices, allowCustomChoices: true },
			{ q: 'mine' },
			[/name="q::own"[^>]*value="mine"/]
		],
		[
			'a choice that may not be taken',
			{ type: 'radiogroup', choices: [{ value: 'a', enableIf: '1 = 2' }, 'b'] },
			{},
			[/data-choice="0"[^>]*><input[^>]*value="a" disabled/]
		],
		[
			'a text in a given form',
			{ type: 'text', maskType: 'pattern', maskSettings: { pattern: '99-99' } },
			{ q: '1234' },
			['value="12-34"', 'placeholder="99-99"', 'data-mask=']
		]
	])('%s', (_what, element, answers, parts) => {
		const form = drawn(element, answers);
		for (const part of parts) {
			if (typeof part === 'string') expect(form.replaceAll('&quot;', '"')).toContain(part);
			else expect(form).toMatch(part);
		}
		expect(form).not.toMatch(/ style="| on[a-z]+="/);
		for (const [control] of form.matchAll(/<(?:input|select|textarea)[^>]*>/g))
			expect(control).toMatch(/ name="/);
	});

	it.each(['tagbox', 'ranking', 'imagepicker', 'slider'])('text from people is text: %s', (type) => {
		const form = drawn({
			type,
			choices: [{ value: EVIL, text: EVIL, imageLink: 'https://e.test/a.png' }],
			customLabels: [{ value: 50, text: EVIL }],
			tooltipFormat: EVIL,
			placeholder: EVIL
		});
		expect(form).not.toContain('<img src=x');
	});

	it('speaks the respondent’s language', () => {
		const form = drawn({ type: 'ranking', choices }, {}, 'en');
		expect(form).toContain('Give each a place');
	});
});
