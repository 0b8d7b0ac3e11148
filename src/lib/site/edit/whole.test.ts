import { expect, test } from 'vitest';
import { site } from '../../../../tests/toy-site';
import type { SiteDocument } from '../site';
import { addLanguage, leadLanguage, removeLanguage, setAbout, setCover, setTheme, setTitle } from './whole';

const two = { ...site(), languages: ['en', 'zh-CN'] };

test.each<[string, (s: SiteDocument) => SiteDocument, Partial<SiteDocument>]>([
	['title', (s) => setTitle(s, 'zh-CN', '项目'), { title: { en: 'Programme', 'zh-CN': '项目' } }],
	['about', (s) => setAbout(s, 'en', 'All of it'), { about: { en: 'All of it' } }],
	['cover', (s) => setCover(s, 'p1'), { cover: 'p1' }],
	['theme', (s) => setTheme(s, { type: 'strong' }), { theme: { ...two.theme, type: 'strong' } }],
	['add a language', (s) => addLanguage(s, 'de'), { languages: ['en', 'zh-CN', 'de'] }],
	[
		'remove one, and keep its words',
		(s) => removeLanguage(s, 'en'),
		{ languages: ['zh-CN'], title: { en: 'Programme' } }
	],
	['lead', (s) => leadLanguage(s, 'zh-CN'), { languages: ['zh-CN', 'en'] }]
])('%s', (_, act, wanted) => expect(act(two)).toMatchObject(wanted));

test.each<[string, (s: SiteDocument) => SiteDocument]>([
	['the same title', (s) => setTitle(s, 'en', 'Programme')],
	['the same theme', (s) => setTheme(s, { type: 'calm' })],
	['the same cover', (s) => setCover(s, '')],
	['a language twice', (s) => addLanguage(s, 'en')],
	['a language that is none', (s) => addLanguage(s, '<b>')],
	['the last language', (s) => removeLanguage(s, 'en')],
	['the language that leads', (s) => leadLanguage(s, 'en')],
	['a language that is not there', (s) => leadLanguage(s, 'fr')]
])('%s changes nothing at all', (_, act) => {
	const before = site();
	expect(act(before)).toBe(before);
});
