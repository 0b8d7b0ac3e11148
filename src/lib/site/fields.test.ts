import { describe, expect, test } from 'vitest';
import { toyKinds } from '../../../tests/toy-site';
import type { Field } from './blocks/block';
import { emptyOf, fieldsFrom, forgive, freshBlock, freshEntry, isEmptyField } from './fields';

const { all, note } = toyKinds;
const empty = fieldsFrom(all, undefined);
const fieldOf = (name: string): Field => {
	const field = all.fields[name];
	if (!field) throw new Error(name);
	return field;
};
const one = (name: string, value: unknown) => fieldsFrom(all, { [name]: value })[name];
const doc = (text: string) => ({
	type: 'doc',
	content: [{ type: 'paragraph', content: [{ type: 'text', text }] }]
});
const picture = {
	id: 'pic',
	width: 800,
	height: 600,
	alt: { en: 'A cat' },
	plain: false,
	focus: { x: 0.2, y: 1 },
	crop: 'wide'
};

test('a block has the fields of its kind, all of them and no others', () => {
	const fields = fieldsFrom(all, { title: { en: 'Hi' }, onclick: 'x', __proto__: { a: 1 }, constructor: 1 });
	expect(Object.keys(fields)).toEqual(Object.keys(all.fields));
	expect(fields).toEqual({ ...empty, title: { en: 'Hi' } });
	for (const [name, field] of Object.entries(all.fields)) expect(empty[name]).toEqual(emptyOf(field));
});

test.each<[string, unknown]>([
	['title', { en: 'Hello', 'zh-CN': '你好' }],
	['story', { en: 'One\ntwo' }],
	['body', { en: doc('x') }],
	['to', { to: 'page:home' }],
	['picture', picture],
	['file', { id: 'f1', name: 'Plan.pdf', size: 12 }],
	['rows', 3],
	['day', '2026-11-22'],
	['day', '2026-11-22T09:30'],
	['loud', true],
	['size', 'large'],
	['survey', 'f3a1'],
	['question', 'What else?'],
	['page', 'home'],
	['items', [{ ...empty, items: undefined, title: { en: 'x' } }].map(({ items: _, ...entry }) => entry)]
])('%s holds %j', (name, value) => {
	expect(one(name, value)).toEqual(value);
	expect(fieldsFrom(all, fieldsFrom(all, { [name]: value }))[name]).toEqual(value);
});

test.each<[string, unknown, unknown]>([
	['title', 'text', {}],
	['title', { en: 7, '<b>': 'x', 'zh-CN': '好' }, { 'zh-CN': '好' }],
	['title', { en: '  ' }, {}],
	['title', { en: 'a\nb' }, { en: 'a b' }],
	['title', { en: 'a\u0000\uD800' }, { en: 'a\uFFFD\uFFFD' }],
	['body', { en: doc(' '), fr: 'x' }, {}],
	['to', 'https://example.org', { to: '' }],
	['to', { to: 'https://example.org', onclick: 'x' }, { to: 'https://example.org' }],
	['picture', { id: '../x' }, null],
	['picture', 'https://example.org/a.png', null],
	[
		'picture',
		{ ...picture, width: -1, focus: { x: 9, y: 'a' }, crop: 'x;y', src: 'x', alt: { en: 7 } },
		{ ...picture, width: 1, focus: { x: 1, y: 0.5 }, crop: 'none', alt: {} }
	],
	['file', { id: 'f1', name: 7, size: -4, href: 'x' }, { id: 'f1', name: '', size: 0 }],
	['rows', 77, 9],
	['rows', -1, 1],
	['rows', '3', null],
	['rows', NaN, null],
	['loud', 'yes', false],
	['size', 'huge', 'small'],
	['survey', 'a b', ''],
	['question', { a: 1 }, ''],
	['page', 'page/../x', ''],
	['items', { 0: {} }, []],
	['items', ['x', 7, null], []]
])('%s makes of %j what it can hold', (name, value, kept) => expect(one(name, value)).toEqual(kept));

describe('what a person could have meant is not lost without a word', () => {
	test.each<[string, unknown, string, unknown]>([
		['title', { en: 'a'.repeat(201) }, 'title', { en: 'a'.repeat(200) }],
		['story', { en: 'a'.repeat(2_001) }, 'story', { en: 'a'.repeat(2_000) }],
		['body', { en: doc('a'.repeat(50_000)) }, 'body', {}],
		['to', { to: 'javascript:alert(1)' }, 'to', { to: '' }],
		['day', '2026-02-31', 'day', ''],
		['day', '2026-11-22T25:00', 'day', ''],
		['day', 'tomorrow', 'day', ''],
		['items', [{ to: { to: 'nowhere' } }], 'items.0.to', undefined],
		['items', Array(5).fill({}), 'items', undefined],
		['picture', { ...picture, alt: { en: 'a'.repeat(501) } }, 'picture.alt', undefined]
	])('%s: %j', (name, value, field, forgiven) => {
		expect(() => one(name, value)).toThrow(expect.objectContaining({ code: 'invalid', facts: { field } }));
		const stood = fieldsFrom(all, { [name]: value }, forgive)[name];
		if (forgiven !== undefined) expect(stood).toEqual(forgiven);
	});
});

test('fresh ones', () => {
	const block = freshBlock(note, 'note', ['en']);
	expect(block).toMatchObject({ kind: 'note', fields: { words: { en: 'Hello' } } });
	expect(freshBlock(note, 'note', ['en']).id).not.toBe(block.id);
	const items = fieldOf('items');
	if (items.as !== 'list') throw new Error('no list');
	expect(freshEntry(items)).toEqual(
		Object.fromEntries(Object.entries(empty).filter(([name]) => name !== 'items'))
	);
});

test('every empty value is empty, every full one is not', () => {
	for (const [name, field] of Object.entries(all.fields))
		if (field.as !== 'pick') expect(isEmptyField(field, empty[name], ['en']), name).toBe(true);
	expect(isEmptyField(fieldOf('title'), { fr: 'x' }, ['en'])).toBe(true);
	expect(isEmptyField(fieldOf('title'), { en: 'x' }, ['en'])).toBe(false);
	expect(isEmptyField(fieldOf('picture'), picture, ['en'])).toBe(false);
	expect(isEmptyField(fieldOf('rows'), 0, ['en'])).toBe(false);
});
