import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { note, page, section, site, toyKinds } from '../../../tests/toy-site';
import { LIMITS } from './limits';
import { siteFrom, siteStored } from './parse';

const kinds = toyKinds;
const refused = (limit: string) =>
	expect.objectContaining({ code: 'invalid', facts: expect.objectContaining({ limit }) });

test('a site is kept as it is, as text too', () => {
	expect(siteFrom(site(), kinds)).toEqual(site());
	expect(siteFrom(JSON.stringify(site()), kinds)).toEqual(site());
});

test('nothing else gets in', () => {
	const raw = { ...site(), onload: 'x', theme: { look: 'x', accent: 'red;}', css: 'y' }, cover: '../x' };
	expect(siteFrom(raw, kinds)).toEqual(site());
	expect(siteFrom({ ...site(), languages: ['en', 'en', '<b>', 7, 'zh-CN'] }, kinds).languages).toEqual([
		'en',
		'zh-CN'
	]);
	const own = { look: 'own', accent: '#AABBCC', type: 'strong' };
	expect(siteFrom({ ...site(), theme: own }, kinds).theme).toEqual({ ...own, accent: '#aabbcc' });
});

const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `b${from + at}`);
const pages = (count: number) => Array.from({ length: count }, (_, at) => page(`p${at}`, at ? `p${at}` : ''));
const deep = (depth: number): ReturnType<typeof page> =>
	page(`d${depth}`, `d${depth}`, [], depth > 1 ? [deep(depth - 1)] : []);
const withSection = (raw: unknown) => ({ ...site(), pages: [{ ...page('home', ''), sections: [raw] }] });
const withBlock = (raw: unknown) => withSection({ id: 's', layout: 'one', tone: 'plain', slots: [[raw]] });

describe('refused', () => {
	test.each<[string, unknown, string]>([
		['no object', 7, 'site'],
		['a list', [], 'site'],
		['no JSON', '{"format":1,', 'json'],
		['a later format', { ...site(), format: 2 }, 'format'],
		['no format', { ...site(), format: undefined }, 'format'],
		['no language', { ...site(), languages: ['<b>'] }, 'languages'],
		['too many languages', { ...site(), languages: Array(21).fill('en') }, 'languages'],
		['pages that are no list', { ...site(), pages: {} }, 'pages'],
		['too many pages', site(pages(LIMITS.pages + 1)), 'pages'],
		['pages too deep', site([deep(LIMITS.depth + 1)]), 'depth'],
		['too many sections', site([page('a', '', Array(101).fill(section('s', [])))]), 'sections'],
		[
			'too many blocks on a page',
			site([page('a', '', [section('s', many(300)), section('t', many(101, 300))])]),
			'blocks'
		],
		['a slug with a slash', site([page('a', 'a/b')]), 'slug'],
		['a slug with capitals', site([page('a', 'About')]), 'slug'],
		['a slug that climbs', site([page('a', '..')]), 'slug'],
		['an id twice', site([page('a', '', [section('a', [])])]), 'id'],
		['an id that is none', site([page('a"b', '')]), 'id'],
		['an unknown layout', withSection({ id: 's', layout: 'toString', tone: 'plain', slots: [] }), 'layout'],
		['a slot too few', withSection({ id: 's', layout: 'two', tone: 'plain', slots: [[]] }), 'slots'],
		['a slot too many', withSection({ id: 's', layout: 'one', tone: 'plain', slots: [[], []] }), 'slots'],
		['a block that is none', withBlock('x'), 'blocks'],
		['a kind that is no name', withBlock({ ...note('n'), kind: '../x' }), 'kind']
	])('%s', (_, raw, limit) => expect(() => siteFrom(raw, kinds)).toThrow(refused(limit)));

	test('what is too large, before it is looked at', () => {
		const large = `{"format":1,"x":"${'好'.repeat(LIMITS.size / 3)}"}`;
		expect(() => siteFrom(large, kinds)).toThrow(expect.objectContaining({ code: 'too_large' }));
	});

	test('a field, by its name', () => {
		const raw = withBlock({ id: 'n', kind: 'all', fields: { to: { to: 'javascript:alert(1)' } } });
		expect(() => siteFrom(raw, kinds)).toThrow(
			expect.objectContaining({ code: 'invalid', facts: { field: 'n.to' } })
		);
		expect(siteStored(raw, kinds).pages[0]?.sections[0]?.slots[0]?.[0]?.fields['to']).toEqual({ to: '' });
	});
});

test('just within the limits', () => {
	expect(siteFrom(site(pages(LIMITS.pages)), kinds).pages).toHaveLength(LIMITS.pages);
	expect(siteFrom(site([deep(LIMITS.depth)]), kinds).pages).toHaveLength(1);
	expect(siteFrom(site([page('a', '', [section('s', many(LIMITS.blocks))])]), kinds).pages).toHaveLength(1);
});

test('what was let in before is read although a limit is lower now', () => {
	const unknown = withBlock({ id: 'n', kind: 'tomorrow', fields: { all: Array(4_100).fill(1) } });
	for (const [limit, raw] of [
		['pages', site(pages(LIMITS.pages + 1))],
		['depth', site([deep(LIMITS.depth + 1)])],
		[
			'sections',
			site([
				page(
					'a',
					'',
					many(101).map((id) => section(id, []))
				)
			])
		],
		['blocks', site([page('a', '', [section('s', many(LIMITS.blocks + 1))])])],
		['slug', site([page('a', 'a'.repeat(LIMITS.slug + 1))])],
		['unknown', unknown]
	] as const) {
		expect(() => siteFrom(raw, kinds)).toThrow(refused(limit));
		expect(siteStored(raw, kinds)).toEqual(raw);
	}
	const long = { ...site(), more: 'x'.repeat(LIMITS.size) };
	expect(() => siteFrom(long, kinds)).toThrow(expect.objectContaining({ code: 'too_large' }));
	expect(siteStored(long, kinds)).toEqual(site());
	// Not without end: whoever speaks to the database alone may have put it there.
	expect(() => siteStored(site([deep(31)]), kinds)).toThrow(refused('depth'));
});

describe('a block that is not known here', () => {
	const kept = (fields: unknown) => {
		const raw = withBlock({ id: 'n', kind: 'tomorrow', fields });
		return siteFrom(raw, kinds).pages[0]?.sections[0]?.slots[0]?.[0]?.fields;
	};
	const nested = (depth: number): unknown => (depth ? [nested(depth - 1)] : 1);

	test('keeps its fields', () => {
		const fields = { a: { b: [1, 'two', null, true] }, to: 'javascript:alert(1)' };
		expect(kept(fields)).toEqual(fields);
		expect(kept({ a: 'x\u0000' })).toEqual({ a: 'x\uFFFD' });
		expect(kept('x')).toEqual({});
		expect(kept(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toEqual({ b: 2 });
	});

	test.each([
		['depth', { a: nested(20) }],
		['values', { a: Array(5_000).fill(1) }],
		['size', { a: 'a'.repeat(200_001) }]
	])('within bounds: %s', (_, fields) => expect(() => kept(fields)).toThrow(refused('unknown')));
});

test('any JSON at all is a site or a Problem', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
			for (const raw of [
				value,
				{ ...site(), pages: value },
				withBlock({ id: 'n', kind: 'all', fields: value })
			])
				try {
					const first = siteFrom(raw, kinds);
					expect(siteFrom(first, kinds)).toEqual(first);
				} catch (thrown) {
					expect(thrown).toMatchObject({ code: 'invalid' });
				}
		})
	);
});
