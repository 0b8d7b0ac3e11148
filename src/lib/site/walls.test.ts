import { expect, test } from 'vitest';
import type { SiteDocument, SitePage } from './site';
import { wallsOn } from './walls';

const page = (id: string, ...blocks: [kind: string, fields: Record<string, unknown>][]): SitePage => ({
	id,
	slug: id,
	title: {},
	about: {},
	unlisted: false,
	sections: [
		{
			id: 's',
			layout: 'one',
			tone: 'plain',
			slots: [blocks.map(([kind, fields], at) => ({ id: `${id}${at}`, kind, fields }))]
		}
	],
	pages: []
});
const pages = (...all: SitePage[]): Pick<SiteDocument, 'pages'> => ({ pages: all });

test('the walls of a site are those of all its pages, each question once', () => {
	const inner = page(
		'b',
		['wall', { survey: 's', question: 'why' }],
		['wall', { survey: 't', question: 'why' }]
	);
	const outer = {
		...page('a', ['wall', { survey: 's', question: 'why' }], ['text', { survey: 's', question: 'x' }]),
		pages: [inner]
	};
	expect(wallsOn(pages(outer))).toEqual([
		{ survey: 's', question: 'why' },
		{ survey: 't', question: 'why' }
	]);
});

test('a wall that stands for nothing yet is none, whatever its fields hold', () => {
	expect(
		wallsOn(
			pages(
				page(
					'a',
					['wall', {}],
					['wall', { survey: 's', question: '' }],
					['wall', { survey: 7, question: [] }]
				)
			)
		)
	).toEqual([]);
});
