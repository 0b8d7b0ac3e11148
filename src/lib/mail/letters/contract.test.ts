import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { contrast } from '$lib/account/colour';
import { FONTS, type Brand } from '$lib/account/brand';
import type { PlannedQuestion } from '$lib/survey/plan';
import { SCALES } from '$lib/survey/questions/scales';
import { compile } from './compile.server';
import { dressOf } from './dress';
import { fill } from './fill';
import type { Drawing, Filled, Letter, Parts } from './letter';
import { asksInLetter, offered } from './question';
import { holesIn, hasStrayBraces } from './parts';
import { letters } from './registry';
import { sampleDrawing, sampleFacts, sampleLetter } from './samples';

type Element = DefaultTreeAdapterTypes.Element;
function elements(html: string): Element[] {
	const walk = (node: DefaultTreeAdapterTypes.Node): Element[] => [
		...(defaultTreeAdapter.isElementNode(node) ? [node] : []),
		...('childNodes' in node ? node.childNodes.flatMap(walk) : [])
	];
	return walk(parse(html));
}
const named = (html: string, name: string) => elements(html).filter(({ tagName }) => tagName === name);
const attribute = (of: Element | undefined, name: string) =>
	of?.attrs.find((one) => one.name === name)?.value;
const links = (html: string) => [...new Set(named(html, 'a').map((one) => attribute(one, 'href') ?? ''))];
const holes = (parts: Parts) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part.hole]));
const drawn = async (letter: Letter, drawing: Drawing): Promise<Filled> =>
	fill(await compile(letter, drawing), sampleFacts);

/** Beside which Gmail cuts a letter off (102 kB), with room for what sending adds. */
const MOST = 80_000;

