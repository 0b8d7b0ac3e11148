import { describe, expect, it } from 'vitest';
import { contrast } from '$lib/account/colour';
import type { PlannedQuestion } from '$lib/survey/plan';
import { compile } from './compile.server';
import { dressOf } from './dress';
import { fill } from './fill';
import type { Drawing } from './letter';
import { letters } from './registry';
import { sampleDrawing, sampleFacts, sampleLetter } from './samples';

// What pictures showed, so that it stays mended.

const invitation = sampleLetter(letters, 'invitation');
const drawn = async (id: string, language: string, other: Partial<Drawing> = {}) => {
	const letter = sampleLetter(letters, id);
	return fill(await compile(letter, sampleDrawing(letter, language, other)), sampleFacts);
};
const scale = (look: string, texts: readonly string[]): PlannedQuestion =>
	Object.assign(
		{
			kind: 'rating',
			name: 'q',
			title: 'How was it?',
			choices: texts.map((text) => ({ value: text, text }))
		},
		{ look, low: 'Bad', high: 'Good' }
	);
const FIVE = ['1', '2', '3', '4', '5'];

/** A row of a scale, and not one below the other. */
const inRow = (html: string): boolean => /<\/td><td width="4"/.test(html);

describe('a scale', () => {
	it.each(['numbers', 'stars', 'smileys'])(
		'of %s stands in a row, and says what its ends mean',
		async (look) => {
			const { html, text } = await drawn('invitation', 'en', { question: scale(look, FIVE) });
			expect(inRow(html)).toBe(true);
			expect(html).toMatch(/1 = Bad[\s\S]*5 = Good/);
			expect(text).toMatch(/1 \(Bad\)[\s\S]*5 \(Good\)/);
		}
	);

	it.each<[boolean, string[]]>([
		[true, ['2022', '2023', '2024']],
		[true, ['差', '一般', '好']],
		[false, ['非常差', '一般', '非常好']],
		[false, ['Terrible', 'Fine']]
	])('has a row only where its words have room: %s, %j', async (row, texts) => {
		const { html } = await drawn('invitation', 'en', { question: scale('labels', texts) });
		expect(inRow(html)).toBe(row);
	});
});

describe.each(Object.keys(letters))('Outlook, the letter %s', (id) => {
	it('keeps what stands one below the other apart: no room depends on a margin of a table or a padding of a block', async () => {
		for (const language of ['en', 'ar']) {
			const { html } = await drawn(id, language, id === 'invitation' ? { question: null } : {});
			const inside = html.slice(html.indexOf('class="card"')).replace(/<div\s+style="margin:0px auto;/g, '');
			expect(inside).not.toMatch(/<table[^>]*style="[^"]*margin/);
			expect(inside).not.toMatch(/<div[^>]*style="[^"]*(padding|margin)/);
		}
	});

	it('has room beside the words of what can be pressed, and nobody else sees it', async () => {
		const { html } = await drawn(id, 'en');
		for (const [, inside = ''] of html.matchAll(/<a class="(?:ink|on)"[^>]*>(.*?)<\/a>/g)) {
			expect(inside).toMatch(/^<!--\[if mso\]>(&nbsp;){2,}<!\[endif\]-->.*<!\[endif\]-->$/);
			expect(inside.replace(/<!--.*?-->/g, '')).not.toContain('&nbsp;');
		}
	});
});

it('a way out is as large as a thumb, in Chinese too', async () => {
	for (const language of ['en', 'zh-cn', 'ar']) {
		const { html } = await drawn('thanks', language);
		const [, padding = ''] = /<a class="soft"[^>]*display:inline-block;padding:([^;]*);/.exec(html) ?? [];
		const [above = 0, right = 0, below = 0, left = 0] = padding.split(' ').map(parseFloat);
		const [size, leading] = [13, language === 'zh-cn' ? 1.7 : 1.5];
		expect(above + below + size * leading).toBeGreaterThanOrEqual(44);
		// Two signs are its shortest word.
		expect(right + left + 2 * size).toBeGreaterThanOrEqual(44);
	}
});

it('what can be pressed has an edge that can be seen, whatever the accent', () => {
	for (const accent of ['#005783', '#ffd400', '#e8f000', '#b3261e'] as const)
		for (const background of ['#ffffff', '#fff8f0', '#141414'] as const) {
			const look = {
				accent,
				background,
				font: 'sans',
				corner: 'soft',
				backdrop: 'plain',
				logo: null
			} as const;
			const { light, dark, rim } = dressOf({ brand: look, language: 'en' });
			expect(contrast(rim.light, light['paper-raised'])).toBeGreaterThanOrEqual(3);
			expect(contrast(rim.dark, dark['paper-raised'])).toBeGreaterThanOrEqual(3);
		}
});

it('numbers of a digest in a letter that runs the other way are not turned around', async () => {
	const { html } = await drawn('digest', 'ar', { words: sampleDrawing(invitation).words });
	expect(html).toMatch(/<p class="ink" lang="en" dir="ltr"[^>]*>128 answers<\/p>/);
});
