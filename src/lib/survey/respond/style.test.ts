import { describe, expect, test } from 'vitest';
import { usedIn, type Theme } from './style';

const BUILT =
	'--lightningcss-light:initial;--lightningcss-dark: ;color-scheme:light dark;' +
	'--paper:var(--lightningcss-light,oklch(98% .004 95))var(--lightningcss-dark,oklch(19% .012 250));--gap:1rem';
const written =
	'color-scheme:light dark;--paper:light-dark(oklch(98% .004 95), oklch(19% .012 250));--gap:1rem';
const rest = 'body{color:var(--paper);margin:var(--gap)}';
const night = '@media (prefers-color-scheme:dark){:root{--lightningcss-light: ;--lightningcss-dark:initial}}';

describe('colours for light and dark', () => {
	const day = ':root{color-scheme:light dark;--paper:oklch(98% .004 95);--gap:1rem}';
	const only = (colour: string) => `:root{color-scheme:light dark;--paper:${colour};--gap:1rem}`;
	test.each<[string, Theme, string, string]>([
		['as the build writes them', 'system', `:root{${BUILT}}${night}`, day],
		['as they were written', 'system', `:root{${written}}`, day]
	])('%s, as the system says', (_how, theme, css, light) => {
		expect(usedIn(css + rest, '<body>', theme)).toBe(
			`${light}@media (prefers-color-scheme:dark){:root{--paper:oklch(19% .012 250)}}${rest}`
		);
	});
	test.each<[Theme, string]>([
		['light', only('oklch(98% .004 95)')],
		['dark', only('oklch(19% .012 250)')]
	])('%s, as its reader chose', (theme, css) => {
		expect(usedIn(`:root{${BUILT}}${night}${rest}`, '<body>', theme)).toBe(css + rest);
	});
	test('inside of other rules, and of brackets', () => {
		const css = '@media print{p{border:1px solid light-dark(rgb(from red calc(r*2) 0 0),#000);margin:0}}';
		expect(usedIn(css, '<p>')).toBe(
			'@media print{p{border:1px solid rgb(from red calc(r*2) 0 0);margin:0}' +
				'@media (prefers-color-scheme:dark){p{border:1px solid #000}}}'
		);
	});
});

test('rules for what is not there, names that nothing reads and what is empty then are left out', () => {
	const css =
		':root{--a:1px;--b:2px}@media (prefers-reduced-motion:reduce){:root{--b:0}}.there,.gone{margin:var(--a)}.gone{top:0}';
	expect(usedIn(css, '<p class="there">')).toBe(':root{--a:1px}.there{margin:var(--a)}');
});

test.each([
	[`[dir='rtl'] p{top:0}`, '<html dir="ltr"><p>', ''],
	[`[dir='rtl'] p{top:0}`, '<html dir="rtl"><p>', `[dir='rtl'] p{top:0}`],
	['[type=color]{top:0}', '<input type="text">', ''],
	['[type=color]{top:0}', '<input type="text" data-becomes="color">', '[type=color]{top:0}'],
	// What is no word may be put together by a script.
	['[data-of="a b"]{top:0}', '<p data-of="c">', '[data-of="a b"]{top:0}']
])('what an attribute must say is on the page, or the rule is not: %s', (css, page, used) => {
	expect(usedIn(css, page)).toBe(used);
});
