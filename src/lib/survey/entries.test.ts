import { SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { admit, formOf, postedFrom, readForm } from './answers';
import { compile } from './compile';
import { course } from './course';
import { freshEntry, LISTS, listed, placed, STEP, type Holding } from './entries';
import type { Answers, Plan } from './plan';
import { compilers, rules } from './questions/registry';
import { tallyWithin, sizes } from './questions/within';
import { unopened } from './unopened';
import { mistakesOn } from './validation';

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };

const planned = (elements: readonly object[], rest: object = {}): Plan => {
	const { plan, obstacles } = compile({ title: 'T', elements, ...rest }, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	return plan;
};

const first = (plan: Plan): Holding => {
	const question = plan.pages[0]?.elements[0];
	if (!question || !('inside' in question) || !question.inside) throw new Error('holds nothing');
	return { ...question, inside: question.inside };
};

const posted = (fields: readonly (readonly [string, string])[]) => {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return postedFrom(form);
};

const text = (name: string, rest: object = {}) => ({ type: 'text', name, ...rest });
const column = (name: string, rest: object = {}) => ({ name, cellType: 'text', ...rest });
const worked = (...names: string[]) =>
	names.map((name) => ({ name: name.replace('.', ''), cellType: 'expression', expression: `{${name}}` }));

/** survey-core keeps what a column comes to beside the answers, and empty lists; neither is an answer here. */
const answersOf = (data: Record<string, unknown>): Answers =>
	Object.fromEntries(
		Object.entries(data).filter(
			([name, value]) => !/-total$/.test(name) && !/^(\[(\{\},?)*\])$/.test(JSON.stringify(value))
		)
	);

/** What survey-core has when these answers are sent. */
function judged(elements: readonly object[], answers: Answers): Answers {
	const survey = new SurveyModel({ elements });
	survey.data = structuredClone(answers);
	for (const question of survey.getAllQuestions()) if ('visibleRows' in question) void question.visibleRows;
	survey.doComplete();
	return answersOf(survey.data);
}

describe('what is stored is what survey-core stores', () => {
	const rows = [{ value: 'r1', text: 'Row one' }, { value: 2, visibleIf: "{q} != 'hide'" }, 'r3'];
	it.each<[string, object[], Answers]>([
		['texts', [{ type: 'multipletext', name: 'm', items: [text('a'), text('b')] }], { m: { b: 'x' } }],
		[
			'numbers in texts',
			[{ type: 'multipletext', name: 'm', items: [{ name: 'a', inputType: 'number' }] }],
			{ m: { a: 4 } }
		],
		[
			'a matrix',
			[{ type: 'matrix', name: 'm', columns: [1, 'b'], rows: ['x', 'y'] }],
			{ m: { x: 1, y: 'b' } }
		],
		[
			'a matrix with a row that is hidden',
			[text('q'), { type: 'matrix', name: 'm', columns: [1], rows }],
			{ q: 'hide', m: { r1: 1, 2: 1 } }
		],
		[
			'several in a row',
			[{ type: 'matrix', cellType: 'checkbox', name: 'm', columns: [1, 2], rows: ['x', 'y'] }],
			{ m: { x: [2, 1] } }
		],
		[
			'cells of a row that is hidden',
			[text('q'), { type: 'matrixdropdown', name: 'm', columns: [column('a')], rows }],
			{ q: 'hide', m: { r1: { a: 'one' }, 2: { a: 'two' } } }
		],
		[
			'places of rows',
			[
				{
					type: 'matrixdropdown',
					name: 'm',
					rows: ['x', 'y'],
					columns: [
						column('a'),
						...worked('rowIndex', 'visibleRowIndex', 'rowValue', 'prevRow.a', 'nextRow.a')
					]
				}
			],
			{ m: { x: { a: 'one' } } }
		],
		[
			'rows with a gap',
			[{ type: 'matrixdynamic', name: 'm', rowCount: 3, columns: [column('a')] }],
			{ m: [{}, { a: 'x' }, {}] }
		],
		['no rows', [{ type: 'matrixdynamic', name: 'm', rowCount: 0, columns: [column('a')] }], {}],
		[
			'rows that hide themselves',
			[
				{
					type: 'matrixdynamic',
					name: 'm',
					rowsVisibleIf: "{row.a} != 'h'",
					columns: [column('a'), column('b')]
				}
			],
			{ m: [{ a: 'h', b: 'x' }, { a: 'x' }] }
		],
		[
			'what is below a row',
			[
				{
					type: 'matrixdynamic',
					name: 'm',
					rowCount: 1,
					columns: [column('a')],
					detailPanelMode: 'underRow',
					detailElements: [text('d', { visibleIf: '{row.a} notempty' })]
				}
			],
			{ m: [{ a: 'x', d: 'y' }] }
		],
		[
			'panels',
			[
				{
					type: 'paneldynamic',
					name: 'm',
					templateElements: [text('a'), text('b', { visibleIf: "{panel.a} = 'x'" })]
				}
			],
			{ m: [{ a: 'x', b: 'kept' }, { a: 'y', b: 'gone' }, {}] }
		],
		[
			'places of panels',
			[
				{
					type: 'paneldynamic',
					name: 'm',
					panelCount: 2,
					templateElements: [
						text('a'),
						{ type: 'expression', name: 'i', expression: '{panelIndex}' },
						{ type: 'expression', name: 'v', expression: '{visiblePanelIndex}' },
						{ type: 'expression', name: 'p', expression: '{prevPanel.a}' }
					]
				}
			],
			{ m: [{ a: 'x' }, { a: 'y' }] }
		],
		[
			'a list in a list',
			[
				{
					type: 'paneldynamic',
					name: 'm',
					templateElements: [
						text('a'),
						{
							type: 'matrixdynamic',
							name: 'n',
							rowCount: 0,
							columns: [column('c'), { name: 'e', cellType: 'expression', expression: '{panel.a}' }]
						},
						{
							type: 'paneldynamic',
							name: 'p',
							templateElements: [text('k'), { type: 'expression', name: 'e', expression: '{parentPanel.a}' }]
						}
					]
				}
			],
			{ m: [{ a: 'x', n: [{ c: 'y' }], p: [{ k: 'z' }] }] }
		]
	])('%s', (_what, elements, answers) => {
		const through = admit(planned(elements), answers, given);
		expect(through.trouble).toBeUndefined();
		expect(through.mistakes).toEqual({});
		expect(through.answers).toEqual(judged(elements, answers));
	});
});

it('nothing is kept of what is hidden, also where survey-core keeps it', () => {
	const hides = { visibleIf: "{row.a} = 'x'" };
	const rows = planned([{ type: 'matrixdynamic', name: 'm', columns: [column('a'), column('b', hides)] }]);
	const cells = {
		m: [
			{ a: 'x', b: 'kept' },
			{ a: 'y', b: 'gone' }
		]
	};
	expect(admit(rows, cells, given).answers).toEqual({ m: [{ a: 'x', b: 'kept' }, { a: 'y' }] });
	const panels = planned([
		{ type: 'paneldynamic', name: 'm', templateVisibleIf: "{panel.a} != 'h'", templateElements: [text('a')] }
	]);
	expect(admit(panels, { m: [{ a: 'h' }, { a: 'x' }] }, given).answers).toEqual({ m: [{ a: 'x' }] });
});

describe('what is said is what survey-core says', () => {
	it.each<[string, object[], Answers, string]>([
		[
			'a matrix',
			[
				{ type: 'matrix', name: 'm', columns: [{ value: 1, text: 'One' }], rows: ['x'] },
				{ type: 'html', name: 'h', html: '{m.x}' }
			],
			{ m: { x: 1 } },
			'{m.x}'
		],
		[
			'cells',
			[
				{
					type: 'matrixdropdown',
					name: 'm',
					rows: ['x'],
					columns: [{ name: 'a', choices: [{ value: 1, text: 'One' }] }]
				}
			],
			{ m: { x: { a: 1 } } },
			'{m.x.a}'
		],
		[
			'a list',
			[{ type: 'matrixdynamic', name: 'm', columns: [{ name: 'a', choices: [{ value: 1, text: 'One' }] }] }],
			{ m: [{}, { a: 1 }] },
			'{m[1].a}'
		],
		[
			'what a column comes to',
			[
				{
					type: 'matrixdynamic',
					name: 'm',
					columns: [column('a', { inputType: 'number', totalType: 'sum' })]
				}
			],
			{ m: [{ a: 1.5 }, { a: 2 }] },
			'{m-total.a}'
		]
	])('%s', (_what, elements, answers, hole) => {
		const shown = [...elements.filter((one) => !('html' in one)), { type: 'html', name: 'h', html: hole }];
		const survey = new SurveyModel({ elements: shown });
		survey.data = structuredClone(answers);
		for (const question of survey.getAllQuestions()) if ('visibleRows' in question) void question.visibleRows;
		const words = survey.getQuestionByName('h')?.locHtml.renderedHtml;
		const now = course(planned(shown), answers, given);
		expect(now.say([[hole.slice(1, -1)]])).toBe(words);
	});

	it('panels are counted from 1 where people read it, and from 0 in expressions', () => {
		const template = {
			type: 'paneldynamic',
			name: 'm',
			panelCount: 2,
			templateTitle: '{panelIndex}: {panel.a}'
		};
		const elements = [{ ...template, templateElements: [text('a')] }];
		const survey = new SurveyModel({ elements });
		survey.data = { m: [{ a: 'x' }, { a: 'y' }] };
		const question = survey.getQuestionByName('m');
		const titles = question && 'panels' in question ? question.panels : [];
		const plan = planned(elements);
		const holding = plan.pages[0]?.elements[0];
		if (!holding || !('inside' in holding) || !('entryTitle' in holding)) throw new Error('no title');
		const { entryTitle } = holding;
		const now = course(plan, { m: [{ a: 'x' }, { a: 'y' }] }, given);
		expect(
			now
				.entries(holding)
				.map((entry) => entry.now.say(typeof entryTitle === 'string' ? entryTitle : Object(entryTitle)))
		).toEqual(titles.map((panel: { processedTitle: string }) => panel.processedTitle));
	});
});

it('what columns come to is what survey-core makes of them', () => {
	const kinds = ['sum', 'avg', 'min', 'max', 'count'];
	const columns = kinds.map((kind) => column(kind, { inputType: 'number', totalType: kind }));
	const elements = [{ type: 'matrixdynamic', name: 'm', columns }];
	const row = (n: number) => Object.fromEntries(kinds.map((kind) => [kind, n]));
	for (const answers of [{ m: [row(1.5), row(2)] }, { m: [row(0.1), row(0.2), {}] }]) {
		const survey = new SurveyModel({ elements });
		survey.data = structuredClone(answers);
		const question = survey.getQuestionByName('m');
		if (question && 'visibleRows' in question) void question.visibleRows;
		if (question && 'visibleTotalRow' in question) void question.visibleTotalRow;
		const now = course(planned(elements), answers, given);
		for (const kind of kinds)
			expect(now.scope.read(['m-total', kind]).value, kind).toBe(survey.data['m-total']?.[kind]);
	}
});

const LIST = [
	{
		type: 'matrixdynamic',
		name: 'it',
		rowCount: 1,
		minRowCount: 1,
		maxRowCount: 3,
		keyName: 'a',
		columns: [column('a', { isRequired: true }), column('n', { inputType: 'number', max: 5 })]
	}
];

describe('forms', () => {
	const plan = planned(LIST);
	const fields = (...keys: string[]): [string, string][] =>
		keys.flatMap((key): [string, string][] => [
			[listed('it'), key],
			[`it::${key}::a`, `a${key}`]
		]);

	it('reads entries in the order in which they are listed, whatever their keys', () => {
		expect(readForm(plan, 'all', posted(fields('7', '2')), {}, rules)).toEqual({
			it: [{ a: 'a7' }, { a: 'a2' }]
		});
	});

	it('a list without entries is not one that was never seen', () => {
		const posts = formOf(plan, { it: [] }, rules);
		expect(posts).toEqual([[LISTS, 'it']]);
		expect(readForm(plan, 'all', posted(posts), {}, rules)).toEqual({ it: [] });
		expect(readForm(plan, 'all', posted([]), {}, rules)).toEqual({});
	});

	it('the entry that is drawn to be copied is not one', () => {
		expect(readForm(plan, 'all', posted(fields('0', '__')), {}, rules)).toEqual({ it: [{ a: 'a0' }] });
	});

	it('answers come round', () => {
		const answers = { it: [{ a: 'x', n: 4 }, {}, { n: 2 }] };
		expect(readForm(plan, 'all', posted(formOf(plan, answers, rules)), {}, rules)).toEqual(answers);
	});
});

describe('the gate', () => {
	const plan = planned(LIST);
	const refused = (value: unknown) => admit(plan, { it: value }, given).mistakes;
	it.each<[string, unknown, Record<string, string>]>([
		['another shape', { a: 'x' }, { it: 'not_an_answer' }],
		['a text', 'x', { it: 'not_an_answer' }],
		['an entry that is a list', [['x']], { it: 'not_an_answer' }],
		['an entry that is nothing', [null], { it: 'required' }],
		['a name that is unknown', [{ a: 'x', b: 'y' }], { it: 'not_an_answer' }],
		['__proto__', JSON.parse('[{ "a": "x", "__proto__": "y" }]'), { it: 'not_an_answer' }],
		['a remark that nobody asked for', [{ a: 'x', 'a-Comment': 'y' }], { it: 'not_an_answer' }],
		['too many', Array(4).fill({ a: 'x' }), { it: 'not_an_answer' }],
		['a cell of another type', [{ a: 5 }], { it: 'not_an_answer' }],
		['a cell without an answer', [{ n: 1 }], { 'it::0::a': 'required' }],
		['a cell that is too big', [{ a: 'x', n: 9 }], { 'it::0::n': 'too_big' }],
		['the same twice', [{ a: 'x' }, { a: 'X' }], { 'it::1::a': 'not_unique' }],
		['characters that cannot be stored', [{ a: 'x\u0000' }], { it: 'bad_characters' }]
	])('refuses %s', (what, value, wanted) => {
		const codes = Object.entries(refused(value)).map(([at, { code }]) => [at, code]);
		// Nothing at all is not damaged: it is only not enough.
		if (what === 'an entry that is nothing') expect(codes).toEqual([['it::0::a', 'required']]);
		else expect(Object.fromEntries(codes)).toMatchObject(wanted);
	});

	it('takes what it does not refuse', () => {
		expect(refused([{ a: 'x', n: 5 }, { a: 'y' }])).toEqual({});
	});

	it('refuses what is too deep to be looked at', () => {
		let value: unknown = 'x';
		for (let depth = 0; depth < 50_000; depth++) value = [value];
		expect(admit(plan, { it: value }, given).trouble?.code).toBe('response_too_large');
	});

	it('is quick, whatever is sent', () => {
		const deep = planned([
			{
				type: 'paneldynamic',
				name: 'it',
				templateElements: [
					{ type: 'paneldynamic', name: 'it', templateElements: [text('a')], maxPanelCount: 40 }
				]
			}
		]);
		let value: unknown = 'x';
		for (let depth = 0; depth < 2_000; depth++) value = [{ it: value }];
		const wide = Array.from({ length: 100 }, () => ({ it: Array.from({ length: 40 }, () => ({ a: 'x' })) }));
		const before = performance.now();
		for (const one of [value, wide, Array(19_000).fill({}), Array(900).fill({ it: [{}] })])
			admit(deep, { it: one }, given);
		expect(performance.now() - before).toBeLessThan(2_000);
	});
});

describe('limits', () => {
	const obstacles = (element: object) =>
		compile({ title: 'T', elements: [{ name: 'it', ...element }] }, { rules, compilers }).obstacles.map(
			({ code }) => code
		);
	const panel = (name: string, ...inside: object[]) => ({
		type: 'paneldynamic',
		name,
		templateElements: inside,
		maxPanelCount: 2
	});

	it.each<[string, object, string]>([
		[
			'more entries than are served',
			{ type: 'matrixdynamic', columns: [column('a')], maxRowCount: 500 },
			'entries_capped'
		],
		[
			'more at the beginning',
			{ type: 'paneldynamic', templateElements: [text('a')], panelCount: 200 },
			'entries_capped'
		],
		[
			'less than there must be',
			{ type: 'paneldynamic', templateElements: [text('a')], minPanelCount: 5, maxPanelCount: 2 },
			'entries_impossible'
		],
		['nothing inside', { type: 'paneldynamic' }, 'inside_missing'],
		['no columns', { type: 'matrixdropdown', rows: [1] }, 'inside_missing'],
		['no rows', { type: 'matrix', columns: [1] }, 'rows_missing'],
		['two of a name', { type: 'multipletext', items: [{ name: 'a' }, { name: 'A' }] }, 'name_duplicate'],
		['too deep', panel('it', panel('b', panel('c', panel('d', text('a'))))), 'inside_too_deep'],
		[
			'too many answers',
			{
				type: 'matrixdropdown',
				columns: Array.from({ length: 60 }, (_, n) => column(`c${n}`)),
				rows: Array.from({ length: 90 }, (_, n) => n)
			},
			'inside_too_many'
		],
		[
			'a kind that there is not',
			{ type: 'matrixdynamic', columns: [{ name: 'a', cellType: 'newkind' }] },
			'type_unsupported'
		],
		[
			'rows that are dragged',
			{ type: 'matrixdynamic', columns: [column('a')], allowRowReorder: true },
			'property_unknown'
		]
	])('%s', (_what, element, code) => {
		expect(obstacles(element)).toContain(code);
	});

	it('a column without choices is shown and stays empty, unless it must be answered', () => {
		const rows = { type: 'matrixdynamic', name: 'it', columns: [{ name: 'a' }] };
		expect(obstacles(rows)).toEqual(['choices_missing']);
		expect(planned([rows]).pages[0]?.elements[0]).toMatchObject({ inside: { elements: [{ choices: [] }] } });
		const { obstacles: found } = compile(
			{ title: 'T', elements: [{ ...rows, columns: [{ name: 'a', isRequired: true }] }] },
			{ rules, compilers }
		);
		expect(found.map(({ severity }) => severity)).toEqual(['error']);
	});

	it('three deep is not too deep, and SurveyJS’s own limits are no obstacle', () => {
		expect(obstacles(panel('it', panel('b', panel('c', text('a')))))).toEqual([]);
		expect(obstacles({ type: 'matrixdynamic', columns: [column('a')] })).toEqual([]);
	});
});

describe('entries that come', () => {
	const elements = [
		{
			type: 'paneldynamic',
			name: 'it',
			panelCount: 1,
			defaultPanelValue: { b: 'own' },
			templateElements: [text('a', { defaultValue: 'begins' }), text('b')]
		}
	];

	it('begin as SurveyJS begins them', () => {
		const plan = planned(elements);
		const survey = new SurveyModel({ elements });
		expect({ it: first(plan).initial }).toEqual(survey.data);
		expect(freshEntry(first(plan), [])).toEqual({ a: 'begins', b: 'own' });
	});

	it('begin as the last one stands, where they copy it', () => {
		const plan = planned([{ ...elements[0], defaultValueFromLastPanel: true }]);
		expect(freshEntry(first(plan), [{ a: 1 }, { a: 2 }])).toEqual({ a: 2 });
	});

	it('are drawn to be copied with a place of their own', () => {
		const plan = planned(elements);
		const now = course(plan, { it: [{}, {}] }, given);
		const question = plan.pages[0]?.elements[0];
		if (!question || question.kind !== 'paneldynamic') throw new Error('no list');
		const entry = unopened(now, first(plan), now.entries(first(plan)));
		expect([entry.key, entry.record, entry.now.say([['panelIndex']])]).toEqual([
			'__',
			{ a: 'begins', b: 'own' },
			'1'
		]);
		expect(placed({ name: 'a' }, 'it', entry.key).name).toBe('it::__::a');
	});
});

it('a matrix asks every row, and for different answers, where its author does', () => {
	const asked = (rest: object) =>
		planned([{ type: 'matrix', name: 'm', columns: [1, 2], rows: ['x', 'y'], ...rest }]);
	const wrong = (plan: Plan, answers: Answers) =>
		Object.entries(mistakesOn(course(plan, answers, given), 0)).map(([at, { code }]) => `${at} ${code}`);
	expect(wrong(asked({ eachRowRequired: true }), { m: { x: 1 } })).toEqual(['m::0::y required']);
	expect(wrong(asked({ isRequired: true }), {})).toEqual(['m required']);
	expect(wrong(asked({ isRequired: true }), { m: { x: 1 } })).toEqual([]);
	expect(wrong(asked({ eachRowUnique: true }), { m: { x: 1, y: 1 } })).toEqual(['m::0::y not_unique']);
	expect(wrong(asked({ eachRowUnique: true }), { m: { x: 1, y: 2 } })).toEqual([]);
});

it('what is counted of entries can be read again', () => {
	const plan = planned([
		{
			type: 'matrixdropdown',
			name: 'm',
			rows: ['x', 'y'],
			columns: [{ name: 'a', choices: ['one', 'two'] }]
		},
		{
			type: 'paneldynamic',
			name: 'p',
			templateElements: [{ type: 'dropdown', name: 'a', choices: ['one', 'two'] }]
		}
	]);
	const { strings } = admit(plan, { m: { x: { a: 'one' } }, p: [{ a: 'two' }, { a: 'two' }] }, given);
	const counts = (name: string) =>
		Object.fromEntries(
			strings.filter((one) => one.startsWith(`${name}\u001f`)).map((one) => [one.slice(2), 1])
		);
	const of = (name: string) => ({ n: 1, counts: counts(name) });
	expect(tallyWithin(of('m'), 'a', 'x')).toEqual({ n: 1, counts: { one: 1 } });
	expect(tallyWithin(of('m'), 'a', 'y')).toEqual({ n: 0, counts: {} });
	expect(tallyWithin(of('p'), 'a')).toEqual({ n: 1, counts: { two: 1 } });
	expect(sizes(of('p'))).toEqual([{ size: 2, n: 1 }]);
	expect(strings).toContain(`p\u001f${STEP}2`);
});
