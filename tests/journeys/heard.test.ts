import type { Locator, Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { expectAccessible, see, signUp, somebody, soon, withBrowser, type Definition } from '../people';
import { heading, next, published, send, thanked } from './answering';
import { EVERY } from './every-kind';

// Surveys as they are heard, and answered without a pointer, in other scripts and in little room.

withBrowser();

let sql: Sql;
let studio: Page;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody('desk');
	await signUp(studio);
});
afterAll(() => sql.end());

const ZH = { locale: 'zh-CN' } as const;
const FARTHEST = 40;

/** What is kept of the only response to the survey. */
async function keptOf(id: string): Promise<unknown> {
	const rows = await sql`select answers from public.responses where survey_id = ${id}`;
	expect(rows).toHaveLength(1);
	return rows[0]?.['answers'];
}

/** Tab until it has the focus, and the focus can be seen. */
async function tabTo(page: Page, what: Locator): Promise<void> {
	await see(what);
	for (let n = 0; n < FARTHEST; n++) {
		await page.keyboard.press('Tab');
		if (await what.evaluate((element) => element.matches(':focus-visible'))) return;
	}
	throw new Error(`the focus never came to ${String(what)}`);
}

async function keys(page: Page, ...pressed: string[]): Promise<void> {
	for (const key of pressed) await page.keyboard.press(key);
}

/** Axe over all of it in the light, and over its colours in the dark. */
async function clean(page: Page): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, { only: ['color-contrast', 'link-in-text-block'] });
	await page.emulateMedia({ colorScheme: 'light' });
}

const widthOf = (page: Page) => page.evaluate(() => document.scrollingElement?.scrollWidth);

const BY_KEYS: Definition = {
	title: 'By keys',
	elements: [
		{ type: 'nps', name: 'nps', title: 'Recommend us?', isRequired: true },
		{ type: 'radiogroup', name: 'one', title: 'One', choices: ['a', 'b', 'c'] },
		{ type: 'checkbox', name: 'some', title: 'Some', choices: ['red', 'green', 'blue'] },
		{ type: 'ranking', name: 'order', title: 'Put in order', choices: ['Price', 'Speed', 'Looks'] },
		{ type: 'text', name: 'word', title: 'A word' },
		{
			type: 'matrixdynamic',
			name: 'items',
			title: 'Items',
			rowCount: 1,
			columns: [{ name: 'what', title: 'What', cellType: 'text' }]
		}
	]
};

describe('with the keyboard only', () => {
	it('answers choices, an order, a text and a table that grows and shrinks', async () => {
		const { id, link } = await published(studio, BY_KEYS);
		const page = await somebody('desk');
		await page.goto(link);
		const named = (name: string) => page.locator(`[name="${name}"]`);
		const button = (name: string) => page.getByRole('button', { name, exact: true });
		const orderHeard = () => page.locator('.ranking .what').allInnerTexts();

		await tabTo(page, named('nps').first());
		await keys(page, 'Space', ...Array<string>(9).fill('ArrowRight'));
		await tabTo(page, named('one').first());
		await keys(page, 'Space', 'ArrowDown');
		await tabTo(page, named('some').first());
		await keys(page, 'Space', 'Tab', 'Tab', 'Space');
		await tabTo(page, button(m.kinds_rank_up({ item: 'Looks' })));
		await keys(page, 'Enter');
		await soon(orderHeard).toEqual(['Price', 'Looks', 'Speed']);
		// The focus stays with what was moved: the same key moves it on.
		await keys(page, 'Enter');
		await soon(orderHeard).toEqual(['Looks', 'Price', 'Speed']);
		await tabTo(page, named('word'));
		await page.keyboard.type('Typed');
		await tabTo(page, named('items::0::what'));
		await page.keyboard.type('Lamp');
		const add = page.locator('button[name="earshot:add"]');
		await tabTo(page, add);
		await keys(page, 'Enter');
		const cells = page.locator('tbody input[type=text], [data-inside] input[type=text]');
		await soon(() => cells.count()).toBe(2);
		// What was added has the focus.
		await page.keyboard.type('Desk');
		await tabTo(page, add);
		await keys(page, 'Space');
		await soon(() => cells.count()).toBe(3);
		await tabTo(page, page.locator('button[name="earshot:remove"]').last());
		await keys(page, 'Enter');
		await soon(() => cells.count()).toBe(2);
		await tabTo(page, page.locator('#forward'));
		await keys(page, 'Enter');
		await thanked(page);
		expect(await keptOf(id)).toEqual({
			nps: 9,
			one: 'b',
			some: ['red', 'blue'],
			order: ['Looks', 'Price', 'Speed'],
			word: 'Typed',
			items: [{ what: 'Lamp' }, { what: 'Desk' }]
		});
	});
});

