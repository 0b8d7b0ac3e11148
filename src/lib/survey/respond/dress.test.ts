import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BACKDROPS, CORNERS, FONTS, USUAL, type Look } from '../../account/brand';
import { declarations, dress } from './dress';

const green: Look = { ...USUAL, accent: '#1d6b52', background: '#ffffff' };

it('dresses the page in the colours that were chosen, by day and by night', () => {
	const all = Object.fromEntries(declarations(green));
	expect(all['--accent']).toMatch(/^light-dark\(#1d6b52,#[0-9a-f]{3,6}\)$/);
	expect(all['--paper']).toMatch(/^light-dark\(#fff,#[0-9a-f]{3,6}\)$/);
	expect(all).not.toHaveProperty('--ground');
	expect(all).not.toHaveProperty('--tint');
	expect(all).not.toHaveProperty('--font');
});

it.each(FONTS.filter((font) => font !== 'sans'))(
	'%s falls back to Chinese and to a generic family',
	(font) => {
		const value = Object.fromEntries(declarations({ ...green, font }))['--font'] ?? '';
		expect(value).toMatch(/(Noto (Sans|Serif) SC'),(sans-)?serif$/);
	}
);

it('a night is dark at all hours, its native controls too', () => {
	expect(dress({ ...green, accent: '#ffcc00', background: '#10182b' })).toContain('color-scheme:dark');
	expect(dress(green)).not.toContain('color-scheme');
});

it('keeps the house’s own look where a browser does not know light-dark()', () => {
	expect(dress(green)).toMatch(/^@supports\(color:light-dark\(#000,#fff\)\)\{:root:root:root\{/);
});

it('is at most 640 bytes, and has nothing in it that ends a style or needs escaping', () => {
	const hex = fc
		.integer({ min: 0, max: 0xffffff })
		.map((n) => `#${n.toString(16).padStart(6, '0')}` as const);
	const look = fc.record<Look>({
		accent: hex,
		background: hex,
		font: fc.constantFrom(...FONTS),
		corner: fc.constantFrom(...CORNERS),
		backdrop: fc.constantFrom(...BACKDROPS)
	});
	fc.assert(
		fc.property(look, (given) => {
			const css = dress(given);
			expect(css).not.toMatch(/[<>&"\\]|url|\/\*|undefined|NaN/);
			expect(css.length).toBeLessThanOrEqual(640);
		}),
		{ numRuns: 300 }
	);
});
