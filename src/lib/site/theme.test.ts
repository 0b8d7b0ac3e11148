import { expect, test } from 'vitest';
import { USUAL, type Brand } from '../account/brand';
import { lookOf, styleOf } from './theme';
import type { Theme } from './site';

const brand: Brand = { ...USUAL, accent: '#7a1f5c', font: 'serif', logo: null };
const theme = (look: Theme['look'], accent = '#1d6b52'): Theme => ({ look, accent, type: 'calm' });

test.each([
	['the brand', theme('brand'), brand, '#7a1f5c'],
	['nothing of its own where the team has no brand', theme('brand'), null, undefined],
	['the house’s look in spite of the brand', theme('house'), brand, undefined],
	['an accent of its own', theme('own'), null, '#1d6b52'],
	['no accent that is none', theme('own', 'red;}*{'), null, undefined]
])('a site wears %s', (_, one, of, accent) => {
	expect(lookOf(one, of)?.accent).toBe(accent);
});

test('with an accent of its own it keeps the type of its team', () => {
	expect(lookOf(theme('own'), brand)?.font).toBe('serif');
});

test('the style is for what it is said to be for', () => {
	expect(styleOf(theme('own'), null, '.canvas')).toContain('.canvas{');
	expect(styleOf(theme('house'), brand)).toBe('');
});
