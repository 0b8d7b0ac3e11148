import { describe, expect, it } from 'vitest';
import { note, page, section, site } from '../../../tests/toy-site';
import { compare, isSame, type Comparison } from './compare';
import type { SiteDocument, SitePage } from './site';

const before = site();
const home = (part: Partial<SitePage>): SiteDocument => {
	const [first, ...others] = before.pages;
	return { ...before, pages: first ? [{ ...first, ...part }, ...others] : [] };
};

/** `home same: 1 note added; sections`, and before it what of the whole site is different. */
const told = ({ site: whole, pages }: Comparison): string[] => [
	...whole,
	...pages.map(({ page: id, what, blocks, parts }) =>
		[`${id} ${what}`, ...blocks.map((one) => `${one.count} ${one.kind} ${one.what}`), ...parts].join(', ')
	)
];

describe('two versions in words', () => {
	it.each<[string, SiteDocument, string[]]>([
		['nothing', site(), []],
		['the title', { ...before, title: { en: 'Another' } }, ['title']],
		['languages and look', { ...before, languages: ['en', 'fr'], cover: 'x' }, ['languages', 'cover']],
		['a page added', site([...before.pages, page('new', 'new', [section('s9', ['z'])])]), ['new added']],
		[
			'a page removed, with what is below it',
			site(before.pages.filter(({ id }) => id !== 'how')),
			['how removed', 'first removed']
		],
		['a page with another name', home({ title: { en: 'Start' } }), ['home renamed']],
		[
			'pages in another order',
			site([...before.pages.slice(0, 1), ...before.pages.slice(1).reverse()]),
			['order']
		],
		[
			'blocks added',
			home({ sections: [section('s1', ['a', 'b', 'x', 'y'], ['c']), section('s2', ['d'])] }),
			['home same, 2 note added']
		],
		[
			'a block removed',
			home({ sections: [section('s1', ['a'], ['c']), section('s2', ['d'])] }),
			['home same, 1 note removed']
		],
		[
			'a block moved to another slot',
			home({ sections: [section('s1', ['a'], ['c', 'b']), section('s2', ['d'])] }),
			['home same, 1 note moved']
		],
		[
			'one of two changed places',
			home({ sections: [section('s1', ['b', 'a'], ['c']), section('s2', ['d'])] }),
			['home same, 1 note moved']
		],
		[
			'a block written anew',
			home({
				sections: [
					{ ...section('s1', ['a', 'b'], ['c']), slots: [[note('a', 'Anew'), note('b')], [note('c')]] },
					section('s2', ['d'])
				]
			}),
			['home same, 1 note changed']
		],
		[
			'another layout',
			home({ sections: [{ ...section('s1', ['a', 'b'], ['c']), layout: 'sidebar' }, section('s2', ['d'])] }),
			['home same, sections']
		]
	])('%s', (_, after, expected) => {
		const found = compare(before, after);
		expect(told(found)).toEqual(expected);
		expect(isSame(found)).toBe(!expected.length);
	});

	it('a block that went to another page moved there, and was not removed', () => {
		const [first, how, ...others] = before.pages;
		if (!first || !how) throw new Error('no pages');
		const after = site([
			{ ...first, sections: [section('s1', ['a', 'b'], ['c'])] },
			{ ...how, sections: [section('s3', ['e', 'd'])] },
			...others
		]);
		expect(told(compare(before, after))).toEqual(['home same, sections', 'how same, 1 note moved']);
	});
});
