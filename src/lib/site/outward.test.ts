import { expect, it } from 'vitest';
import { followedOn } from './outward';
import type { SiteDocument } from './site';

const link = (to: string) => ({ id: to, kind: 'button', fields: { link: { to } } });
const site: SiteDocument = {
	format: 1,
	languages: ['en'],
	title: { en: 'https://title.example is only said' },
	about: {},
	theme: { look: 'house', accent: '', type: 'calm' },
	cover: '',
	pages: [
		{
			id: 'home',
			slug: '',
			title: {},
			about: {},
			unlisted: false,
			pages: [],
			sections: [
				{
					id: 's',
					layout: 'one',
					tone: 'plain',
					slots: [[link('https://intranet.example/guide'), link('mailto:ada@mail.example')]]
				}
			]
		}
	]
};

it.each([
	['https://intranet.example/guide', 'intranet.example'],
	['https://intranet.example/elsewhere?x=1', 'intranet.example'],
	['https://other.example/', null],
	['https://title.example/', null],
	['mailto:ada@mail.example', null],
	['javascript:alert(1)', null],
	['https://', null],
	[`https://intranet.example/${'x'.repeat(5_000)}`, null],
	['', null],
	[null, null]
])('%s counts for %s', (to, host) => expect(followedOn(site, to)).toBe(host));
