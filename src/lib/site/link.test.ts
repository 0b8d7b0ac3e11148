import { expect, test } from 'vitest';
import { linkFrom, linkTyped } from './link';

test.each([
	'https://example.org',
	'http://example.org/a?b=c#d',
	'https://例子.cn/中文?x=1',
	'mailto:ada@example.org',
	'mailto:ada@example.org?subject=Hello',
	'tel:+861012345678',
	'tel:112',
	'page:home',
	'file:0c5f3a1e-4b7d-4d5c-9c5e-0a1b2c3d4e5f',
	'survey:abc_1'
])('%s is a link', (link) => {
	expect(linkFrom(link)).toBe(link);
	expect(linkFrom(`  ${link}\n`)).toBe(link);
});

test.each([
	'',
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'java\nscript:alert(1)',
	'java\tscript:alert(1)',
	'\u0001javascript:alert(1)',
	'vbscript:x',
	'data:text/html,<script>alert(1)</script>',
	'blob:https://example.org/x',
	'ftp://example.org',
	'//example.org',
	'/team',
	'#top',
	'example.org',
	'https://',
	'https:example.org',
	'https:\\\\example.org',
	'https://ada:secret@example.org',
	'https://bank.example@evil.example',
	'https://exa mple.org',
	'https://example.org/"onclick="x',
	'https://example.org/\u202egpj.exe',
	`https://example.org/${'a'.repeat(2_000)}`,
	'mailto:',
	'mailto:javascript:alert(1)@x',
	'tel:javascript',
	'page:',
	'page:../x',
	'page:a b',
	'file:///etc/passwd',
	'survey:javascript:1'
])('%j is none', (text) => expect(linkFrom(text)).toBeNull());

test.each([
	['example.org', 'https://example.org'],
	['www.example.org/help?x=1', 'https://www.example.org/help?x=1'],
	['ada@example.org', 'mailto:ada@example.org'],
	['+86 10 1234 5678', 'tel:+861012345678'],
	['https://example.org', 'https://example.org'],
	['hello', null],
	['javascript:alert(1)', null],
	['javascript.example:alert(1)', null]
])('%s was meant as %s', (typed, link) => expect(linkTyped(typed)).toBe(link));
