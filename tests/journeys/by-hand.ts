import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { see } from '../people';
import { picture, TYPED } from './every-kind';

// How the pages of the survey with every kind of question are filled in, by hand and by keys.

export const PATCH = picture(9, 9, 9);

/** With script, what always shows a value has a name only once somebody touched it. */
export const named = (page: Page, name: string) => page.locator(`[name="${name}"],[data-name="${name}"]`);
export const tick = (page: Page, name: string, value: string) =>
	page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
export const add = (page: Page, list: string) =>
	page.locator(`button[name="earshot:add"][value="${list}"]`).click();

export async function fill(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) await named(page, name).fill(value);
}

/** Of the first page, what is done alike with script and without. */
export async function choose(page: Page): Promise<void> {
	const ticks = [
		['one', 'other'],
		...['red', 'other'].map((value) => ['some', value]),
		['view', 'wood'],
		...['sea', 'town'].map((value) => ['views', value]),
		...Object.entries({ rate: '4', nps: '9', csat: '4', ces: '5', mood: '4', yes: 'true' })
	];
	for (const [name = '', value = ''] of ticks) await tick(page, name, value);
	await fill(page, { 'one-Comment': 'Neither', 'some-Comment': 'Purple' });
	await named(page, 'list').selectOption('Bergen');
}

/** Of the third page. */
export async function tables(page: Page): Promise<void> {
	await fill(page, { 'who::0::first': 'Mei', 'who::0::age': '41' });
	await tick(page, 'grid::0::fast', '3');
	await tick(page, 'grid::0::fair', '2');
	for (const [row, kind, sum] of [
		[0, 'fixed', '900'],
		[1, 'flexible', '350.5']
	] as const) {
		await named(page, `costs::${row}::kind`).selectOption(kind);
		await named(page, `costs::${row}::sum`).fill(sum);
	}
}

/** The first page, as it is with script. */
export async function chooseThere(page: Page): Promise<void> {
	// "None" leaves as soon as there is something.
	await tick(page, 'some', 'none');
	await choose(page);
	// A list to search in: Enter takes the only one that is left.
	const filter = page.locator('.tagbox input[type=search]');
	for (const city of ['dak', 'ess', 'che']) {
		await filter.fill(city);
		await filter.press('Enter');
	}
	await filter.fill('');
	await page.getByRole('button', { name: m.kinds_tag_remove({ item: 'Dakar' }), exact: true }).click();
	expect(await page.locator('.tagbox button').allTextContents()).toEqual(['Chengdu ×', 'Essen ×']);
	const up = page.getByRole('button', { name: m.kinds_rank_up({ item: 'Looks' }), exact: true });
	await up.focus();
	for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
	expect(await page.locator('.ranking .what').allInnerTexts()).toEqual(['Looks', 'Price', 'Speed']);
}

/** Moves the end of a slider with the keys of a keyboard. */
async function slide(page: Page, label: string, keys: string[]): Promise<void> {
	await page.getByRole('slider', { name: label }).focus();
	for (const key of keys) await page.keyboard.press(key);
}

const times = (count: number, key: string) => Array<string>(count).fill(key);

/** The second page, as it is with script. @returns the picture that was drawn */
export async function write(page: Page): Promise<string> {
	for (const [type, text] of Object.entries(TYPED)) await named(page, `t-${type}`).fill(text);
	await fill(page, { 't-range': '7', words: 'Two\nlines', 'words-Comment': 'By the way' });
	expect(await page.locator('[data-worked]').allTextContents()).toEqual(['85']);
	await named(page, 'masked').pressSequentially('123abc');
	expect(await named(page, 'masked').inputValue()).toBe('123-abc');
	await slide(page, 'A slider', ['Home', ...times(7, 'ArrowRight')]);
	await slide(page, m.kinds_slider_lower(), times(2, 'ArrowRight'));
	await slide(page, m.kinds_slider_upper(), times(2, 'ArrowLeft'));
	await page
		.locator('[data-files]')
		.setInputFiles({ name: 'patch.png', mimeType: 'image/png', buffer: PATCH });
	await see(page.locator('input[type=checkbox][name=proof]'));
	// One is drawn, taken away and typed; the other is drawn.
	await draw(page, 'sign');
	await question(page, 'sign').getByRole('button', { name: m.signature_clear(), exact: true }).click();
	await named(page, 'sign').first().fill('Mei Li');
	await draw(page, 'drawn');
	return drawnIn(page).inputValue();
}

const question = (page: Page, name: string) => page.locator('.question', { has: named(page, name) });
export const drawnIn = (page: Page) => page.locator('input[name=drawn][value^="data:"]');

async function draw(page: Page, name: string): Promise<void> {
	const pad = question(page, name).locator('canvas');
	await pad.scrollIntoViewIfNeeded();
	const { x = 0, y = 0, width = 0, height = 0 } = (await pad.boundingBox()) ?? {};
	await page.mouse.move(x + width / 4, y + height / 4);
	await page.mouse.down();
	for (const at of [2, 3]) await page.mouse.move(x + (width * at) / 4, y + (height * (5 - at)) / 4);
	await page.mouse.up();
}

/** The third page, as it is with script: entries come and go, also from the middle. */
export async function list(page: Page): Promise<void> {
	const remove = (path: string) => page.locator(`button[name="earshot:remove"][value="${path}"]`).click();
	await tables(page);
	await fill(page, { 'items::0::what': 'Lamp', 'items::0::price': '40' });
	await add(page, 'items');
	await fill(page, { 'items::1::what': 'Regretted', 'items::1::price': '1000', 'items::1::why': 'Mad' });
	await add(page, 'items');
	await fill(page, { 'items::2::what': 'Desk', 'items::2::price': '260', 'items::2::why': 'Oak' });
	await remove('items::1');
	expect(await page.locator('[data-total]').allInnerTexts()).toEqual(['1250.5', '300']);
	await fill(page, { 'people::0::name': 'Bo', 'people::0::pets::0::pet': 'Cat' });
	await tick(page, 'people::0::child', 'true');
	await fill(page, { 'people::0::school': 'Hill' });
	await add(page, 'people::0::pets');
	await add(page, 'people::0::pets');
	await remove('people::0::pets::1');
	await fill(page, { 'people::0::pets::2::pet': 'Dog' });
	await add(page, 'people');
	await add(page, 'people');
	await fill(page, { 'people::1::name': 'Gone', 'people::2::name': 'Cy', 'people::2::pets::0::pet': 'Newt' });
	await remove('people::1');
}