function sound({ html, text, subject, sender }: Filled): void {
	expect(Buffer.byteLength(html)).toBeLessThan(MOST);
	const found = elements(html);
	expect(found.map(({ tagName }) => tagName)).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^(script|link|iframe|object|form|input|svg|base)$/)])
	);
	expect(html).not.toMatch(/@import|url\(|javascript:|\son\w+=|\ufdd0|\ufdd1|undefined|\[object/i);
	for (const picture of named(html, 'img')) expect(attribute(picture, 'alt')).toMatch(/\S/);
	for (const link of named(html, 'a'))
		expect(attribute(link, 'href')).toMatch(/^https:\/\/survey\.example\.org\//);
	expect(text).not.toMatch(/<|&(amp|lt|gt|quot|nbsp|#\d+);|\ufdd0/);
	for (const link of links(html)) expect(text).toContain(link);
	expect((text.match(/https:\S+/g) ?? []).sort()).toEqual(links(html).sort());
	expect(subject && sender).not.toMatch(/\n/);
}

const all = Object.values(letters).map((letter): [string, Letter] => [letter.id, letter]);

it('finds every letter, each under its own name', () => {
	expect(Object.keys(letters).sort()).toEqual(
		expect.arrayContaining(['digest', 'invitation', 'magic-link', 'member', 'reminder', 'thanks'])
	);
});

describe.each(all)('the letter %s', (id, letter) => {
	const KNOWN = ['name', 'address', ...letter.needs];

	it('has words in English and Chinese, with holes for what there is', () => {
		for (const language of ['en', 'zh-cn']) {
			const words = letter.words[language];
			for (const text of Object.values(words ?? {})) {
				expect(KNOWN).toEqual(expect.arrayContaining(holesIn(text)));
				expect(hasStrayBraces(text)).toBe(false);
			}
			expect(words?.sender && words.subject && words.body).toBeTruthy();
		}
		expect(JSON.stringify(letter.words['zh-cn'])).not.toMatch(/[\u4e00-\u9fff][,.!?:;]/);
		expect(JSON.stringify(letter.words)).not.toMatch(/[!！]/);
	});

	it.each(['en', 'zh-cn', 'fr', 'ar', 'he'])('is sound in %s', async (language) => {
		const filled = await drawn(letter, sampleDrawing(letter, language));
		sound(filled);
		const rtl = ['ar', 'he'].includes(language);
		const [root] = named(filled.html, 'html');
		expect(attribute(root, 'dir')).toBe(rtl ? 'rtl' : 'ltr');
		expect(attribute(root, 'lang')).toBe(language === 'zh-cn' ? 'zh-CN' : language);
		for (const said of named(filled.html, 'td').filter((one) => attribute(one, 'class') === 'say'))
			expect(attribute(said, 'align')).toBe(rtl ? 'right' : 'left');
		expect(filled.html.includes('direction:ltr')).toBe(!rtl);
		if (language === 'zh-cn') expect(filled.html).toMatch(/font-family:'PingFang SC','Microsoft YaHei'/);
	});

	it('asks for the facts that it says it needs, and for no more', async () => {
		const { html, text } = await compile(letter, sampleDrawing(letter));
		const asked = new Set(
			[...holes(html), ...holes(text)].map((hole) => hole.replace(/^\$link\.\d+$/, '$link'))
		);
		expect([...KNOWN, '$link']).toEqual(expect.arrayContaining([...asked]));
		expect([...asked]).toEqual(expect.arrayContaining(letter.needs.filter((one) => one !== '$link')));
	});

	it('says, if many get it, why one does, and has a way out', async () => {
		const { html, text } = await drawn(letter, sampleDrawing(letter));
		expect(links(html).includes(sampleFacts['$unsubscribe'] ?? '')).toBe(letter.bulk);
		expect(text.includes('You get this letter because')).toBe(letter.bulk);
		expect(text.includes('Southport Library')).toBe(letter.bulk || id === 'member');
	});

	it('stays small with the longest words', { timeout: 20_000 }, async () => {
		const long = (text: string, length: number) => text.repeat(length).slice(0, length);
		for (const sign of ['字', 'Donaudampfschifffahrt', '😀', 'a & b ', 'x']) {
			const line = long(sign, 300);
			const words = {
				sender: line,
				subject: line,
				preheader: line,
				button: line,
				body: long(sign, 5_000),
				closing: long(sign, 5_000)
			};
			const choices = Array.from({ length: 12 }, (_, value) => ({ value, text: long(sign, 200) }));
			const question = { kind: 'radiogroup', name: 'q', title: long(sign, 500), choices };
			sound(await drawn(letter, sampleDrawing(letter, 'en', { words, question })));
		}
	});
});

const scale = (name: keyof typeof SCALES): PlannedQuestion => {
	const { from, to, title, look, ends, points } = SCALES[name];
	const choices = Array.from({ length: to - from + 1 }, (_, at) => ({
		value: from + at,
		text: points?.[at] ?? String(from + at)
	}));
	return Object.assign({ kind: name, name, title, choices }, { look, ...ends });
};
const choices = [
	{ value: 'a', text: 'Books' },
	{ value: 'b', text: 'A quiet place' },
	{ value: 'c', text: 'Something else', other: true as const }
];
const of = (kind: string, rest: object): PlannedQuestion => ({
	kind,
	name: 'q',
	title: 'What did you come for?',
	...rest
});
const numbers = (n: number) =>
	Array.from({ length: n }, (_, at) => ({ value: at + 1, text: String(at + 1) }));

const QUESTIONS: [string, PlannedQuestion][] = [
	['nps', scale('nps')],
	['csat', scale('csat')],
	['ces', scale('ces')],
	['smileys', scale('smileys')],
	['rating, numbers', of('rating', { choices: numbers(12), look: 'labels', low: 'Bad', high: 'Good' })],
	['rating, stars', of('rating', { choices: numbers(5), look: 'stars' })],
	['rating, smileys', of('rating', { choices: numbers(3), look: 'smileys' })],
	['rating, words', of('rating', { choices, look: 'labels' })],
	[
		'boolean',
		of('boolean', { yes: 'Yes', no: { en: 'No', 'zh-cn': '否' }, valueTrue: true, valueFalse: false })
	],
	['radiogroup', of('radiogroup', { choices })],
	['dropdown', of('dropdown', { choices, sorted: { en: [1, 0, 2] } })],
	['imagepicker', of('imagepicker', { choices, labelled: true })]
];

describe.each(QUESTIONS)('the question in the letter: %s', (_, question) => {
	const invitation = sampleLetter(letters, 'invitation');

	it.each(['en', 'zh-cn', 'ar'])('every choice is a link with its words, in %s', async (language) => {
		expect(asksInLetter(question)).toBe(true);
		const filled = await drawn(invitation, sampleDrawing(invitation, language, { question }));
		sound(filled);
		for (const { index } of offered(question)) {
			const [link, twice] = named(filled.html, 'a').filter((one) =>
				attribute(one, 'href')?.endsWith(`xyz.${index}`)
			);
			expect(twice).toBeUndefined();
			const said = link?.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
			expect(said).toMatch(/[\p{L}\p{N}]/u);
		}
		expect(links(filled.html)).toHaveLength(offered(question).length + 1);
	});
});

it('has targets that a thumb can press, in two rows where one has no room', async () => {
	const invitation = sampleLetter(letters, 'invitation');
	const { html } = await drawn(invitation, sampleDrawing(invitation));
	const cells = named(html, 'td').filter((cell) => attribute(cell, 'class') === 'cell');
	expect(cells).toHaveLength(11);
	for (const cell of cells) {
		expect(Number(attribute(cell, 'width')) + 2).toBeGreaterThanOrEqual(44);
		const link = cell.childNodes.find(defaultTreeAdapter.isElementNode);
		const [, padding, line] =
			/padding:(\d+)px 0;.*line-height:(\d+)px/.exec(attribute(link, 'style') ?? '') ?? [];
		expect(2 * Number(padding) + Number(line) + 2).toBeGreaterThanOrEqual(44);
	}
	expect(html).toMatch(/0 = Not at all likely[\s\S]*10 = Extremely likely/);
});

it('can be read in every brand, light and dark', () => {
	const brands: Brand[] = (['#005783', '#ffd400', '#b3261e'] as const).flatMap((accent) =>
		(['#fbfaf7', '#ffffff', '#141414'] as const).flatMap((background) =>
			FONTS.map((font) => ({ accent, background, font, corner: 'soft', backdrop: 'plain', logo: null }))
		)
	);
	for (const brand of brands) {
		const { light, dark } = dressOf({ brand, language: 'en' });
		for (const colours of [light, dark])
			for (const ground of [colours.paper, colours['paper-raised']]) {
				expect(contrast(colours.ink, ground)).toBeGreaterThanOrEqual(4.5);
				expect(contrast(colours['ink-soft'], ground)).toBeGreaterThanOrEqual(4.5);
				expect(contrast(colours['accent-ink'], colours.accent)).toBeGreaterThanOrEqual(4.5);
			}
	}
});

it('shows the logo of its team, and says its name where pictures are off', async () => {
	const invitation = sampleLetter(letters, 'invitation');
	const logo = { src: '/pictures/x.png', width: 800, height: 200, alt: '' };
	const brand: Brand = {
		accent: '#005783',
		background: '#ffffff',
		font: 'serif',
		corner: 'round',
		backdrop: 'plain',
		logo
	};
	const filled = await drawn(invitation, sampleDrawing(invitation, 'en', { brand }));
	sound(filled);
	const [picture] = named(filled.html, 'img');
	expect(attribute(picture, 'src')).toBe('https://survey.example.org/pictures/x.png');
	expect(attribute(picture, 'alt')).toBe('Southport Library');
	expect([attribute(picture, 'width'), attribute(picture, 'height')]).toEqual(['160', '40']);
});

it('reads no file and asks no network, whatever stands in its words', async () => {
	const invitation = sampleLetter(letters, 'invitation');
	const words = {
		...sampleDrawing(invitation).words,
		body: '<mj-include path="package.json" type="html" /><mj-font href="https://x.example" />'
	};
	const { html } = await drawn(invitation, sampleDrawing(invitation, 'en', { words }));
	expect(html).toContain('&lt;mj-include');
	expect(html).not.toMatch(/"dependencies"|mj-include denied|href="https:\/\/x/);
});
