import { expect, test } from 'vitest';
import { elementsOf, stands } from './standing-in';

const elements = elementsOf(
	'<html lang="en"><body><main class="site"><div class="rich"><p>a <b>b</b><br>c</p><img src="x"></div>' +
		'<section data-tone="tint"><ul class="list wide"><li><p class="lede">d</p></li></ul></section>' +
		'<svg viewBox="0 0 1 1"><g class="bars"><rect width="1"/><rect width="2"/></g></svg>' +
		'<p class="last" hidden>e</p></main></body></html>'
);

test.each([
	['.rich p', true],
	['.rich li', false],
	['li p', true],
	['ul>p', false],
	['ul>li>p', true],
	['.list.wide', true],
	['.list.lede', false],
	['.rich b', true],
	['.rich .last', false],
	['.site>.last', true],
	['.rich>.last', false],
	['[data-tone=tint] li', true],
	['[data-tone="tint"] .last', false],
	['[data-tone=accent] li', false],
	[':where(.site) :is(h1,p)', true],
	['.rich :is(ul,ol)', false],
	['.rich>:is(h2,p)', true],
	['.site :is([data-tone=tint],[data-tone=accent]):not([data-layout=full])>ul', true],
	['.list:not(.wide)', false],
	['.list:not(.wide:hover)', true],
	['.list:not(li+.wide)', true],
	['.list:not(:last-child)', true],
	['.list:not(.rich .list)', true],
	['.list:not(#x)', true],
	['.lede+p', true],
	['.gone+p', true],
	['.rich .gone+p', true],
	['.rich .gone+li', false],
	['.rich .gone~li p', false],
	['ul>.gone+li', true],
	['.gone p+b', false],
	['.site ::selection', true],
	['*', true],
	['.rich *', true],
	['.lede *', false],
	['.rich p:hover:before', true],
	['.list:has(>.gone)', true],
	['a[href^=http]', false],
	['img[src^=http]', true],
	['.rich rect', false],
	['.bars rect', true],
	['rect .last', false],
	['br ~ .x', false],
	[':root', true],
	['html', true]
])('that something stands at %s: %s', (selector, there) => {
	expect(stands(selector, elements)).toBe(there);
});
