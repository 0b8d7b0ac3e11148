import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toyKinds } from '../../../../tests/toy-site';
import type { RichCell, RichDocument, RichItem, RichNode, RichRow } from '../rich';
import { RICH_LIMITS, richText } from '../rich-parse';
import { blocksOf, pasted } from './paste';

const sample = (name: string) => readFileSync(new URL(`samples/${name}.html.txt`, import.meta.url), 'utf8');

/** `p One *two* [three](https://...)`: rich text so that a person can read whether it is right. */
const drawn = (node: RichDocument | RichNode | RichItem | RichRow | RichCell): string[] => {
	if (node.type === 'paragraph' || node.type === 'heading') {
		const words = (node.content ?? []).map((part) => {
			if (part.type === 'hardBreak') return ' / ';
			return (part.marks ?? []).reduce((text, { type, attrs }) => {
				return attrs ? `[${text}](${attrs.href})` : type === 'bold' ? `*${text}*` : `_${text}_`;
			}, part.text);
		});
		return [`${node.type === 'heading' ? `h${node.attrs.level}` : 'p'} ${words.join('')}`.trimEnd()];
	}
	if (node.type === 'tableRow')
		return [
			`row ${node.content.map((cell) => `${cell.type === 'tableHeader' ? '#' : ''}${cell.content.flatMap(drawn).join(', ').replace(/^p ?/, '')}`).join(' | ')}`
		];
	const inside: readonly (RichNode | RichItem | RichRow | RichCell)[] = node.content;
	const name = { bulletList: 'ul', orderedList: 'ol', blockquote: 'q', table: 'table', listItem: 'li' };
	const lines = inside.flatMap(drawn);
	if (node.type === 'doc') return lines;
	const own = node.type === 'tableCell' || node.type === 'tableHeader' ? 'cell' : name[node.type];
	return lines.map((line) => `${own}.${line}`);
};
const lines = (html: string, text = '') => pasted(html, text).documents.flatMap(drawn);

test('from Word', () => {
	expect(lines(sample('word'))).toEqual([
		'h2 Listening together',
		'h2 What changes',
		'p We ask *every quarter*, and _answer_ within two weeks. See [the plan](https://example.org/plan) or the file.',
		'ul.li.p Shorter surveys',
		'ul.li.ul.li.p Three minutes',
		'ul.li.p Clear answers',
		'ol.li.p Ask',
		'ol.li.p Act',
		'table.row *Wave* | Answers',
		'table.row Spring | 312'
	]);
	expect(pasted(sample('word'), '').notes).toEqual(['links', 'pictures']);
});

test('from a web page', () => {
	expect(lines(sample('web'))).toEqual([
		'ul.li.p Home',
		'h2 Why we _listen_',
		'h4 In short',
		'p First line / second line, with *weight* and a trap.',
		'p [Read on](https://example.org/a?b=1&c=2) · [write](mailto:ada@example.org) · up',
		'q.p It changed how we plan.',
		'q.p Lin',
		'ol.li.p Ask',
		'ol.li.ul.li.p briefly',
		'ol.li.p Answer',
		'p Answers by month',
		'p one / two',
		'p Name',
		'p *Bold* _slanted_ plain',
		'p loose words'
	]);
	expect(pasted(sample('web'), '').notes).toEqual(['links', 'pictures', 'embedded']);
});

test('from a spreadsheet: empty rows and columns stay behind, formulas are text', () => {
	expect(lines(sample('sheet'))).toEqual([
		'table.row Answers by wave |  | ',
		'table.row Wave | Answers | Share',
		'table.row 2026-03-01 | 312 | 52%',
		"table.row  | =cmd|' /C calc'!A0 | [more](https://example.org)"
	]);
});

test.each<[program: string, lines: string[], notes: string[]]>([
	[
		'docs',
		[
			'h2 Spring launch',
			'p We begin in *March*, see [the plan](https://example.org/plan) (_draft_).',
			'ul.li.p Ask',
			'ul.li.ul.li.p three questions',
			'ul.li.p *Act*',
			'table.row *Wave* | *Answers*',
			'table.row Spring | 312'
		],
		['pictures']
	],
	[
		'sheets',
		[
			'table.row *Wave* | *Answers*',
			'table.row Spring | 312',
			'table.row [First](https://example.org/a) / [line two](https://example.org/a) | =1+1'
		],
		[]
	],
	[
		'word-online',
		[
			'h2 What changes',
			'p *Twice* a year. [Plan](https://example.org/plan)',
			'ul.li.p Short',
			'ul.li.ul.li.p three minutes',
			'ul.li.p Clear',
			'table.row Wave | 312'
		],
		['pictures']
	],
	[
		'pages',
		[
			'p *Who to ask*',
			'p Write to [Ada](mailto:ada@example.org), or _call_.',
			'ol.li.p Say who you are',
			'ol.li.p Say *what* you need',
			'table.row Mon | 9–12'
		],
		['pictures']
	],
	[
		'wps',
		[
			'h2 我们听到了什么',
			'p 两周内会有*答复*。',
			'ol.li.p 提问',
			'ol.li.p 行动',
			'ul.li.p 简短',
			'table.row 轮次 | 回答',
			'table.row 春季 | 312'
		],
		[]
	],
	[
		'writer',
		[
			'h2 Minutes',
			'p Present: *Mei*, _Lin_',
			'ol.li.p Ask',
			'ol.li.ul.li.p briefly',
			'ol.li.p Answer',
			'table.row #Wave | #Answers',
			'table.row Spring | 312',
			'p 2026-11-22'
		],
		[]
	]
])('from %s', (program, wanted, notes) => {
	expect(lines(sample(program))).toEqual(wanted);
	expect(pasted(sample(program), '').notes).toEqual(notes);
});

