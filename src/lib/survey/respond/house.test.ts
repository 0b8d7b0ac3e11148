import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { houseBeside, isolated, isOurs, mistakenBy } from './house';

describe('what the words of the house say of themselves', () => {
	it.each([
		['en', undefined],
		['en-gb', undefined],
		['zh-cn', undefined],
		['zh', undefined],
		['zh-tw', { lang: 'zh-CN' }],
		['de', { lang: 'en' }],
		['ar', { lang: 'en', dir: 'ltr' }],
		['he', { lang: 'en', dir: 'ltr' }],
		['no language', { lang: 'en' }]
	])('beside %s', (language, house) => {
		expect(houseBeside(language)).toEqual(house);
	});
});

describe('whose sentence it is', () => {
	const EN = { lang: 'en' };
	const ZH = { lang: 'zh-CN' };
	it.each<[string, { lang: string }, boolean]>([
		[m.mistake_required({}, { locale: 'en' }), EN, true],
		[m.mistake_too_small({ min: 3 }, { locale: 'en' }), EN, true],
		[m.mistake_too_small({ min: 3 }, { locale: 'zh-CN' }), ZH, true],
		[m.mistake_too_small({ min: 3 }, { locale: 'zh-CN' }), EN, false],
		[m.inside_row({ n: 12 }, { locale: 'en' }), EN, true],
		['Row of houses', EN, false],
		['Yes', EN, true],
		['Yes, of course', EN, false],
		['None of these', EN, true],
		['Extremely likely', EN, true],
		['Thank you. Your answers have been received.', EN, true],
		['أجب من فضلك.', EN, false],
		['', EN, false]
	])('%s', (sentence, house, ours) => {
		expect(isOurs(sentence, house)).toBe(ours);
		expect(mistakenBy({ house }, sentence)).toBe(ours ? house : undefined);
		expect(mistakenBy({}, sentence)).toBeUndefined();
	});
});

it('keeps a direction where no element can', () => {
	expect(isolated('Choose…', { lang: 'en', dir: 'ltr' })).toBe('\u2066Choose…\u2069');
	expect(isolated('Choose…', { lang: 'en' })).toBe('Choose…');
	expect(isolated('Choose…', undefined)).toBe('Choose…');
});
