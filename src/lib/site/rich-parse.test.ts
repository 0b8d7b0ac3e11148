import { describe, expect, test } from 'vitest';
import { RICH_LIMITS, isEmptyRich, richFrom, richText } from './rich-parse';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const words = (text: string, ...marks: unknown[]) => ({
	type: 'text',
	text,
	...(marks.length ? { marks } : {})
});
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const link = (href: unknown, more = {}) => ({ type: 'link', attrs: { href, ...more } });

test('what the editor writes is kept as it is', () => {
	const whole = doc(
		{ type: 'heading', attrs: { level: 3 }, content: [words('How to')] },
		p(words('One '), words('two', { type: 'bold' }, link('https://example.org')), { type: 'hardBreak' }),
		{ type: 'paragraph' },
		{
			type: 'bulletList',
			content: [{ type: 'listItem', content: [p(words('a')), { type: 'orderedList', content: [item('b')] }] }]
		},
		{ type: 'blockquote', content: [p(words('said'))] },
		{
			type: 'table',
			content: [
				{
					type: 'tableRow',
					content: [
						{ type: 'tableHeader', content: [p(words('h'))] },
						{ type: 'tableCell', content: [p()] }
					]
				}
			]
		}
	);
	const kept = richFrom(whole);
	expect(kept).toEqual(JSON.parse(JSON.stringify(whole).replace('"content":[]', '"x":0'), drop));
	expect(richFrom(kept)).toEqual(kept);
});
const item = (text: string) => ({ type: 'listItem', content: [p(words(text))] });
const drop = (key: string, value: unknown) => (key === 'x' ? undefined : value);

describe('what is not allowed does not get in', () => {
	test.each<[string, unknown, unknown]>([
		['no document', 'text', doc()],
		['null', null, doc()],
		['a script', doc({ type: 'script', content: [words('alert(1)')] }), doc(p(words('alert(1)')))],
		['a link that runs', doc(p(words('x', link('javascript:alert(1)')))), doc(p(words('x')))],
		['a link that is no text', doc(p(words('x', link({ toString: 'x' })))), doc(p(words('x')))],
		[
			'attributes of a link',
			doc(p(words('x', link('https://a.example', { onclick: 'x', target: '_top', class: 'y' })))),
			doc(p(words('x', link('https://a.example'))))
		],
		['unknown marks', doc(p(words('x', { type: 'textStyle', attrs: { style: 'x' } }))), doc(p(words('x')))],
		[
			'a mark twice',
			doc(p(words('x', { type: 'bold' }, { type: 'bold' }))),
			doc(p(words('x', { type: 'bold' })))
		],
		[
			'a heading too loud',
			doc({ type: 'heading', attrs: { level: 1 } }),
			doc({ type: 'heading', attrs: { level: 2 } })
		],
		[
			'a heading too soft',
			doc({ type: 'heading', attrs: { level: 6, id: 'x' } }),
			doc({ type: 'heading', attrs: { level: 4 } })
		],
		['words outside of a paragraph', doc(words('x')), doc(p(words('x')))],
		['a list without items', doc({ type: 'bulletList', content: [] }), doc()],
		['a table without rows', doc({ type: 'table', content: 7 }), doc()],
		['text that is none', doc(p({ type: 'text', text: { a: 1 } })), doc({ type: 'paragraph' })],
		['what cannot be stored', doc(p(words('a\u0000\uD800'))), doc(p(words('a\uFFFD\uFFFD')))]
	])('%s', (_, raw, kept) => expect(richFrom(raw)).toEqual(kept));

	test('a table in a table becomes paragraphs', () => {
		const table = (content: unknown) => ({
			type: 'table',
			content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [content] }] }]
		});
		expect(richFrom(doc(table(table(p(words('in'))))))).toEqual(doc(table(p(words('in')))));
	});

	test('items and cells begin with a paragraph', () => {
		const [list] = richFrom(doc({ type: 'bulletList', content: [{ type: 'listItem' }] })).content;
		expect(list).toEqual({
			type: 'bulletList',
			content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }]
		});
	});
});

describe('limits', () => {
	const deep = (depth: number): unknown =>
		depth ? { type: 'blockquote', content: [deep(depth - 1)] } : p(words('x'));
	test.each([
		['long text', doc(p(words('a'.repeat(RICH_LIMITS.characters + 1))))],
		['many nodes', doc(...Array.from({ length: RICH_LIMITS.nodes + 1 }, () => p()))],
		['depth', doc(deep(RICH_LIMITS.depth + 1))],
		['much depth', doc(deep(2_000))]
	])('%s is refused', (_, raw) =>
		expect(() => richFrom(raw)).toThrow(expect.objectContaining({ code: 'invalid' }))
	);

	test('what is just within them is not', () => {
		expect(richText(richFrom(doc(p(words('a'.repeat(RICH_LIMITS.characters))))))).toHaveLength(
			RICH_LIMITS.characters
		);
		expect(isEmptyRich(richFrom(doc(deep(RICH_LIMITS.depth))))).toBe(false);
	});
});

test('as plain text', () => {
	const document = richFrom(
		doc(p(words('One'), { type: 'hardBreak' }, words('two')), p(), {
			type: 'bulletList',
			content: [item('a'), item('b')]
		})
	);
	expect(richText(document)).toBe('One\ntwo\na\nb');
	expect(isEmptyRich(richFrom(doc(p(words('  ')))))).toBe(true);
});
