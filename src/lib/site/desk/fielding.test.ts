import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../blocks/block';
import { fieldOf, wordsOf } from './fielding';

const label = { en: 'x', 'zh-CN': 'x' };
const kind: BlockKind = {
	name: label,
	about: label,
	group: 'words',
	icon: '',
	fields: {
		flag: { as: 'flag', label },
		title: { as: 'words', label },
		body: { as: 'prose', label },
		items: { as: 'list', label, one: label, most: 9, of: { answer: { as: 'words', label, long: true } } }
	},
	fresh: () => ({})
};

describe('the way to a field', () => {
	it.each([
		['title', 'words'],
		['items', 'list'],
		['items.2.answer', 'words'],
		['items.2', undefined],
		['items.answer', undefined],
		['nothing', undefined],
		['constructor', undefined],
		['title.en', undefined]
	])('%s leads to %s', (at, as) => expect(fieldOf(kind, at)?.as).toBe(as));
});

describe('the words that a block is known by', () => {
	const speaks = { language: 'en', languages: ['en', 'zh-CN'] };
	const said = (fields: Record<string, unknown>, kindName = 'toy') =>
		wordsOf({ id: 'b', kind: kindName, fields }, { toy: kind }, speaks);
	const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

	it.each([
		[{ title: { en: 'Hello' } }, 'Hello'],
		[{ title: { 'zh-CN': '你好' } }, '你好'],
		[{ body: { en: { type: 'doc', content: [paragraph('One'), paragraph('two')] } } }, 'One two'],
		[{ items: [{ answer: {} }, { answer: { en: 'Second' } }] }, 'Second'],
		[{ title: 'of an earlier version' }, ''],
		[{}, '']
	])('in %j are %j', (fields, words) => expect(said(fields)).toBe(words));

	it('are shortened', () => expect(said({ title: { en: 'a'.repeat(90) } })).toHaveLength(60));
	it('are none in a block that nobody knows', () => expect(said({ title: { en: 'x' } }, 'gone')).toBe(''));
});
