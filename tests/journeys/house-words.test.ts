import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, see, signUp, somebody, withBrowser, type Definition } from '../people';
import { published } from './answering';
import { EVERY } from './every-kind';

// The house speaks English and Chinese. On a page in another language its words say in which they are.

withBrowser();

let studio: Page;
beforeAll(async () => {
	studio = await somebody('desk');
	await signUp(studio);
});

const WRITTEN = /^(title|description|text|placeholder|altText|.*RateDescription|requiredErrorText)$/;
const LISTS = /^(choices|rows)$/;

/** A survey whose author wrote nothing but `word`. Values and names, which nobody reads, stay. */
function inWords(word: string, part: unknown, key = ''): unknown {
	if (Array.isArray(part))
		return part.map((one: unknown) =>
			LISTS.test(key) && typeof one !== 'object' ? { value: one, text: word } : inWords(word, one, key)
		);
	if (typeof part !== 'object' || part === null) {
		if (key === 'html') return `<p>${word}</p>`;
		return WRITTEN.test(key) ? word : part;
	}
	const kept = Object.entries(part).filter(([name]) => !/^(templateTitle|mask.*)$/.test(name));
	return Object.fromEntries(kept.map(([name, one]) => [name, inWords(word, one, name)]));
}

/**
 * All that is written in Latin letters, or said in them, where the page does not say that it is English: text, names of
 * controls, hints.
 */
const unmarked = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const root = document.querySelector('main') ?? document.body;
		// What files are called by is the same in every language.
		const latin = (text: string | null) =>
			/[A-Za-z]{2}/.test((text ?? '').replace(/\b(note\.txt|kB)\b/g, ''));
		const english = (one: Element | null) => one?.closest('[lang]')?.getAttribute('lang') === 'en';
		const found: string[] = [];
		const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const { parentElement: around, textContent } = walk.currentNode;
			if (!around?.closest('script, style, [hidden]') && latin(textContent) && !english(around))
				found.push(`text: ${textContent}`);
		}
		for (const one of root.querySelectorAll('*:not([hidden])'))
			for (const name of ['aria-label', 'alt', 'placeholder', 'title', 'aria-valuetext'])
				if (latin(one.getAttribute(name)) && !english(one))
					found.push(`${name} of ${one.tagName}: ${one.getAttribute(name)}`);
		return found;
	});

/** English that runs as the page does and not from left to right: its full stop comes first. */
const misdirected = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main [lang=en]')]
			.filter(
				(one) => one.checkVisibility() && !one.closest('.sr') && /[A-Za-z]{2}.*[.:…]$/.test(one.innerText)
			)
			.filter((one) => getComputedStyle(one).direction !== 'ltr')
			.map((one) => one.outerHTML.slice(0, 120))
	);

const USED: Record<string, (page: Page) => Promise<void>> = {
	async choosing(page) {
		const filter = page.locator('.filter');
		await filter.fill((await page.locator('.tagbox .what, .tagbox .choice').first().innerText()).slice(0, 2));
		await page.locator('[name=tags]').first().check({ force: true });
		await page.locator('.ranking button').nth(1).click();
		await see(page.locator('.tags button'));
	},
	async writing(page) {
		await page.locator('[name=words]').fill('س'.repeat(100));
		await page.locator('canvas').click();
		const mimeType = 'text/plain';
		await page
			.locator('[data-files]')
			.setInputFiles({ name: 'note.txt', mimeType, buffer: Buffer.from('x') });
		await see(page.locator('.left'), page.locator('canvas ~ button'), page.locator('p.choice button'));
	},
	async holding(page) {
		await page.locator('button[name="earshot:add"]').first().click();
		await see(page.locator('button[name="earshot:remove"]').nth(1));
	}
};

const pages = EVERY['pages'] as { name: string }[];
/** Of one page of it, with one more to turn to. */
const survey = (name: string, word: string, locale: string): Definition => ({
	...(inWords(word, {
		...EVERY,
		pages: [
			pages.find((page) => page.name === name),
			{ elements: [{ type: 'text', name: 'last', title: word, isRequired: true }] }
		]
	}) as Definition),
	locale
});