test('items that stand side by side are one list, and only those', () => {
	const word = (words: string) => `<p style="mso-list:l0 level1 lfo1">${words}</p>`;
	const count = (html: string) => pasted(html, '').documents.flatMap(({ content }) => content).length;
	expect(count(`<div>${word('a')}</div><div>${word('b')}</div>`)).toBe(1);
	expect(count(`${word('a')}<p>between</p>${word('b')}`)).toBe(3);
	expect(count('<ul><li>a</ul><ul><li>b</ul>')).toBe(2);
	expect(lines(`<table><tr><td>${word('a')}<td>b</table>`)).toEqual(['table.row , ul.li.p a | b']);
});

test.each<[string, string[]]>([
	['Hello', ['p Hello']],
	['One\ntwo\n\nThree', ['p One / two', 'p Three']],
	['# Title\n## Part\n##### Small', ['h2 Title', 'h2 Part', 'h4 Small']],
	['- a\n- b\n  - c\n* d', ['ul.li.p a', 'ul.li.p b', 'ul.li.ul.li.p c', 'ul.li.p d']],
	['1. a\n2) b\n3、三', ['ol.li.p a', 'ol.li.p b', 'ol.li.p 三']],
	['• 甲\n• 乙', ['ul.li.p 甲', 'ul.li.p 乙']],
	['- a\n1. b', ['ul.li.p a', 'ol.li.p b']],
	['1.5 million\n-40 degrees', ['p 1.5 million / -40 degrees']],
	['> said\n> so', ['q.p said / so']],
	['a\tb\nc\t', ['p a b', 'p c']],
	['a\tb\nc\td', ['table.row a | b', 'table.row c | d']],
	['**bold** and [there](https://example.org)', ['p *bold* and [there](https://example.org)']],
	[
		'See https://example.org/a. Or 见https://example.org/b。',
		[
			'p See [https://example.org/a](https://example.org/a). Or 见[https://example.org/b](https://example.org/b)。'
		]
	],
	['[trap](javascript:alert(1))', ['p [trap](javascript:alert(1))']],
	['<b>not markup</b>', ['p <b>not markup</b>']]
])('plain text: %j', (text, wanted) => expect(lines('', text)).toEqual(wanted));

test('an empty page beside plain text is not what was copied', () =>
	expect(lines('<html><body></body></html>', 'Hello')).toEqual(['p Hello']));

test.each([
	['', ''],
	['<p> </p>', ''],
	['<img src=x>', ' ']
])('nothing: %j', (html, text) => expect(pasted(html, text).documents).toEqual([]));

describe('much of it', () => {
	const size = (document: RichDocument) => richText(document).length;
	test('comes as several blocks', () => {
		const { documents, notes } = pasted(`<p>${'a'.repeat(900)}</p>`.repeat(60), '');
		expect(documents).toHaveLength(3);
		expect(notes).toEqual([]);
		expect(Math.max(...documents.map(size))).toBeLessThan(RICH_LIMITS.characters);
	});
	test('is cut where it is far too much, and says so', () => {
		for (const html of [
			`<p>${'a'.repeat(100_000)}</p>`,
			`<table>${'<tr><td>a<td>b</tr>'.repeat(5_000)}</table>`,
			'<p>a</p>'.repeat(200_000),
			`<div>${'<blockquote>'.repeat(30)}a`,
			`${'<ul><li>a'.repeat(30)}`,
			`${'<table><tr><td>a<td>b<td>'.repeat(30)}`
		])
			expect(pasted(html, '').notes, html.slice(0, 40)).toContain('cut');
	});
	test.each(['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<a href=x>', '<', '&', '<!--', '<p>', '<svg>'])(
		'%s again and again is read, quickly',
		(sign) => {
			const start = performance.now();
			pasted(sign.repeat(10_000), '');
			pasted('', sign.repeat(10_000));
			expect(performance.now() - start).toBeLessThan(5_000);
		}
	);
	test.each(['**', '[', '](', '> ', '\t', '- ', '1. ', 'https://', '#'])('plain %j too', (sign) => {
		const start = performance.now();
		pasted('', sign.repeat(50_000));
		pasted('', `${sign}a\n`.repeat(5_000));
		expect(performance.now() - start).toBeLessThan(5_000);
	});
});

test('as blocks of the kind that holds rich text', () => {
	let count = 0;
	const made = blocksOf(pasted('<p>Hello</p>', ''), toyKinds, 'zh-CN', () => `n${++count}`);
	expect(made).toMatchObject([{ id: 'n1', kind: 'text', fields: { body: { 'zh-CN': { type: 'doc' } } } }]);
	expect(blocksOf(pasted('<p>Hello</p>', ''), {}, 'en', () => 'x')).toEqual([]);
});
