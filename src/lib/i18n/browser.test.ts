import { expect, it } from 'vitest';
import { languageOf } from './browser';

it.each<[string | undefined, string | null, string]>([
	[undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
	[undefined, 'zh', 'zh-CN'],
	[undefined, 'zh-Hans-CN', 'zh-CN'],
	[undefined, 'zh-TW,en;q=0.5', 'zh-CN'],
	[undefined, 'en-GB,en;q=0.9,zh;q=0.8', 'en'],
	[undefined, 'de-DE,de;q=0.9,zh-CN;q=0.4,en;q=0.3', 'zh-CN'],
	[undefined, 'en;q=0.1, zh-CN;q=0.9', 'zh-CN'],
	[undefined, 'zh;q=0, en', 'en'],
	[undefined, 'fr', 'en'],
	[undefined, '*', 'en'],
	[undefined, null, 'en'],
	[undefined, ';;q=,,=', 'en'],
	['zh-CN', 'en', 'zh-CN'],
	['en', 'zh-CN', 'en'],
	['xx-<script>', 'zh-CN', 'zh-CN'],
	['', 'zh-CN', 'zh-CN']
])('cookie %j, browser %j: %s', (cookie, header, locale) => expect(languageOf(cookie, header)).toBe(locale));
