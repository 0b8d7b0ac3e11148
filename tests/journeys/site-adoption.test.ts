import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import {
	arrive,
	expectAccessible,
	newSurvey,
	publish,
	see,
	signUp,
	somebody,
	soon,
	withBrowser
} from '../people';
import { newSite, SITE } from './desk';
import { answer } from './visitor';

withBrowser();

const PULSE = {
	title: 'How is it going?',
	pages: [{ elements: [{ type: 'nps', name: 'recommend', title: 'Would you recommend the programme?' }] }]
};

/** As another website would be: by its whole address. */
const leadingOut = () => ({
	type: 'doc',
	content: [
		{
			type: 'paragraph',
			content: [
				{
					type: 'text',
					text: 'The guide',
					marks: [{ type: 'link', attrs: { href: `${inject('url')}/sign-in` } }]
				}
			]
		}
	]
});

/** In two languages, with one question on its second page. */
const listening = (survey: string) => {
	const site = structuredClone(SITE);
	const [home, more] = site.pages;
	if (!home || !more) throw new Error('the site has two pages');
	const ask = { id: 'ask', kind: 'question', fields: { survey, question: 'recommend' } };
	const section = { id: 'third', layout: 'one', tone: 'plain', slots: [[ask]] };
	return {
		...site,
		languages: ['en', 'zh-CN'],
		title: { en: 'Our programme', 'zh-CN': '我们的项目' },
		pages: [
			{
				...home,
				title: { en: 'Home', 'zh-CN': '首页' },
				sections: [
					{
						id: 'first',
						layout: 'one',
						tone: 'plain',
						slots: [
							[
								{ id: 'hello', kind: 'heading', fields: { text: { en: 'Hello', 'zh-CN': '您好' } } },
								{ id: 'out', kind: 'text', fields: { text: { en: leadingOut(), 'zh-CN': leadingOut() } } }
							]
						]
					}
				]
			},
			{ ...more, title: { en: 'Say it', 'zh-CN': '说一说' }, sections: [section] }
		]
	};
};

let owner: Page;
let stranger: Page;
let id = '';
let link = '';

/** Reads a page as a browser that keeps nothing does. @returns what it would have to keep */
async function read(path: string, from?: string): Promise<string | undefined> {
	const headers = { accept: 'text/html', ...(from !== undefined && { referer: link + from }) };
	const answered = await stranger.request.get(link + path, { headers });
	expect(answered.status()).toBe(200);
	return answered.headers()['set-cookie'];
}

/** What the board says, asked until the counts have been written down. */
const says = (words: string | RegExp) =>
	soon(async () => {
		await owner.goto(`/sites/${id}/adoption`);
		const text = await owner.locator('main').innerText();
		return typeof words === 'string' ? text.includes(words) : words.test(text);
	}).toBe(true);

const rowsOf = (caption: string) =>
	owner
		.getByRole('table', { name: caption })
		.locator('tbody tr')
		.evaluateAll((rows) => rows.map((row) => (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim()));

beforeAll(async () => {
	owner = await somebody('desk');
	stranger = await somebody('phone');
	await signUp(owner);
	const survey = await newSurvey(owner, PULSE, PULSE.title);
	await publish(owner, survey, 'anonymous');
	id = await newSite(owner, listening(survey));
});

describe('how a site is read', () => {
	it('says that nobody has read it yet, and where to publish it', async () => {
		await owner.goto(`/sites/${id}/adoption`);
		await see(owner.getByRole('heading', { name: m.adoption_empty() }));
		await expectAccessible(owner);
		await owner.goto(`/sites/${id}/publish`);
		await owner.locator('#publish form button').click();
		await arrive(owner, /published=/);
		link = await owner.getByRole('textbox', { name: m.sites_address_label() }).inputValue();
	});

	it('counts visits, pages and languages of people of whom nothing is kept', async () => {
		for (let n = 0; n < 6; n++) expect(await read('?lang=en')).toBeUndefined();
		for (let n = 0; n < 3; n++) expect(await read('?lang=zh-CN')).toBeUndefined();
		for (let n = 0; n < 4; n++) expect(await read('/more?lang=en')).toBeUndefined();
		await read('/more?lang=en', '');
		await says(m.adoption_pages_first({ page: 'Home', share: '64%' }));
		await see(owner.getByText(m.adoption_funnel_none()));
		expect(await rowsOf(m.adoption_language())).toEqual([
			expect.stringContaining('English'),
			expect.stringContaining('Simplified Chinese')
		]);
	});

	it('tells answers from the fifth on, in whole groups', async () => {
		for (let n = 0; n < 4; n++) await answer(`${link}/more`, { recommend: String(6 + n) });
		// What is read after the fourth is there, and so would the fourth be.
		await read('/more?lang=en', '');
		await says(m.adoption_pages_first({ page: 'Home', share: '60%' }));
		await see(owner.getByText(m.adoption_funnel_none()));
		await answer(`${link}/more`, { recommend: '10' });
		await says(/5 answers/);
	});

	it('counts a link that was followed out of it, without script', async () => {
		const reader = await somebody('phone', { script: false });
		await reader.goto(`${link}?lang=en`);
		await reader.getByRole('link', { name: 'The guide' }).click();
		await arrive(reader, /sign-in/);
		await says(m.adoption_links_first({ link: new URL(inject('url')).host, n: '1' }));
	});

	it('can be read in both themes, on a phone and in Chinese', async () => {
		await expectAccessible(owner);
		await owner.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(owner);
		const phone = await owner.context().newPage();
		await phone.setViewportSize({ width: 390, height: 844 });
		await phone.goto(`${inject('url')}/sites/${id}/adoption`);
		expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
			0
		);
		await phone.close();
	});
});
