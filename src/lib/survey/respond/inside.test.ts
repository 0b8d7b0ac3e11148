import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { compilers, rules } from '../questions/registry';
import { frameOf, opening } from './draw';
import type { View } from './sitting';
import Survey from './Survey.svelte';

const text = (name: string, rest: object = {}) => ({ type: 'text', name, ...rest });

function drawn(element: object, more: Partial<View> = {}): string {
	const elements = [{ name: 'it', title: 'It', ...element }];
	const { plan, obstacles } = compile({ title: 'T', elements }, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	const id = '0f0e0d0c-0b0a-4908-8706-050403020100';
	const view = opening(frameOf(plan, 'en', { id, version: 3, named: false }));
	if (!view) throw new Error('nothing to draw');
	const { body } = render(Survey, { props: { view: { ...view, ...more } } });
	return body.slice(0, body.indexOf('</form>')).replace(/<!--.*?-->/g, '');
}

/** Start tags of the elements with this name, in order. */
const tags = (html: string, name: string): string[] => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
/** What stands outside of what is only there to be copied. */
const live = (html: string) => html.replace(/<template[^]*?<\/template>/g, '');

const CHILDREN = {
	type: 'paneldynamic',
	panelCount: 2,
	minPanelCount: 1,
	maxPanelCount: 3,
	templateTitle: 'Child {panelIndex}: {panel.name}',
	templateElements: [text('name'), text('school', { visibleIf: '{panel.name} notempty' })]
};

describe('a table of choices', () => {
	const grid = {
		type: 'matrix',
		columns: [{ value: 1, text: 'Bad' }, 2],
		rows: [{ value: 'r', text: 'Row' }, 's']
	};
	it('says with each choice its row and its column', () => {
		const html = drawn(grid);
		const first = tags(html, 'input').find((tag) => attribute(tag, 'name') === 'it::0::r') ?? '';
		const words = (attribute(first, 'aria-labelledby') ?? '')
			.split(' ')
			.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)`).exec(html)?.[1]);
		expect(words).toEqual(['Row', 'Bad']);
		expect(tags(html, 'th').filter((tag) => attribute(tag, 'scope') === 'row')).toHaveLength(2);
	});
	it('shows what was chosen, what is wrong, and hides rows', () => {
		const rows = [{ value: 'r', visibleIf: '{it.s} = 2' }, 's'];
		const html = drawn(
			{ ...grid, rows },
			{ answers: { it: { s: 2, r: 1 } }, mistakes: { 'it::0::r': 'Oh no' } }
		);
		expect(
			tags(html, 'input')
				.filter((tag) => / checked/.test(tag))
				.map((tag) => attribute(tag, 'value'))
		).toEqual(['1', '2']);
		expect(html).toContain('Oh no');
		const hidden = drawn({ ...grid, rows });
		expect(tags(hidden, 'tr').map((tag) => / hidden/.test(tag))).toEqual([false, true, false]);
	});
});

describe('a list', () => {
	it('draws its entries, one to be copied, and buttons that work without script', () => {
		const html = drawn(CHILDREN);
		const names = tags(live(html), 'input').map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
		expect(names).toContainEqual(['earshot:lists', 'it']);
		expect(names.filter(([name]) => name === 'it::')).toEqual([
			['it::', '0'],
			['it::', '1']
		]);
		const template = /<template data-entries="q0">([^]*)<\/template>/.exec(html)?.[1] ?? '';
		expect(tags(template, 'input').map((tag) => attribute(tag, 'name'))).toEqual([
			'it::',
			'it::__::name',
			'it::__::school'
		]);
		expect(template).toContain('id="q0-__-0"');
		const buttons = tags(live(html), 'button').filter((tag) => /earshot:(add|remove)/.test(tag));
		expect(
			buttons.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value'), / hidden/.test(tag)])
		).toEqual([
			['earshot:remove', 'it::0', false],
			['earshot:remove', 'it::1', false],
			['earshot:add', 'it', false]
		]);
	});

	it.each([
		[1, 'earshot:remove'],
		[3, 'earshot:add']
	])('with %s entries hides %s', (count, name) => {
		const html = live(drawn({ ...CHILDREN, panelCount: count }));
		const buttons = tags(html, 'button').filter((tag) => attribute(tag, 'name') === name);
		expect(buttons.length).toBeGreaterThan(0);
		expect(buttons.every((tag) => / hidden/.test(tag))).toBe(true);
	});

	it('says what is answered in it, and hides what its own answers hide', () => {
		const html = live(drawn(CHILDREN, { answers: { it: [{ name: 'Ann' }, {}] } }));
		expect(html.replace(/<[^>]*>/g, '')).toContain('Child 1: Ann');
		const shown = tags(html, 'div').filter((tag) => /id="q0-\d-1"/.test(tag));
		expect(shown.map((tag) => / hidden/.test(tag))).toEqual([false, true]);
	});

	it('in a list keeps its own names', () => {
		const pets = {
			type: 'matrixdynamic',
			name: 'pets',
			rowCount: 1,
			columns: [{ name: 'kind', cellType: 'text' }]
		};
		const html = drawn({ ...CHILDREN, templateElements: [pets] });
		const named = tags(html, 'input').map((tag) => attribute(tag, 'name'));
		for (const name of [
			'it::0::pets::0::kind',
			'it::0::pets::__::kind',
			'it::__::pets::0::kind',
			'it::__::pets::__::kind'
		])
			expect(named).toContain(name);
		const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
	});

	it('that nobody may change has no buttons', () => {
		const html = drawn({ ...CHILDREN, allowAddPanel: false, allowRemovePanel: false });
		expect(html).not.toMatch(/earshot:(add|remove)"/);
	});
});

describe('a table of cells', () => {
	const grid = {
		type: 'matrixdropdown',
		rows: ['x', 'y'],
		columns: [
			{
				name: 'n',
				title: 'Price',
				cellType: 'text',
				inputType: 'number',
				totalType: 'sum',
				totalFormat: '{0} €'
			}
		]
	};
	it('says the row before what is asked in it, and what a column comes to', () => {
		const html = drawn(grid, { answers: { it: { x: { n: 1.5 }, y: { n: 2 } } } });
		expect(html.replace(/<[^>]*>/g, '')).toContain('3.5 €');
		expect(
			/<label[^>]*for="q0-1-0-input"[^>]*>([^]*?)<\/label>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '')
		).toMatch(/^y:\s?Price$/);
	});
	it('stands mistakes beside their cells', () => {
		const html = drawn(grid, { mistakes: { 'it::1::n': 'Not so' } });
		expect(/id="q0-1-0-mistake"[^>]*>([^<]*)/.exec(html)?.[1]).toBe('Not so');
	});
});

it('a multiple text is a group of fields', () => {
	const html = drawn(
		{ type: 'multipletext', items: [{ name: 'a', isRequired: true }, { name: 'b' }] },
		{ answers: { it: { b: 'x' } } }
	);
	expect(
		tags(html, 'input').flatMap((tag) =>
			/ name="it::/.test(tag) ? [[attribute(tag, 'name'), attribute(tag, 'value')]] : []
		)
	).toEqual([
		['it::0::a', ''],
		['it::0::b', 'x']
	]);
});

it('what people wrote is text, wherever it stands', () => {
	const evil = '<img src=x onerror=alert(1)>';
	const html = drawn({ ...CHILDREN, defaultValueFromLastPanel: true }, { answers: { it: [{ name: evil }] } });
	expect(html).not.toContain('<img src=x');
	expect(html).toContain('&lt;img src=x');
});
