import { expect, test } from 'vitest';
import { fitting } from './fitting';

const page =
	'<html lang="en"><body><a lang="zh-CN" hreflang="zh-CN">中文</a><div class="site calm" data-tone="tint"><p class="a b" hidden>next, <b>other</b> [x=y]</p><img alt="a &quot;.gone&quot; > b" data-x="3"/></div>';

test.each([
	['.site .a.b{c:d}', true],
	['p{c:d}', true],
	['.next{c:d}', false],
	['.site .other{c:d}', false],
	['[data-tone=tint]{c:d}', true],
	['[data-tone="tint"] p{c:d}', true],
	['[data-tone=accent] p{c:d}', false],
	['[hidden]{c:d}', true],
	['[open]{c:d}', false],
	['[data-x="3"]{c:d}', true],
	['[data-x="10"]{c:d}', false],
	['.a:not(.gone):hover{c:d}', true],
	['.a:is(.gone,.b:lang(en)){c:d}', true],
	['a[href^=http]{c:d}', false],
	['a[hreflang^=zh]{c:d}', true],
	['.site .a b{c:d}', true],
	['p .site{c:d}', false],
	['.a:is(.gone,.never){c:d}', false],
	[':where(.site) :is(h1,p){c:d}', true],
	[':where(.site) :is(h1,h2){c:d}', false],
	['.site :is(th,td) b{c:d}', false],
	['.site:has(>.gone){c:d}', false],
	['.site>:has(>p:only-child,>:is(h2,h3)):not(:last-child){c:d}', true],
	['table{c:d}', false],
	['html{c:d}', true],
	['p:before{c:d}', true],
	['.site *{c:d}', true],
	['p:lang(zh){c:d}', false],
	['p:lang(en){c:d}', true],
	['@media print{.a{c:d}}', true],
	['@media print{.gone{c:d}}', false],
	['@container slot (width>=52rem){.a{c:d}}', true],
	['@keyframes x{from{c:d}}', true]
])('of a page, %s is kept: %s', (css, kept) => {
	expect(fitting(css, page)).toBe(kept ? css : '');
});

test('of a list of selectors stays what fits', () => {
	expect(fitting('.a,.gone,p{c:d}', page)).toBe('.a,p{c:d}');
});

test('what whoever reads opens and closes', () => {
	const css = '[open]>.a{c:d}details:not([open]) .a{c:d}';
	expect(fitting(css, '<details class="site"><summary class="a">x</summary></details>')).toBe(css);
	expect(fitting(css, page)).toBe('');
});

test('what a script of the page names may come to be', () => {
	const alive = `${page}<script>one.classList.add("gone");one.dataset.state="later"</script>`;
	const css = '.gone{c:d}[data-state=later]{c:d}';
	expect(fitting(css, alive)).toBe(css);
	expect(fitting(css, page)).toBe('');
});
