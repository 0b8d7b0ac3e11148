import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Plan, PlannedQuestion, Words } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import { speak } from '$lib/survey/speak';
import { neutral } from './csv';
import type { Cell, Export } from './export';
import { exports } from './registry';
import { attachment, sheet, type Row } from './sheet';
import { streamed } from './stream';

const csv = exports.get('csv') as Export;

async function* pages<T>(...all: T[][]) {
	yield* all;
}

const written = async (format: Export, header: string[], rows: Cell[][]): Promise<string> =>
	// Response.text() would swallow the byte order mark.
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		await new Response(await streamed(format, header, pages(rows), (row) => row)).arrayBuffer()
	);

/** A reader of RFC 4180, written without looking at the writer. `by` is what a country parts columns with. */
function parse(text: string, by = ','): string[][] {
	const rows: string[][] = [[]];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const sign = text[i] ?? '';
		if (quoted && sign === '"' && text[i + 1] === '"') cell += text[i++];
		else if (sign === '"' && (quoted || cell === '')) quoted = !quoted;
		else if (!quoted && (sign === by || sign === '\n')) {
			rows.at(-1)?.push(cell);
			cell = '';
			if (sign === '\n') rows.push([]);
		} else if (quoted || sign !== '\r') cell += sign;
	}
	return rows.slice(0, -1);
}

const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

const corpus = '../shared/corpus/text/csv-formulas.txt';
const formulas = [
	...(fs.existsSync(corpus) ? fs.readFileSync(corpus, 'utf8').split(/\r?\n/).filter(Boolean) : []),
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n=1',
	' =1',
	'\u00a0=1',
	'\u200b=1',
	'\ufeff=1',
	'＝1+1',
	'＋1',
	'－1',
	'＠SUM(A1)',
	'a;=1+1',
	'a; ＝1',
	'line\n=1+1',
	'a\t@SUM(A1)',
	'"=1+1',
	'a";=1+1;"'
];

describe.each([...exports])('%s', (_, format) => {
	test('carries Chinese, quotes and line breaks as they were', async () => {
		const words = '他说：“不错”，\n"fine", thanks';
		expect(await written(format, ['问题'], [[words]])).toContain('问题');
	});
});

test.each(formulas)('no formula survives: %j', async (formula) => {
	const text = await written(csv, [formula, 'b'], [[formula, 7]]);
	for (const by of [',', ';', '\t'])
		for (const cell of parse(text.replace('\ufeff', ''), by).flat())
			if (cell !== '7') expect(cell).not.toMatch(RUNS);
});

test('the control: without the apostrophe they would be formulas', () => {
	expect(formulas.filter((formula) => RUNS.test(formula)).length).toBeGreaterThan(12);
	for (const plain of [
		'1 - 2',
		'a=b',
		'mail@example.com',
		"it's",
		'well-known',
		'',
		'结果=好',
		'x;y',
		'a\nb'
	])
		expect(neutral(plain)).toBe(plain);
});

test('a comment of nothing but line breaks is written as fast as any other', () => {
	for (const sign of ['\n', ';\n', ' ', '\t', ';']) {
		const began = performance.now();
		expect(neutral('a' + sign.repeat(100_000) + 'b')).toHaveLength(100_000 * sign.length + 2);
		expect(performance.now() - began, JSON.stringify(sign)).toBeLessThan(1_000);
	}
});

test('others get their turn while a page is written', async () => {
	const page = Array.from({ length: 2_000 }, () => ['x']);
	let turns = 0;
	let over = false;
	const others = () => void (over || (turns++, setImmediate(others)));
	others();
	await new Response(await streamed(csv, ['h'], pages(page), (row) => row)).text();
	over = true;
	expect(turns).toBeGreaterThanOrEqual(20);
});

test('what was written is what is read', async () => {
	const cells = ['a "b" c', 'x,y', 'line\r\nbreak', '中文', '', '  ', "'quoted'"];
	const text = await written(
		csv,
		['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'],
		[cells, [-3, 0, 4.5, null, '1', '', '']]
	);
	expect(text.startsWith('\ufeff"h1"')).toBe(true);
	expect(parse(text.slice(1))).toEqual([
		['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'],
		cells,
		['-3', '0', '4.5', '', '1', '', '']
	]);
});

test('a file is made a page at a time', async () => {
	let made = 0;
	async function* many() {
		for (; made < 100; made++) yield Array.from({ length: 1000 }, () => ['x'.repeat(100)]);
	}
	const reader = (await streamed(csv, ['h'], many(), (row: Cell[]) => row)).getReader();
	await reader.read();
	await reader.read();
	expect(made).toBeLessThan(5);
	await reader.cancel();
	expect(made).toBeLessThan(5);
});