const SPOKEN =
	'textbox|radio|checkbox|combobox|listbox|button|slider|spinbutton|switch|link|img|group|radiogroup|table|region';

/** @returns the lines of what a screen reader walks through that have no name and should have one */
const nameless = (tree: string) =>
	tree.split('\n').filter((line) => new RegExp(`^\\s*- (${SPOKEN})(?! ")(?=$|[:\\s])`).test(line));

/** The mistakes that can be seen: its words, whether a control or group is described by it, whether one is invalid. */
const mistakesOn = (page: Page) =>
	page.locator('.mistake:visible').evaluateAll((all) =>
		all.map((mistake) => {
			const described = [...document.querySelectorAll(`[aria-describedby~="${mistake.id}"]`)];
			const single = described.some((one) => !one.matches('fieldset:not([role]), fieldset:not([role]) *'));
			const invalid = described.some((one) => one.getAttribute('aria-invalid') === 'true');
			return { words: mistake.textContent, heard: described.length > 0, invalid: invalid || !single };
		})
	);

describe('what a screen reader hears of every kind of question', () => {
	const pages = EVERY['pages'] as { name: string }[];

	it.each(pages.map((page) => [page.name, page] as const))(
		'names all and tells mistakes: %s',
		async (_, only) => {
			const { link } = await published(studio, {
				...EVERY,
				pages: [only, { elements: [{ type: 'comment', name: 'last', title: 'Else?' }] }]
			});
			const page = await somebody('desk');
			await page.goto(link);
			const form = page.locator('form#survey');
			await see(form);
			const fresh = await form.ariaSnapshot();
			expect(nameless(fresh)).toEqual([]);
			expect(fresh).toContain(m.respond_page_of({ page: 1, pages: 2 }));
			expect(fresh).toMatch(/^\s*- status/m);
			expect(await mistakesOn(page)).toEqual([]);

			await next(page);
			await see(page.locator('.mistake:visible'));
			const told = await mistakesOn(page);
			expect(told.length).toBeGreaterThan(0);
			for (const one of told) expect(one).toMatchObject({ heard: true, invalid: true });
			const mistaken = await form.ariaSnapshot();
			expect(nameless(mistaken)).toEqual([]);
			for (const { words } of told) expect(mistaken).toContain(words);
			// The focus is where the first of them is mended.
			expect(await page.locator('.question:has(:focus) .mistake:visible').count()).toBeGreaterThan(0);
			// As a control: what loses its title is found.
			await page
				.locator('.question .title')
				.first()
				.evaluate((title) => title.remove());
			expect(nameless(await form.ariaSnapshot())).toHaveLength(1);
		}
	);
});

const ARABIC: Definition = {
	title: 'رأيك يهمنا',
	locale: 'ar',
	pages: [
		{
			elements: [
				{ type: 'nps', name: 'nps', title: 'هل توصي بنا؟', isRequired: true },
				{ type: 'checkbox', name: 'some', title: 'ماذا استخدمت؟', choices: ['المتجر', 'الحديقة'] },
				{ type: 'ranking', name: 'order', title: 'رتّب حسب الأهمية', choices: ['السعر', 'السرعة'] },
				{
					type: 'matrix',
					name: 'grid',
					title: 'ما مدى موافقتك؟',
					columns: ['لا', 'أحيانًا', 'نعم'],
					rows: ['سريع', 'عادل']
				},
				{ type: 'comment', name: 'why', title: 'لماذا؟' }
			]
		}
	]
};