describe.each([
	['ar', 'كلمة', 'rtl'],
	['ru', 'слово', 'ltr']
])('in %s', (locale, word, dir) => {
	it.each(pages.map(({ name }) => name))('every word of the house is marked: %s', async (name) => {
		const { link } = await published(studio, survey(name, word, locale), 'identified');
		const page = await somebody('phone', { speaks: locale });
		await page.goto(link);
		await see(page.locator('form#survey'));
		expect(await page.locator('html').getAttribute('dir')).toBe(dir);
		const fine = async () => {
			expect(await unmarked(page)).toEqual([]);
			expect(await misdirected(page)).toEqual([]);
		};
		await fine();
		await USED[name]?.(page);
		await fine();
		await page.locator('#forward').tap();
		await see(page.locator('.mistake:visible'));
		await fine();
		await expectAccessible(page);
		// What needs no mark has none.
		if (dir === 'ltr') expect(await page.locator('main [dir]').count()).toBe(0);
		// As a control: a mark that is taken away is missed.
		for (const one of ['#who-mistake', '#forward', '.whose span', '#progress']) {
			await page.locator(one).evaluate((element) => element.removeAttribute('lang'));
			expect(await unmarked(page)).toHaveLength(1);
			await page.locator(one).evaluate((element) => element.setAttribute('lang', 'en'));
		}
	});

	it('every word of the house is marked without script, in thanks and on the page for later', async () => {
		const { link } = await published(studio, survey('holding', word, locale), 'identified');
		const page = await somebody('phone', { speaks: locale, script: false });
		await page.goto(link);
		await page.locator('#forward').tap();
		await see(page.locator('.trouble'));
		expect(await unmarked(page)).toEqual([]);
		expect(await misdirected(page)).toEqual([]);
		await page.locator('[formaction]').tap();
		await see(page.locator('#link'));
		expect(await unmarked(page)).toEqual([]);
		const short = await published(studio, {
			title: word,
			locale,
			elements: [{ type: 'text', name: 'a', title: word }]
		});
		await page.goto(short.link);
		await page.locator('#forward').tap();
		await page.waitForURL(/thanks/);
		await see(page.getByRole('heading', { level: 1 }));
		expect(await unmarked(page)).toEqual([]);
	});
});

it("leaves an author's own words in the author's language, whoever says them", async () => {
	const { link } = await published(studio, {
		title: 'رأيك',
		locale: 'ar',
		pages: [
			{
				elements: [
					{ type: 'text', name: 'a', title: 'أ', isRequired: true, requiredErrorText: 'أجب من فضلك.' },
					{ type: 'text', name: 'b', title: 'ب', isRequired: true }
				]
			},
			{ elements: [{ type: 'text', name: 'c', title: 'ج' }] }
		],
		pageNextText: 'التالي'
	});
	for (const script of [true, false]) {
		const page = await somebody('phone', { speaks: 'ar', script });
		await page.goto(link);
		expect(await page.locator('#forward').getAttribute('lang')).toBeNull();
		await page.locator('#forward').tap();
		await see(page.locator('.mistake:visible'));
		const said = page.locator('section .mistake:visible');
		expect(
			await said.evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), one.getAttribute('dir')]))
		).toEqual([
			[null, null],
			['en', 'ltr']
		]);
		await page.locator('[name=a]').fill('نعم');
		await page.locator('[name=b]').fill('نعم');
		await page.locator('#forward').tap();
		await see(page.locator('[name=c]'));
		// The author named the button to go on, and not the one to send.
		expect(await page.locator('#forward').getAttribute('lang')).toBe('en');
	}
});

it.each([
	['en', 'en-US'],
	['en-gb', 'en-GB'],
	['zh-cn', 'zh-CN']
])('says nothing of the kind where the house speaks as the page does: %s', async (locale, speaks) => {
	const { link } = await published(studio, { ...EVERY, locale }, 'identified');
	const page = await somebody('phone', { speaks });
	await page.goto(link);
	await see(page.locator('form#survey'));
	expect(await page.locator('main [lang], main [dir], main + [lang]').count()).toBe(0);
	expect(await page.content()).not.toContain('MutationObserver');
});
