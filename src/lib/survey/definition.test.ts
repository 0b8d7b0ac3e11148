import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	canonical,
	elementsOf,
	emptyDefinition,
	languagesOf,
	LIMITS,
	pagesOf,
	parseDefinition,
	tongues
} from './definition';

const problemOf = (raw: unknown) => {
	const parsed = parseDefinition(raw);
	return 'problem' in parsed ? parsed.problem.code : null;
};
const elements = (count: number) => ({
	elements: Array.from({ length: count }, (_, i) => ({ type: 'text', name: `q${i}` }))
});
const nested = (depth: number): object =>
	depth ? { type: 'panel', name: `p${depth}`, elements: [nested(depth - 1)] } : { type: 'text', name: 'q' };

test.each<[string, unknown, string | null]>([
	['a survey', '{"title":"T"}', null],
	['a survey after a byte order mark', '\uFEFF{"title":"T"}', null],
	['broken JSON', '{"title":', 'not_json'],
	['an empty text', '', 'not_json'],
	['a list', '[]', 'not_a_survey'],
	['a number', '5', 'not_a_survey'],
	['nothing', undefined, 'not_a_survey'],
	['a function', () => 1, 'not_a_survey'],
	['too long a text', `{"title":"${'x'.repeat(LIMITS.size)}"}`, 'too_large'],
	['too many bytes', { title: '问'.repeat(400_000) }, 'too_large'],
	['a deep list', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'too_deep'],
	['panels within reason', { elements: [nested(LIMITS.panels)] }, null],
	['panels too deep', { elements: [nested(LIMITS.panels + 2)] }, 'too_many_panels'],
	['500 elements', elements(500), null],
	['501 elements', elements(501), 'too_many_elements'],
	[
		'many choices',
		{ elements: [{ type: 'dropdown', choices: Array.from({ length: 2_001 }, (_, i) => i) }] },
		'too_many_choices'
	],
	[
		'100,000 choices',
		{ elements: [{ type: 'dropdown', choices: Array.from({ length: 100_001 }, () => 1) }] },
		'too_many_values'
	],
	['many pages', { pages: Array.from({ length: 201 }, () => ({})) }, 'too_many_pages']
])('%s', (_name, raw, problem) => expect(problemOf(raw)).toBe(problem));

test('a circle ends', () => {
	const circle: Record<string, unknown> = {};
	circle['self'] = circle;
	expect(problemOf(circle)).toBe('too_deep');
});

test('what cannot be stored is replaced where one can see it, and named', () => {
	const parsed = parseDefinition({ title: 'a\u0000b', pages: [{ name: 'half \ud83d' }], fine: '😀' });
	expect(parsed).toEqual({
		definition: { title: 'a\uFFFDb', pages: [{ name: 'half \uFFFD' }], fine: '😀' },
		cleaned: ['title', 'pages[0].name']
	});
});

test('no prototype comes in', () => {
	const parsed = parseDefinition('{"__proto__":{"bad":1},"title":"T"}');
	expect(parsed).toEqual({ definition: { title: 'T' }, cleaned: [] });
});

describe('shapes that SurveyJS accepts', () => {
	const q = { type: 'text', name: 'q' };
	test.each<[string, object]>([
		['pages', { pages: [{ name: 'page1', elements: [q] }] }],
		['one page', { pages: { name: 'page1', elements: [q] } }],
		['elements', { elements: [q] }],
		['questions', { questions: [q] }],
		['one element', { elements: q }],
		['pages with questions', { pages: [{ questions: [q] }] }]
	])('%s', (_name, raw) => {
		const parsed = parseDefinition(raw);
		if ('problem' in parsed) throw new Error('it is a survey');
		expect(pagesOf(parsed.definition)).toHaveLength(1);
		expect(elementsOf(parsed.definition).map(({ element }) => element)).toEqual([q]);
	});
});

test.each<[object, string[], string]>([
	[{}, ['en'], 'en'],
	[{ title: 'T' }, ['en'], 'en'],
	[{ locale: 'zh-cn', title: '你好' }, ['zh-cn'], 'zh-cn'],
	[{ title: { default: 'Hi', 'zh-cn': '你好' } }, ['en', 'zh-cn'], 'en'],
	[{ locale: 'zh-cn', title: { default: 'Hi', 'zh-cn': '你好' } }, ['zh-cn', 'en'], 'en'],
	[{ locale: 'zh-cn', title: { 'zh-cn': '你好' } }, ['zh-cn'], 'zh-cn'],
	[{ locale: 'zh-cn', title: { default: '你好', fr: 'Salut' } }, ['zh-cn', 'fr'], 'zh-cn'],
	[{ elements: [{ choices: [{ value: 1, text: { default: 'a', de: 'b' } }] }] }, ['en', 'de'], 'en'],
	[{ elements: [{ defaultValue: { de: 'not a text' } }] }, ['en'], 'en'],
	[{ locale: 5 }, ['en'], 'en']
])('the languages of %j are %j', (definition, languages, base) => {
	const parsed = parseDefinition(definition);
	if ('problem' in parsed) throw new Error('it is a survey');
	expect(tongues(parsed.definition)).toEqual({ languages, base });
});

test('canonical is the same for equal surveys, and only for them', () => {
	expect(canonical({ a: 1, b: { d: [1, 2], c: undefined } })).toBe(canonical({ b: { d: [1, 2] }, a: 1 }));
	expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }));
	expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
});

test('a survey to begin with is in one language', () => {
	expect(languagesOf(emptyDefinition('T'))).toEqual(['en']);
	expect(languagesOf(emptyDefinition('问卷', 'zh-cn'))).toEqual(['zh-cn']);
});

test('nothing makes it throw, and what it returns it takes again', () => {
	fc.assert(
		fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (raw) => {
			const parsed = parseDefinition(raw);
			if ('problem' in parsed) return;
			expect(parseDefinition(parsed.definition)).toEqual({ definition: parsed.definition, cleaned: [] });
		})
	);
});

const SUITE = new URL('../../../../shared/corpus/json/test_parsing/', import.meta.url);
test.skipIf(!existsSync(SUITE))('a suite of JSON, good and bad (skipped without the corpus)', () => {
	for (const file of readdirSync(SUITE)) {
		const parsed = parseDefinition(readFileSync(new URL(encodeURIComponent(file), SUITE), 'utf8'));
		if (file.startsWith('n_')) expect(parsed, file).toHaveProperty('problem');
		if (file.startsWith('y_object')) expect(parsed, file).toHaveProperty('definition');
	}
});
