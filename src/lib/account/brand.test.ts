import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKDROPS, faint, isDark, palette, ratios, ratioWords, USUAL, type Look } from './brand';
import { contrast, hexFrom, hexOf, nearest, oklch, type Hex } from './colour';

describe('a colour', () => {
	it.each([
		['#1D6B52', '#1d6b52'],
		['1d6b52', '#1d6b52'],
		[' #ABC ', '#aabbcc'],
		['', null],
		['#12345', null],
		['rgb(0,0,0)', null],
		['#fff}body{display:none', null],
		['#ff', null],
		['red', null]
	])('typed as %j is %j', (typed, hex) => expect(hexFrom(typed)).toBe(hex));

	it.each<[Hex, Hex, number]>([
		['#000000', '#ffffff', 21],
		// W3C's own example of a grey that just fails on white, and of one that just passes.
		['#777777', '#ffffff', 4.48],
		['#767676', '#ffffff', 4.54],
		['#ffffff', '#ffffff', 1]
	])('%s on %s has %d', (one, other, ratio) => {
		expect(contrast(one, other)).toBeCloseTo(ratio, 2);
		expect(contrast(other, one)).toBe(contrast(one, other));
	});

	it('goes to OKLCH and back', () => {
		// Ottosson's table: white and sRGB red.
		expect(oklch('#ffffff').lightness).toBeCloseTo(1, 3);
		expect(oklch('#ff0000')).toMatchObject({
			lightness: expect.closeTo(0.628, 3),
			chroma: expect.closeTo(0.2577, 3),
			hue: expect.closeTo(29.23, 1)
		});
		fc.assert(
			fc.property(hex, (one) => {
				expect(hexOf(oklch(one))).toBe(one);
			})
		);
	});

	it('gives up chroma rather than lightness where a screen cannot show it', () => {
		const shown = oklch(hexOf({ lightness: 0.8, chroma: 0.4, hue: 265 }));
		expect(shown.lightness).toBeCloseTo(0.8, 1);
		expect(shown.chroma).toBeLessThan(0.2);
	});

	it('moves no further than it must', () => {
		expect(nearest('#123456', () => true)).toBe('#123456');
		expect(nearest('#123456', () => false)).toBeNull();
		const found = nearest('#ffcc00', (one) => contrast(one, '#ffffff') >= 3);
		expect(contrast(found ?? '#ffffff', '#ffffff')).toBeGreaterThanOrEqual(3);
		expect(contrast(found ?? '#000000', '#ffffff')).toBeLessThan(3.2);
	});
});

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`);
const look = fc.record<Look>({
	accent: hex,
	background: hex,
	font: fc.constant('sans'),
	corner: fc.constant('soft'),
	backdrop: fc.constantFrom(...BACKDROPS)
});
const of = (accent: Hex, background: Hex, backdrop: Look['backdrop'] = 'plain'): Look => ({
	...USUAL,
	accent,
	background,
	backdrop
});

/** Takes whatever is offered. */
const mend = (given: Look): Look =>
	faint(given).reduce((all, { mend, offer }) => ({ ...all, ...(offer && { [mend]: offer }) }), given);

describe('a look', () => {
	it('that is Earshot’s own can be read', () => expect(faint(USUAL)).toEqual([]));

	it.each<[string, Look, string[]]>([
		['deep green on white', of('#1d6b52', '#ffffff'), []],
		['deep green on a tint of itself', of('#1d6b52', '#ffffff', 'tinted'), []],
		['yellow on white', of('#ffcc00', '#ffffff'), ['accent']],
		['yellow on a night', of('#ffcc00', '#10182b'), []],
		['navy on a night', of('#1a2a55', '#10182b'), ['accent']],
		['anything on a middle grey', of('#000000', '#7c7c7c'), ['background']],
		['both wrong', of('#888888', '#808080'), ['background', 'accent']],
		['white on white', of('#ffffff', '#ffffff'), ['accent']]
	])('%s', (_, given, mend) => expect(faint(given).map((one) => one.mend)).toEqual(mend));

	it('that fails is told which pair, how much it has and needs, and what would do', () => {
		const [found] = faint(of('#ffcc00', '#ffffff'));
		expect(found).toMatchObject({ pair: 'accent', scheme: 'light', least: 3, mend: 'accent' });
		expect(found?.ratio).toBeCloseTo(1.5, 1);
		expect(ratioWords(found?.ratio ?? 0)).toBe('1.5');
	});

	it('is mended by taking what is offered, one press a colour, whatever was chosen', () => {
		fc.assert(
			fc.property(look, (given) => {
				const mended = mend(given);
				expect(faint(mended)).toEqual([]);
			}),
			{ numRuns: 40 }
		);
	});

	it('that passes has 4.5:1 for text and 3:1 for controls on every ground, in both schemes, counted anew', () => {
		fc.assert(
			fc.property(look, (given) => {
				const mended = mend(given);
				for (const scheme of ['light', 'dark'] as const) {
					const p = palette(mended, scheme);
					for (const ground of [p.paper, p['paper-raised'], p.tint]) {
						for (const text of [p.ink, p['ink-soft'], p.bad])
							expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
						for (const control of [p.accent, p.edge])
							expect(contrast(control, ground)).toBeGreaterThanOrEqual(3);
					}
					expect(contrast(p['accent-ink'], p.accent)).toBeGreaterThanOrEqual(4.5);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('control: the ratios are of what the palette holds, and 4.497 is not said to be 4.5', () => {
		const text = ratios(of('#1d6b52', '#ffffff'), 'light').find(({ pair }) => pair === 'text');
		const p = palette(of('#1d6b52', '#ffffff'), 'light');
		expect(text?.ratio).toBe(Math.min(contrast(p.ink, p.paper), contrast(p.ink, p['paper-raised'])));
		expect(ratioWords(4.497)).toBe('4.4');
		expect(ratioWords(4.5)).toBe('4.5');
	});

	it('of the night is dark at all hours, any other only when it is asked for', () => {
		expect(isDark(palette(of('#ffcc00', '#10182b'), 'light').paper)).toBe(true);
		const day = of('#1d6b52', '#fff8ee');
		expect([isDark(palette(day, 'light').paper), isDark(palette(day, 'dark').paper)]).toEqual([false, true]);
	});
});
