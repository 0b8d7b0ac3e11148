import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prose, Span } from '../plan';
import { isSafeImage, isSafeLink } from './addresses';
import { plainOf, proseOf } from './prose';

const spans = (prose: Prose): Span[] =>
	prose.flatMap((block) => (block.kind === 'list' ? block.items.flat() : 'of' in block ? block.of : []));

describe('what authors write becomes data', () => {
	test.each<[string, Prose]>([
		['Hello', [{ kind: 'paragraph', of: [{ text: 'Hello' }] }]],
		['<h1>Hi {name}</h1>', [{ kind: 'heading', level: 2, of: [{ text: ['Hi ', ['name']] }] }]],
		['<h4>Small</h4>', [{ kind: 'heading', level: 3, of: [{ text: 'Small' }] }]],
		[
			'<p>One <b>two</b> <em>three</em></p><p>Four</p>',
			[
				{
					kind: 'paragraph',
					of: [
						{ text: 'One ' },
						{ text: 'two', strong: true },
						{ text: ' ' },
						{ text: 'three', emphasis: true }
					]
				},
				{ kind: 'paragraph', of: [{ text: 'Four' }] }
			]
		],
		[
			'<ul><li>a</li><li>b</ul>',
			[{ kind: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }]] }]
		],
		[
			'<a href="https://example.org/?a=1&amp;b=2">there</a>',
			[{ kind: 'paragraph', of: [{ text: 'there', link: 'https://example.org/?a=1&b=2' }] }]
		],
		[
			'<img src="https://example.org/a.png" alt="A">',
			[{ kind: 'image', src: 'https://example.org/a.png', alt: 'A' }]
		],
		['a &lt;b&gt; &amp; &#20320;', [{ kind: 'paragraph', of: [{ text: 'a <b> & 你' }] }]],
		['1 < 2', [{ kind: 'paragraph', of: [{ text: '1 ' }, { text: '<' }, { text: ' 2' }] }]],
		['<hr>', [{ kind: 'rule' }]]
	])('%s', (html, prose) => expect(proseOf(html)).toEqual({ prose, dropped: [] }));
});

test.each([
	['<script>alert(1)</script>Hi', '<script>'],
	['<a href="javascript:alert(1)">x</a>', 'javascript:alert(1)'],
	['<a href="java&#10;script:alert(1)">x</a>', 'java\nscript:alert(1)'],
	['<img src="http://example.org/a.png">', 'http://example.org/a.png'],
	['<p onclick="x()">Hi</p>', 'onclick'],
	['<p style="color:red">Hi</p>', 'style'],
	['<iframe src="https://example.org"></iframe>Hi', '<iframe>'],
	['<form><input></form>Hi', '<form>']
])('says what it leaves out: %s', (html, what) => expect(proseOf(html).dropped).toContain(what));

test('plain text keeps paragraphs and items', () => {
	expect(plainOf(proseOf('<h3>Thank you, {name}!</h3><p>Bye</p><ul><li>a<li>b</ul>').prose)).toBe(
		'Thank you, {name}!\n\nBye\n\n• a\n• b'
	);
});

const payloads = new URL('../../../../../shared/corpus/html/live-payloads.json', import.meta.url);

test.skipIf(!existsSync(payloads))(
	'no address of a live payload survives (skipped without the corpus)',
	() => {
		const all: unknown = JSON.parse(readFileSync(payloads, 'utf8'));
		if (!Array.isArray(all)) throw new Error('the corpus is a list');
		expect(all.length).toBeGreaterThan(1_000);
		for (const payload of all) {
			const { prose } = proseOf(String(payload));
			for (const { link } of spans(prose)) if (link) expect(isSafeLink(link), link).toBe(true);
			for (const block of prose)
				if (block.kind === 'image') expect(isSafeImage(block.src), block.src).toBe(true);
		}
	}
);

test('any text at all is read, quickly', () => {
	const part = fc.constantFrom(
		'<',
		'>',
		'"',
		"'",
		'=',
		'<!--',
		'-->',
		'</',
		'a',
		'&',
		'&#',
		' ',
		'<a href=',
		'<ul>',
		'{'
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
			expect(Array.isArray(proseOf(parts.join('')).prose)).toBe(true);
		})
	);
	for (const sign of ['<', '<a ', '<!--', '&', '<a href="', 'a=', '<li>', '<ul>', '<b>', '{']) {
		const start = performance.now();
		proseOf(sign.repeat(50_000));
		expect(performance.now() - start, sign).toBeLessThan(1_500);
	}
});
