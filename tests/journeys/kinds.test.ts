import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { newSurvey, publish, see, signUp, somebody, soon, withBrowser } from '../people';
import { EVERY, KEPT, MOVING, picture, TYPED } from './every-kind';

withBrowser();

let sql: Sql;
let studio: Page;
let every: string;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody('desk');
	await signUp(studio);
	every = await publish(studio, await newSurvey(studio, EVERY));
});
afterAll(() => sql.end());

const named = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const tick = (page: Page, name: string, value: string) =>
	page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const add = (page: Page, list: string) => page.locator(`button[name="earshot:add"][value="${list}"]`).click();

async function fill(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) await named(page, name).fill(value);
}

/** What both do alike. */
async function choose(page: Page): Promise<void> {
	const ticks = [
		['one', 'other'],
		...['red', 'other'].map((value) => ['some', value]),
		...['Chengdu', 'Essen'].map((value) => ['tags', value]),
		['view', 'wood'],
		...['sea', 'town'].map((value) => ['views', value]),
		...Object.entries({ rate: '4', nps: '9', csat: '4', ces: '5', mood: '4', yes: 'true' })
	];
	for (const [name = '', value = ''] of ticks) await tick(page, name, value);
	await fill(page, { 'one-Comment': 'Neither', 'some-Comment': 'Purple' });
	await named(page, 'list').selectOption('Bergen');
}

describe('every kind of question, without script', () => {
	it('is answered, entries and a file included, and kept exactly', async () => {
		const who = `Without script ${Date.now()}`;
		const page = await somebody('phone', { script: false });
		await page.goto(every);
		await page.locator('#who-input').fill(who);
		await choose(page);
		const places = page.locator('.ranking input');
		for (const [at, place] of ['2', '3', '1'].entries()) await places.nth(at).fill(place);
		await press(page, m.respond_next());

		for (const [type, text] of Object.entries(TYPED)) await named(page, `t-${type}`).fill(text);
		await fill(page, {
			't-range': '7',
			masked: '123-abc',
			words: 'Two\nlines',
			'words-Comment': 'By the way',
			slide: '35',
			'span::0': '2',
			'span::1': '8',
			sign: 'Mei Li'
		});
		await named(page, 'proof').setInputFiles({
			name: 'patch.png',
			mimeType: 'image/png',
			buffer: picture(9, 9, 9)
		});
		await press(page, m.respond_next());

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
		await fill(page, { 'items::0::what': 'Lamp', 'items::0::price': '40' });
		await add(page, 'items');
		await fill(page, { 'items::1::what': 'Desk', 'items::1::price': '260' });
		await fill(page, { 'people::0::name': 'Bo', 'people::0::pets::0::pet': 'Cat' });
		await tick(page, 'people::0::child', 'true');
		await add(page, 'people::0::pets');
		await fill(page, {
			'items::1::why': 'Oak',
			'people::0::school': 'Hill',
			'people::0::pets::1::pet': 'Dog'
		});
		await add(page, 'people');
		await add(page, 'people');
		await page.locator('button[name="earshot:remove"][value="people::2"]').click();
		await fill(page, { 'people::1::name': 'Cy', 'people::1::pets::0::pet': 'Newt' });
		await press(page, m.respond_send());
		await see(page.getByRole('heading', { level: 1, name: m.respond_thanks_title() }));
		const [row] =
			await sql`select answers from public.responses where answers->>'t-text' = ${TYPED['text'] ?? ''}`;
		const { proof, ...answers } = row?.['answers'] ?? {};
		expect(answers).toEqual(KEPT);
		expect(proof).toMatchObject([{ name: 'patch.png', type: 'image/png' }]);
	});
});

describe('what follows from answers, with script', () => {
	it('is shown at once', async () => {
		const page = await somebody('phone');
		await page.goto(await publish(studio, await newSurvey(studio, MOVING), 'anonymous'));
		await fill(page, { amount: '100' });
		await soon(() => named(page, 'tax').inputValue()).toBe('25');
		expect(await page.locator('.fixed').innerText()).toBe('1000');
		await fill(page, { 'rows::0::n': '3', 'rows::0::p': '50' });
		await see(named(page, 'rows::0::why'));
		expect(await page.locator('[data-worked]').allTextContents()).toEqual(['150', '150']);
		expect(await page.locator('[data-total]').innerText()).toContain('150');
		expect(await page.locator('#q3-control').getAttribute('inert')).toBe('');
		await tick(page, 'all', 'mail');
		expect(await page.locator('#q3-control').getAttribute('inert')).toBeNull();
		await tick(page, 'plan', 'paid');
		expect(await named(page, 'seats').inputValue()).toBe('5');
	});
});
