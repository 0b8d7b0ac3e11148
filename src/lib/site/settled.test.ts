import { expect, test } from 'vitest';
import { settled } from './settled';

const page = '<div class="site"><p>words</p></div>';

test.each([
	[
		'what is said once',
		':root{--a:1rem;--b:red}p{margin:var(--a);color:var(--b)}',
		'p{margin:1rem;color:red}'
	],
	[
		'a calculation',
		'.site{--a:clamp(1rem,5cqi,4rem)}p{margin:calc(2 * var(--a))}',
		'p{margin:calc(2 * clamp(1rem,5cqi,4rem))}'
	],
	[
		'what another one says',
		':root{--a:1rem;--b:calc(2 * var(--a))}p{margin:var(--b)}',
		'p{margin:calc(2 * 1rem)}'
	],
	['what the site says anew', ':root{--a:1rem}.site{--a:2rem}p{margin:var(--a)}', 'p{margin:2rem}'],
	[
		'a sign that means something to a replacement',
		':root{--a:"$&"}p:after{content:var(--a)}',
		'p:after{content:"$&"}'
	]
])('is said where it is read: %s', (_, css, then) => {
	expect(settled(css, page)).toBe(then);
});

test.each([
	['by night', ':root{--a:red}@media (prefers-color-scheme:dark){:root{--a:blue}}p{color:var(--a)}'],
	['on paper', '.site{--a:1rem}@media print{.site{--a:0}}p{margin:var(--a)}'],
	['in a section', '.site{--a:red}.section{--a:blue}p{color:var(--a)}'],
	['only in a section', '.section{--a:blue}p{color:var(--a)}'],
	['around the site too', '.site{--a:red}body{color:var(--a)}p{color:var(--a)}'],
	['around the site, on paper', '.site{--a:red}@media print{html{color:var(--a)}}p{color:var(--a)}'],
	[
		'around the site, before the site says it',
		':root{--a:red}.site{--a:blue}html{color:var(--a)}p{color:var(--a)}'
	],
	['by way of another', ':root{--b:red}.dark{--b:blue}.site{--a:var(--b)}p{color:var(--a)}'],
	['as what is around it', '.site{--a:inherit}p{color:var(--a)}'],
	['or something else', ':root{--a:red}p{color:var(--a,blue)}']
])('stays a name where it means another thing %s', (_, css) => {
	expect(settled(css, page)).toBe(css);
});

test('stays a name where the document speaks of it: a team’s look, a script, a drawing', () => {
	const css = ':root{--a:red}p{color:var(--a)}';
	expect(settled(css, `${page}<style>.site{--a:blue}</style>`)).toBe(css);
	expect(settled(css, `${page}<script>one.style.setProperty("--a","blue")</script>`)).toBe(css);
	expect(settled(css, page)).toBe('p{color:red}');
});