it('in Arabic runs from right to left, fits a phone and is sent', async () => {
	const { id, link } = await published(studio, ARABIC);
	const page = await somebody('phone', { speaks: 'ar' });
	await page.goto(link);
	await see(heading(page, 'رأيك يهمنا'));
	const html = page.locator('html');
	expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['ar', 'rtl']);
	expect(await widthOf(page)).toBe(390);
	await clean(page);
	await page.locator('#forward').tap();
	await see(page.locator('.mistake:visible'));
	expect(await widthOf(page)).toBe(390);
	await clean(page);
	await page.getByRole('radio', { name: '8', exact: true }).check({ force: true });
	await page.getByRole('checkbox', { name: 'الحديقة' }).check();
	await page.locator('[name="grid::0::سريع"]').last().check({ force: true });
	await page.getByLabel('لماذا؟').fill('لأنه جيد');
	await page.locator('#forward').tap();
	await see(page.getByRole('heading', { level: 1 }));
	await page.waitForURL(/thanks/);
	expect(await html.getAttribute('dir')).toBe('rtl');
	await clean(page);
	expect(await keptOf(id)).toMatchObject({
		nps: 8,
		some: ['الحديقة'],
		grid: { سريع: 'نعم' },
		why: 'لأنه جيد'
	});
});

const CHINESE: Definition = {
	title: '您的看法',
	locale: 'zh-CN',
	pages: [
		{
			title: '第一页',
			elements: [
				{
					type: 'matrix',
					name: 'grid',
					title: '您同意吗？',
					isAllRowRequired: true,
					columns: ['不同意', '一般', '同意'],
					rows: ['速度快', '价格公道']
				},
				{
					type: 'ranking',
					name: 'order',
					title: '请排序',
					choices: ['价格', '速度', '外观'],
					isRequired: true
				}
			]
		},
		{ title: '第二页', elements: [{ type: 'comment', name: 'why', title: '为什么？' }] }
	]
};

it('in Chinese a matrix and a ranking are accessible at every step', async () => {
	const { id, link } = await published(studio, CHINESE);
	const page = await somebody('phone', { speaks: 'zh-CN' });
	await page.goto(link);
	await see(heading(page, '您的看法'));
	expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
	await clean(page);
	const forward = page.locator('#forward');
	await forward.tap();
	await see(page.locator('.mistake:visible'));
	await clean(page);
	for (const row of ['速度快', '价格公道'])
		await page.locator(`[name="grid::0::${row}"]`).last().check({ force: true });
	await page.getByRole('button', { name: m.kinds_rank_up({ item: '外观' }, ZH), exact: true }).tap();
	await forward.tap();
	await see(page.getByRole('heading', { level: 2, name: '第二页' }));
	await clean(page);
	await forward.tap();
	await see(heading(page, m.respond_thanks_title({}, ZH)));
	await clean(page);
	expect(await keptOf(id)).toEqual({
		grid: { 速度快: '同意', 价格公道: '同意' },
		order: ['价格', '外观', '速度']
	});
});

describe('in 320 by 256 pixels, as a page is at four times its size', () => {
	const pages = EVERY['pages'] as { name: string }[];

	it.each(pages.map((page) => [page.name, page] as const))('fits: %s', async (_, only) => {
		const { link } = await published(studio, { ...EVERY, pages: [only] });
		const page = await somebody('desk');
		await page.setViewportSize({ width: 320, height: 256 });
		await page.goto(link);
		await see(page.locator('form#survey'));
		expect(await widthOf(page)).toBeLessThanOrEqual(320);
		await send(page);
		await see(page.locator('.mistake:visible'));
		expect(await widthOf(page)).toBeLessThanOrEqual(320);
	});
});
