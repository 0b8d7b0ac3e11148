import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { page } from '../../../../tests/toy-site';
import BlockView from '../BlockView.svelte';
import { absent, formOf } from '../forms';
import type { FiguresGiven, FormGiven } from '../needs';
import type { Block } from '../site';
import { spansIn, thenAndNow, themeObstacles } from './heard';
import { liveAt } from './live';
import { kinds } from './registry';
import { saidOn } from './saying';
import { spanObstacles } from './spans';

const ID = /<input type="hidden" name="earshot:id" value="([\w-]{36})"/;
const FIGURES: FiguresGiven = {
	state: 'shown',
	minimum: 5,
	n: 120,
	title: 'Would you recommend it?',
	metric: 'nps',
	unit: 'score',
	value: 34,
	interval: [20, 48],
	bars: [
		{ label: '9', n: 30 },
		{ label: '<b>10</b>', n: 90 }
	],
	from: '2026-10-01',
	at: '2026-11-22T12:00:00Z'
};
const FEW: FiguresGiven = {
	...FIGURES,
	state: 'few',
	n: 0,
	value: null,
	interval: null,
	bars: [],
	from: '',
	metric: null,
	unit: null
};
const FORM: FormGiven = formOf(
	{
		slug: 'pulse',
		door: {
			plan: {
				...{
					format: 1,
					languages: ['en'],
					title: 'Pulse',
					thanks: '',
					calculated: [],
					showProgress: false,
					numbers: null
				},
				pages: [
					{
						name: 'p',
						elements: [
							{
								kind: 'radiogroup',
								name: 'q',
								title: 'Which?',
								choices: [
									{ value: 'a', text: '<i>Ay</i>' },
									{ value: 'b', text: 'Bee' }
								]
							}
						]
					}
				]
			},
			version: 1,
			mode: 'anonymous',
			state: 'open'
		},
		language: 'en'
	},
	null
);

const draw = (
	kind: string,
	given: readonly unknown[],
	fields: Block['fields'] = {},
	more: object = {}
): string =>
	render(BlockView, {
		props: {
			block: { id: 'b', kind, fields },
			given,
			language: 'en',
			languages: ['en'],
			locale: 'en',
			editing: false,
			to: { link: (to: string) => to, picture: () => '', file: () => '' },
			site: { name: 'S', base: '/m/x', path: '/m/x/page?lang=en', pages: [] },
			...more
		}
	}).body;
