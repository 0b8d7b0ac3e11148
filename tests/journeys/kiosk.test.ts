import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { KIOSK } from '$lib/survey/respond/kiosk';
import { database } from '../../bench/product';
import { expectAccessible, newSurvey, publish, see, signUp, somebody, soon, withBrowser } from '../people';

withBrowser();

const TWO_PAGES = {
	title: 'In the lobby',
	pages: [
		{ elements: [{ type: 'text', name: 'first', title: 'How was it?' }] },
		{ elements: [{ type: 'text', name: 'last', title: 'One more thing' }] }
	]
};

let sql: Sql;
let link: string;
let plain: string;

beforeAll(async () => {
	sql = database(inject('data'));
	const studio = await somebody('desk');
	await signUp(studio);
	plain = await publish(studio, await newSurvey(studio, TWO_PAGES, 'Not shared'), 'anonymous');
	const id = await newSurvey(studio, TWO_PAGES, 'In the lobby');
	link = await publish(studio, id, 'anonymous');
	await studio.request.post(`/surveys/${id}/share`, {
		form: { frames: '', kiosk: 'on' },
		headers: { origin: inject('url'), accept: 'text/html' }
	});
});
afterAll(() => sql.end());

const first = (page: Page) => page.getByLabel('How was it?');
const last = (page: Page) => page.getByLabel('One more thing');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const idOn = (page: Page) => page.locator('#response').inputValue();
const still = (page: Page) => page.getByRole('dialog', { name: m.respond_kiosk_still() });

async function finish(page: Page, said: string): Promise<void> {
	await first(page).fill(said);
	await press(page, m.respond_next());
	await last(page).fill(said);
	await press(page, m.respond_send());
	await see(page.getByRole('heading', { name: m.respond_thanks_title() }));
}
const seconds = (n: number) => n * 1000;

describe('a shared device', () => {
	it('makes room after the thanks, for a response of its own, and "back" shows nothing of the last', async () => {
		const page = await somebody('phone');
		await page.clock.install();
		await page.goto(`${link}?kiosk=1&lang=en`);
		const mine = await idOn(page);
		const said = `Kiosk ${Date.now()}`;
		await finish(page, said);
		expect(new URL(page.url()).searchParams.has('r')).toBe(false);
		// The clock goes on by itself too.
		await page.clock.runFor(seconds(KIOSK.thanks - 2));
		await see(page.getByRole('heading', { name: m.respond_thanks_title() }));
		await page.clock.runFor(seconds(2.5));
		await see(first(page));
		expect(await first(page).inputValue()).toBe('');
		expect(await idOn(page)).not.toBe(mine);
		expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
		await page.goBack();
		expect(page.url()).toBe('about:blank');
		expect(await sql`select id from public.responses where answers->>'last' = ${said}`).toHaveLength(1);
		const kept = await page.context().storageState();
		expect(kept).toEqual({ cookies: [], origins: [] });
	});

	it('begins at once for who does not wait', async () => {
		const page = await somebody('phone');
		await page.goto(`${link}?kiosk=1`);
		await finish(page, 'At once');
		await expectAccessible(page);
		await page.getByRole('link', { name: m.respond_kiosk_next() }).click();
		await see(first(page));
	});

	it('asks who has gone quiet, lets them stay, and else begins anew', async () => {
		const page = await somebody('phone');
		await page.clock.install();
		await page.goto(`${link}?kiosk=1`);
		// Nobody has come yet: there is nobody to ask.
		await page.clock.runFor(seconds(KIOSK.idle * 3));
		expect(await still(page).count()).toBe(0);
		await first(page).fill('Somebody');
		const mine = await idOn(page);
		await page.clock.runFor(seconds(KIOSK.idle - 1));
		expect(await still(page).count()).toBe(0);
		await page.clock.runFor(seconds(2));
		await see(still(page));
		await expectAccessible(page);
		await press(page, m.respond_kiosk_stay());
		await still(page).waitFor({ state: 'hidden' });
		expect(await first(page).inputValue()).toBe('Somebody');
		await page.clock.runFor(seconds(KIOSK.idle + 1));
		await see(still(page));
		await page.clock.runFor(seconds(KIOSK.asked + 1));
		await soon(async () => (await idOn(page).catch(() => mine)) !== mine).toBe(true);
		expect(await first(page).inputValue()).toBe('');
	});

	it('does not throw away what is on its way while the network is gone', async () => {
		const page = await somebody('phone');
		await page.clock.install();
		await page.goto(`${link}?kiosk=1`);
		const said = `Offline ${Date.now()}`;
		await first(page).fill(said);
		await press(page, m.respond_next());
		await last(page).fill(said);
		await page.context().setOffline(true);
		await press(page, m.respond_send());
		await page.clock.runFor(seconds(KIOSK.idle + KIOSK.asked + 10));
		expect(await last(page).inputValue()).toBe(said);
		await page.context().setOffline(false);
		await page.clock.runFor(seconds(40));
		await see(page.getByRole('heading', { name: m.respond_thanks_title() }));
		expect(await sql`select 1 from public.responses where answers->>'last' = ${said}`).toHaveLength(1);
	});

	it('makes room without JavaScript too, after the thanks', async () => {
		const page = await somebody('phone', { script: false });
		await page.goto(`${link}?kiosk=1`);
		await finish(page, 'No script');
		const refresh = page.locator('noscript meta[http-equiv=refresh], meta[http-equiv=refresh]');
		expect(await refresh.getAttribute('content')).toMatch(/^10; url=\/s\/[^?]+\?kiosk=1/);
		await page.getByRole('link', { name: m.respond_kiosk_next() }).click();
		await see(first(page));
		expect(await first(page).inputValue()).toBe('');
	});

	it('is one only where its owner says so', async () => {
		const page = await somebody('phone');
		await page.goto(`${plain}?kiosk=1`);
		await see(first(page));
		expect(await page.locator('[data-kiosk]').count()).toBe(0);
		await finish(page, 'At home');
		expect(await page.getByRole('link', { name: m.respond_kiosk_next() }).count()).toBe(0);
		await page.goto(link);
		expect(await page.locator('[data-kiosk]').count()).toBe(0);
	});
});
