import { describe, expect, it } from 'vitest';
import { elementsOf, isPart, languagesOf, parseDefinition } from '../definition';
import { obstacles } from '../publication';
import { compilers, rules } from '../questions/registry';
import { templates } from './registry';
import { glanceAt, startIn } from './template';

const all = [...templates];
const started = all.filter(([id]) => id !== 'blank');

/** Every text of a value with the languages it is there in. */
function texts(value: unknown): Record<string, unknown>[] {
	if (Array.isArray(value)) return value.flatMap(texts);
	if (!isPart(value)) return [];
	return 'default' in value || 'zh-cn' in value ? [value] : Object.values(value).flatMap(texts);
}

/** Texts that were written in one language only: words where a translation should be. */
const untranslated = (value: unknown, key = ''): string[] => {
	if (Array.isArray(value)) return value.flatMap((one) => untranslated(one, key));
	if (isPart(value) && !('default' in value))
		return Object.entries(value).flatMap(([name, inside]) => untranslated(inside, name));
	return /title|description|text|html/i.test(key) && typeof value === 'string' ? [value] : [];
};

describe('starting templates', () => {
	it('there are eight, and a blank one that comes first', () => {
		expect(started.length).toBeGreaterThanOrEqual(8);
		expect(all[0]?.[0]).toBe('blank');
		expect(new Set(all.map(([, { order }]) => order)).size).toBe(all.length);
	});

	describe.each(all)('%s', (_, template) => {
		const { definition, name, purpose } = template;
		const names = elementsOf(definition).map(({ element }) => element['name']);

		it('is written in both languages', () => {
			expect(untranslated(definition)).toEqual([]);
			for (const text of [
				...texts(definition),
				{ default: name.en, ...name },
				{ default: purpose.en, ...purpose }
			]) {
				expect(String(text['default']).trim()).not.toBe('');
				expect(text['default']).not.toMatch(/[\u4e00-\u9fff]/);
				expect(text['zh-cn']).toMatch(/[\u4e00-\u9fff]/);
			}
		});

		it('is short, and every question has a name of its own', () => {
			expect(names.length).toBeLessThanOrEqual(8);
			expect(new Set(names).size).toBe(names.length);
		});

		it('asks one thing at a time', () => {
			for (const question of glanceAt(template, 'en').questions) {
				expect(question.length).toBeLessThanOrEqual(90);
				expect(question.match(/\?/g)?.length ?? 0).toBeLessThanOrEqual(1);
			}
		});

		it('only requires an answer to its first question', () => {
			const required = elementsOf(definition).filter(({ element }) => element['isRequired'] === true);
			expect(required.length).toBeLessThanOrEqual(1);
		});

		it('is a definition, in the language of whoever starts it', () => {
			expect(parseDefinition(definition)).toEqual({ definition, cleaned: [] });
			expect(languagesOf(startIn(template, 'en'))[0]).toBe('en');
			expect(languagesOf(startIn(template, 'zh-cn'))[0]).toBe('zh-cn');
		});
	});

	it.each(started)('%s can be published as it is, started in either language', (_, template) => {
		for (const language of ['en', 'zh-cn'] as const)
			expect(obstacles(startIn(template, language), { rules, compilers })).toEqual([]);
	});

	it('a blank one cannot: the control', () => {
		const blank = templates.get('blank');
		expect(blank && obstacles(blank.definition, { rules, compilers })).not.toEqual([]);
	});
});
