import { describe, expect, it } from 'vitest';
import { site, toyKinds } from '../../../../../../tests/toy-site';
import { groupsOf } from './groups';

describe('what is in the way of a site, as sentences', () => {
	const at = { page: 'home', block: 'a', weight: 'obstacle' } as const;
	const found = groupsOf(
		[
			{ code: 'title_missing', weight: 'obstacle' },
			{ ...at, code: 'field_missing', at: 'words' },
			{ ...at, code: 'untranslated', at: 'words', language: 'zh-CN' },
			{ ...at, code: 'field_missing', at: 'words' },
			{ code: 'page_empty', page: 'empty', weight: 'warning' }
		],
		site(),
		toyKinds,
		'en'
	);

	it('stands together by the thing that it is about, each sentence once', () => {
		expect(
			found.errors.map(({ element, name, page, sentences }) => [element, name, page, sentences.length])
		).toEqual([
			[null, '', '', 1],
			['a', 'Toy', 'home', 2]
		]);
		expect(found.warnings.map(({ element, name, page }) => [element, name, page])).toEqual([
			['empty', 'empty', '']
		]);
	});

	it('names the field and the language', () => {
		expect(found.errors[1]?.sentences[1]).toMatch(/^Words, Simplified Chinese: /);
	});
});
