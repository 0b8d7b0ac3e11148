import { expect, test } from 'vitest';
import { page, section, site } from '../../../../tests/toy-site';
import { richFrom } from '../rich-parse';
import type { Fields, SiteDocument } from '../site';
import { addEntry, duplicateEntry, moveEntry, removeEntry, setField, setProse, setWords } from './fields';
import { findBlock, withBlock } from './walk';

const fields: Fields = {
	title: { en: 'Help' },
	body: {},
	items: [{ q: { en: '1' } }, { q: { en: '2' } }, { q: { en: '3' } }]
};
const start = withBlock(site([page('home', '', [section('s', ['faq', 'other'])])]), 'faq', (block) => ({
	...block,
	fields
}));
const after = (changed: SiteDocument) => findBlock(changed, 'faq')?.block.fields;
const doc = (text: string) => richFrom({ type: 'doc', content: [{ type: 'text', text }] });
const order = (changed: SiteDocument) => JSON.stringify(after(changed)?.['items']).match(/\d/g)?.join('');

test.each<[string, (s: SiteDocument) => SiteDocument, Fields]>([
	['set', (s) => setField(s, 'faq', 'size', 'large'), { ...fields, size: 'large' }],
	[
		'set inside',
		(s) => setField(s, 'faq', 'items.1.q', {}),
		{ ...fields, items: [{ q: { en: '1' } }, { q: {} }, { q: { en: '3' } }] }
	],
	[
		'words',
		(s) => setWords(s, 'faq', 'title', 'zh-CN', '帮助'),
		{ ...fields, title: { en: 'Help', 'zh-CN': '帮助' } }
	],
	['words that go', (s) => setWords(s, 'faq', 'title', 'en', ' '), { ...fields, title: {} }],
	['words that are new', (s) => setWords(s, 'faq', 'lead', 'en', 'x'), { ...fields, lead: { en: 'x' } }],
	['rich text', (s) => setProse(s, 'faq', 'body', 'en', doc('x')), { ...fields, body: { en: doc('x') } }],
	[
		'rich text that goes',
		(s) => setProse(setProse(s, 'faq', 'body', 'en', doc('x')), 'faq', 'body', 'en', doc(' ')),
		fields
	]
])('%s', (_, act, wanted) => expect(after(act(start))).toEqual(wanted));

test.each<[string, (s: SiteDocument) => SiteDocument, string]>([
	['add', (s) => addEntry(s, 'faq', 'items', 1, { q: { en: '9' } }), '1923'],
	['remove', (s) => removeEntry(s, 'faq', 'items', 0), '23'],
	['move down', (s) => moveEntry(s, 'faq', 'items', 0, 2), '231'],
	['move up', (s) => moveEntry(s, 'faq', 'items', 2, 0), '312'],
	['duplicate', (s) => duplicateEntry(s, 'faq', 'items', 1), '1223']
])('%s an entry', (_, act, wanted) => expect(order(act(start))).toBe(wanted));

test.each<[string, (s: SiteDocument) => SiteDocument]>([
	['the same words', (s) => setWords(s, 'faq', 'title', 'en', 'Help')],
	['the same value', (s) => setField(s, 'faq', 'title', fields['title'])],
	['an entry that is not there', (s) => setField(s, 'faq', 'items.7.q', {})],
	['a way through nothing', (s) => setField(s, 'faq', 'title.en.length', 7)],
	['a way to where objects come from', (s) => setField(s, 'faq', '__proto__.x', 7)],
	['a list that is none', (s) => addEntry(s, 'faq', 'title', 0, {})],
	['moving nowhere', (s) => moveEntry(s, 'faq', 'items', 0, 3)],
	['removing nothing', (s) => removeEntry(s, 'faq', 'items', 3)],
	['no such block', (s) => setField(s, 'nobody', 'title', 1)]
])('%s changes nothing at all', (_, act) => expect(act(start)).toBe(start));

test('what is beside the way stays the same object', () => {
	const changed = after(setWords(start, 'faq', 'items.1.q', 'en', 'x'));
	const items: unknown = changed?.['items'];
	expect(Array.isArray(items) && items[0]).toBe(Object(fields['items'])[0]);
	expect(changed?.['title']).toBe(fields['title']);
});