test('a refusal comes before the file, a failure breaks it off', async () => {
	const refused: AsyncIterable<Cell[][]> = {
		[Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('forbidden')) })
	};
	await expect(streamed(csv, ['h'], refused, (row) => row)).rejects.toThrow('forbidden');
	async function* broken() {
		yield [['a']];
		throw new Error('gone');
	}
	const body = await streamed(csv, ['h'], broken(), (row) => row);
	await expect(new Response(body).text()).rejects.toThrow('gone');
});

const plan = (...elements: object[]): Plan => ({
	format: 1,
	languages: ['en', 'zh-cn'],
	title: 'T',
	thanks: 'Thanks',
	pages: [{ name: 'p', elements: elements as PlannedQuestion[] }],
	calculated: [],
	showProgress: false,
	numbers: null
});
const choices = [
	{ value: 'a', text: { en: 'Apple', 'zh-cn': '苹果' } },
	{ value: 'other', text: { en: 'Other', 'zh-cn': '其他' }, other: true }
];
const plans = new Map([
	[
		2,
		plan(
			{ kind: 'nps', name: 'score', title: { en: 'Score', 'zh-cn': '评分' }, choices: [] },
			{ kind: 'checkbox', name: 'fruit', title: { en: 'Fruit', 'zh-cn': '水果' }, choices },
			{ kind: 'comment', name: 'why', title: 'Why', rows: 2 }
		)
	],
	[
		1,
		plan(
			{ kind: 'comment', name: 'old', title: 'Why', rows: 2 },
			// The same name, but it was another kind of question then.
			{ kind: 'boolean', name: 'why', title: 'Why', yes: 'Yes', no: 'No', valueTrue: 1, valueFalse: 0 }
		)
	]
]);
const reader = (locale: 'en' | 'zh-CN') => ({
	say: (words: Words | undefined) => speak(words, locale.toLowerCase(), () => '…'),
	locale,
	rules
});
const row: Row = {
	id: 'r1',
	respondent: 'Ada',
	at: '2026-11-22T10:11:12.345Z',
	version: 2,
	language: 'zh-cn',
	answers: { score: 9, fruit: ['a', 'other'], 'fruit-Comment': '=1', why: 'Good' }
};

test('titles and choices stand in the words of the reader', () => {
	const en = sheet(plans, 'identified', reader('en'));
	expect(en.header).toEqual([
		...['Response', 'Respondent', 'Sent (UTC)', 'Language', 'Version', 'Score', 'Fruit'],
		...['Fruit (in their own words)', 'Why (why)', 'Why (old)']
	]);
	const told = [
		'r1',
		'Ada',
		'2026-11-22 10:11:12',
		'Chinese (China)',
		2,
		9,
		'Apple, Other',
		'=1',
		'Good',
		null
	];
	expect(en.cells(row)).toEqual(told);
	const zh = sheet(plans, 'identified', reader('zh-CN'));
	expect(zh.header.slice(5, 8)).toEqual(['评分', '水果', '水果（自填内容）']);
	expect(zh.cells(row)[6]).toBe('苹果, 其他');
});

test('an answer is read by the version that it was given to', () => {
	const { cells } = sheet(plans, 'anonymous', reader('en'));
	expect(cells({ version: 1, answers: { why: 1, old: 'x' } })).toEqual([null, null, null, 'Yes', 'x']);
	// A row that is told under another version keeps what only its own asked.
	expect(cells({ version: 2, answers: { old: 'x' } })).toEqual([null, null, null, null, 'x']);
});

test('of an anonymous survey nothing but answers is told, whatever the row holds', () => {
	const { header, cells } = sheet(plans, 'anonymous', reader('en'));
	expect(header[0]).toBe('Score');
	expect(header.join()).not.toMatch(/Language|Version/);
	expect(JSON.stringify(cells(row))).not.toMatch(/Ada|2026|r1|Chinese/);
	expect(cells(row)[0]).toBe(9);
});

test('what a link brought unseen has a column only where answers carry names', () => {
	const fields = [
		{ name: 'why', hidden: true },
		{ name: 'old', hidden: false }
	];
	const bringing = new Map([...plans].map(([version, plan]) => [version, { ...plan, fields }]));
	expect(sheet(bringing, 'anonymous', reader('en')).header.join()).not.toContain('Why (why)');
	expect(sheet(bringing, 'anonymous', reader('en')).header).toHaveLength(4);
	expect(sheet(bringing, 'identified', reader('en')).header).toContain('Why (why)');
});

test('a file has the name of its survey in every alphabet, and nothing that breaks a header', () => {
	expect(attachment('员工脉搏 2026-11-22.csv')).toBe(
		`attachment; filename="_ 2026-11-22.csv"; filename*=UTF-8''%E5%91%98%E5%B7%A5%E8%84%89%E6%90%8F%202026-11-22.csv`
	);
	const hostile = attachment('a"\r\nset-cookie: x=1/../../b%41\ud800.csv');
	expect(hostile).not.toMatch(/[\r\n/\\]/);
	expect(hostile.match(/"/g)).toHaveLength(2);
});
