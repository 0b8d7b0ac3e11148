import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colour = [lightness: number, chroma: number, hue: number];

/** Relative luminance of an OKLCH colour, by Ottosson's matrices (2020) to linear sRGB, clipped to the gamut. */
function luminance([lightness, chroma, hue]: Colour): number {
	const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (x: number) => Math.min(1, Math.max(0, x));
	return (
		0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
		0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
		0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
	);
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: Colour, other: Colour): number {
	const [dark, bright] = [luminance(one), luminance(other)].sort((x, y) => x - y);
	return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const app = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

function colour(name: string, theme: 'light' | 'dark'): Colour {
	const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(
		css + app
	);
	const text = theme === 'light' ? found?.[1] : found?.[2];
	const [lightness, chroma, hue] = (text ?? '').split(' ').map(Number);
	if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(`no ${name}`);
	return [lightness, chroma, hue];
}

const TEXT = ['ink', 'ink-soft', 'accent', 'good', 'warn', 'bad'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
	describe.each(['paper', 'paper-raised'])('on %s', (paper) => {
		it.each(TEXT)('%s can be read', (name) => {
			expect(contrast(colour(name, theme), colour(paper, theme))).toBeGreaterThanOrEqual(4.5);
		});
		it.each(['edge', 'high', 'low'])('%s can be made out', (name) => {
			expect(contrast(colour(name, theme), colour(paper, theme))).toBeGreaterThanOrEqual(3);
		});
	});

	it('what stands on the accent can be read', () => {
		expect(contrast(colour('accent-ink', theme), colour('accent', theme))).toBeGreaterThanOrEqual(4.5);
	});

	it('detractors, passives and promoters differ in grey print', () => {
		const grey = (name: string) => colour(name, theme)[0];
		expect(Math.abs(grey('high') - grey('low'))).toBeGreaterThanOrEqual(0.12);
		expect(Math.abs(grey('middle') - grey('low'))).toBeGreaterThanOrEqual(0.12);
	});
});

it('control: black on white is 21:1, and a pale grey on white is refused', () => {
	expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 0);
	expect(contrast([0.8, 0, 0], [1, 0, 0])).toBeLessThan(3);
});