const words = (html: string) =>
	html
		.replace(/<!--[^]*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

test('a live score says its value, its interval, how many and since when', () => {
	const html = draw('score', [FIGURES]);
	expect(words(html)).toMatch(
		/Would you recommend it\? .*\+34 NPS.*30.*90.*From 120 answers 95% interval \+20 to \+48 Since October 1, 2026/
	);
	expect(html).toContain('&lt;b>10');
	expect(html).toContain('data-from="/m/x/live?page=page&amp;lang=en"');
	expect(html).not.toContain('style=');
});

test('below the minimum it says so, and nothing else', () => {
	const html = draw('score', [FEW]);
	expect(words(html)).toContain('appears here from 5 answers on');
	expect(words(html)).not.toMatch(/interval|NPS|\d%/);
});

test.each(['score', 'survey', 'question', 'wall'])(
	'%s, of which there is nothing, is not there for visitors',
	(kind) => {
		for (const given of [[], [undefined], [{ ...FIGURES, state: 'closed' }], [absent]]) {
			expect(words(draw(kind, given)).trim()).toBe('');
			expect(words(draw(kind, given, {}, { editing: true })).trim()).not.toBe('');
		}
	}
);

test.each(['survey', 'question'])('%s is a form that works without script', (kind) => {
	const html = draw(kind, [FORM]);
	expect(html).toContain('method="post" action="/s/pulse?answers"');
	expect(html).toContain('data-answer=""');
	expect(html).toContain('name="earshot:version" value="1"');
	expect(html).toMatch(/<input type="radio" name="q" value="a"/);
	expect(html).toContain('&lt;i>Ay');
	expect(html).not.toContain('<i>');
});

test.each(['survey', 'question', 'course'])(
	'%s: each page that is drawn has an id of its own where it is looked for',
	(kind) => {
		const fields = kind === 'course' ? (kinds['course']?.fresh(['en']) ?? {}) : {};
		const ids = [1, 2].map(() => ID.exec(draw(kind, [FORM], fields))?.[1]);
		expect(ids[0]).toBeTruthy();
		expect(ids[0]).not.toBe(ids[1]);
	}
);

test.each(['survey', 'question', 'course', 'score'])('%s: in the builder nothing posts or plays', (kind) => {
	const fields = kind === 'course' ? (kinds['course']?.fresh(['en']) ?? {}) : {};
	const html = draw(kind, [kind === 'score' ? FIGURES : FORM], fields, { editing: true });
	expect(html).not.toMatch(/<form|type="submit"|data-from|data-answer/);
	// The control: for visitors there is something that could.
	expect(draw(kind, [kind === 'score' ? FIGURES : FORM], fields)).toMatch(/<form|data-from/);
});

test('a survey that is shut says why', () => {
	expect(words(draw('survey', [{ ...absent, href: '/s/pulse', said: 'This survey has closed' }]))).toContain(
		'has closed'
	);
});

test('a quiz does not say which answer is right', () => {
	const html = draw('course', [], kinds['course']?.fresh(['en']) ?? {});
	expect(html).not.toMatch(/right"|correct|data-right/i);
});

test('a wall that nothing was let through to says when it will be there', () =>
	expect(words(draw('wall', [{ title: '', comments: [] }]))).toContain('will stand here'));

test('a wall shows texts as texts', () => {
	const html = draw('wall', [{ title: 'Why?', comments: [{ id: '1', text: '<script>x</script>' }] }], {
		most: 9
	});
	expect(html).toContain('&lt;script>');
	expect(html).not.toContain('<script');
});

const theme = { said: {}, did: {}, question: 'q', before: '2026-03-31', after: '2026-09-01' };

test('then and now belong to their theme, whatever the others have', () => {
	const items = [{ ...theme, question: '' }, theme, theme];
	const [then, now] = [
		{ ...FIGURES, value: 10 },
		{ ...FIGURES, value: 30 }
	];
	const given = [FEW, FEW, then, now];
	expect(items.flatMap(spansIn)).toHaveLength(4);
	expect(thenAndNow(items, given, 0, 'en', 'en')).toBeNull();
	expect(thenAndNow(items, given, 1, 'en', 'en')?.then.few).toContain('from 5 answers on');
	expect(thenAndNow(items, given, 2, 'en', 'en')).toMatchObject({
		then: { value: '+10' },
		now: { value: '+30' }
	});
	expect(thenAndNow(items, [], 2, 'en', 'en')).toBeNull();
	const html = draw('heard', given, { survey: 's', items });
	expect(words(html)).toMatch(/Then \+10 NPS .*Now \+30 NPS/);
});

test.each([
	[{ survey: 's', items: [theme] }, []],
	[{ survey: 's', items: [{ ...theme, question: '' }] }, []],
	[{ survey: '', items: [theme] }, ['theme_survey items.0.question']],
	[{ survey: 's', items: [theme, { ...theme, after: '' }] }, ['theme_days items.1.after']],
	[{ survey: 's', items: [{ ...theme, before: '' }] }, ['theme_days items.0.before']],
	[{ survey: 's', items: [{ ...theme, after: '2026-03-31' }] }, ['theme_apart items.0.after']]
])('the numbers of %j are in the way with %j', (fields, codes) => {
	expect(themeObstacles(fields).map(({ code, at }) => `${code} ${at}`)).toEqual(codes);
});

test('a span that ends before it begins is told', () => {
	const told = (since: string, until: string) => spanObstacles({ since, until }, 'since', 'until').length;
	expect([
		told('', ''),
		told('2026-01-02', ''),
		told('2026-01-02', '2026-01-02'),
		told('2026-01-02', '2026-01-01')
	]).toEqual([0, 0, 0, 1]);
});

test('what the script asks for is what stands in the page', () => {
	const blocks = [
		{ id: 'b', kind: 'score', fields: {} },
		{ id: 'w', kind: 'wall', fields: {} }
	];
	const here = {
		...page('home', ''),
		sections: [{ id: 's', layout: 'one' as const, tone: 'plain' as const, slots: [blocks] }]
	};
	const said = saidOn(here, kinds, { b: [FIGURES], w: [{ title: '', comments: [] }] }, 'en', 'en');
	expect(said).toMatchObject({ b: [{ value: '+34', people: 'From 120 answers' }] });
	expect(Object.keys(said)).toEqual(['b']);
	for (const text of [said['b']?.[0]?.sure ?? '-', said['b']?.[0]?.since ?? '-'])
		expect(words(draw('score', [FIGURES]))).toContain(text);
	expect(liveAt({ base: '/m/x', path: '/m/x' }, 'zh-CN')).toBe('/m/x/live?page=&lang=zh-CN');
});
