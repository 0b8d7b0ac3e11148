import { expect, test } from 'vitest';
import { plainFrame } from './frame';

const head = (title: string, theme = 'system') => `<!doctype html>
<html lang="en" dir="ltr" data-theme="${theme}">
	<head>
		<meta name="color-scheme" content="light dark" />
		<title>${title}</title>
	</head>
	<body data-sveltekit-preload-data="hover"`;

const plain = (title: string, theme = '') =>
	`<!doctype html><html lang="en" dir="ltr"${theme}><head><title>${title}</title></head><body`;

test.each([
	'Visit',
	'What does data-theme="system" mean?',
	' data-theme="system" data-sveltekit-preload-data="hover"',
	'&lt;meta name="color-scheme" content="dark">'
])('a page is without what only the studio needs, and its title is left alone: %s', (title) => {
	expect(plainFrame(head(title))).toBe(plain(title));
});

test('a theme that somebody chose stays', () => {
	expect(plainFrame(head('Visit', 'dark'))).toBe(plain('Visit', ' data-theme="dark"'));
});
