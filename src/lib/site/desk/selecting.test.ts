import { describe, expect, it } from 'vitest';
import type { SiteDocument } from '../site';
import { doneTo, standing } from './selecting';

const page = (id: string, slug: string, blocks: string[]) => ({
	id,
	slug,
	title: {},
	about: {},
	unlisted: false,
	pages: [],
	sections: [
		{
			id: `${id}-s`,
			layout: 'one',
			tone: 'plain',
			slots: [blocks.map((block) => ({ id: block, kind: 'toy', fields: {} }))]
		} as const
	]
});
const site: SiteDocument = {
	format: 1,
	languages: ['en'],
	title: {},
	about: {},
	theme: { look: 'house', accent: '#000000', type: 'calm' },
	cover: '',
	pages: [page('home', '', ['a']), page('more', 'more', ['b'])]
};

describe('what is selected after a step', () => {
	it.each([
		// It moved to another page, and one goes with it.
		['block', 'b', 'home', { selected: { what: 'block', id: 'b' }, page: 'more' }],
		['section', 'home-s', 'more', { selected: { what: 'section', id: 'home-s' }, page: 'home' }],
		// It is gone: then the page that it was on.
		['block', 'x', 'more', { selected: { what: 'page', id: 'more' }, page: 'more' }],
		['page', 'x', 'x', { selected: { what: 'page', id: 'home' }, page: 'home' }],
		['site', '', 'more', { selected: { what: 'site', id: '' }, page: 'more' }]
	] as const)('is, of %s %s seen from %s, %j', (what, id, from, found) =>
		expect(standing(site, { what, id }, from)).toEqual(found)
	);

	it.each([
		['remove:block:a', { what: 'block', id: 'a' }],
		['move:page:more', { what: 'page', id: 'more' }],
		['type:a:title:en', null],
		['theme', null]
	])('is, after %s, %j', (step, found) => expect(doneTo(step)).toEqual(found));
});
