import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** What journeys of the site builder share: a site to begin with, and the way the builder is driven. */

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const block = (id: string, kind: string, fields: Record<string, unknown>) => ({ id, kind, fields });

/** Two pages, two sections on the first, in one language. */
export const SITE = {
	format: 1,
	languages: ['en'],
	title: { en: 'Our programme' },
	about: {},
	theme: { look: 'house', accent: '#225588', type: 'calm' },
	cover: '',
	pages: [
		{
			id: 'home',
			slug: '',
			title: { en: 'Home' },
			about: {},
			unlisted: false,
			pages: [],
			sections: [
				{
					id: 'first',
					layout: 'one',
					tone: 'plain',
					slots: [
						[
							block('hello', 'heading', { text: { en: 'Hello' } }),
							block('words', 'text', { text: { en: { type: 'doc', content: [paragraph('Some words.')] } } })
						]
					]
				},
				{ id: 'second', layout: 'two', tone: 'plain', slots: [[block('line', 'divider', {})], []] }
			]
		},
		{ id: 'more', slug: 'more', title: { en: 'More' }, about: {}, unlisted: false, pages: [], sections: [] }
	]
};

/** A site of the team that the person looks at, made without the pages for that. @returns its id */
export async function newSite(page: Page, document: object = SITE): Promise<string> {
	const form = await (await page.request.get('/sites/new')).text();
	const team = /name="team" value="([\w-]+)"/.exec(form)?.[1] ?? '';
	const made = await page.request.post('/sites/new?/create', {
		form: { team, template: 'blank', name: 'Our programme' },
		headers: { origin: inject('url'), accept: 'text/html' },
		maxRedirects: 0
	});
	const id = /sites\/([\w-]+)/.exec(made.headers()['location'] ?? '')?.[1] ?? '';
	const saved = await page.request.put(`/sites/${id}/edit`, { data: { revision: 1, document } });
	expect(saved.status(), await saved.text()).toBe(200);
	return id;
}

export interface Canvas {
	/** Ids of the blocks on the page, in the order that they are read. */
	order: () => Promise<string[]>;
	/** What a screen reader has heard last. */
	heard: () => Promise<string>;
	/** What of the desk has the focus: the id of a block, section or page; '' for anything else. */
	focused: () => Promise<string>;
	press: (...keys: string[]) => Promise<void>;
}

/** Somebody's builder, through the keyboard and what is heard. */
export const canvasOf = (page: Page): Canvas => ({
	order: () =>
		page
			.locator('[data-region="canvas"] [data-section] .slot > [data-thing]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-thing') ?? '')),
	heard: async () => (await page.locator('[data-spoken]').innerText()).replaceAll('\u2060', ''),
	focused: () => page.evaluate(() => document.activeElement?.getAttribute('data-thing') ?? ''),
	async press(...keys) {
		for (const key of keys) await page.keyboard.press(key);
	}
});
