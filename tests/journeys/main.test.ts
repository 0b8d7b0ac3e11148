import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, responsesOn, see, signUp, somebody, withBrowser } from '../people';

withBrowser();

const button = (page: Page, name: string) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name });

async function publishWithNames(page: Page): Promise<string> {
	await link(page, m.builder_publish()).last().click();
	await page.getByRole('radio', { name: m.posts_identified() }).check();
	await page.getByRole('button', { name: m.posts_publish(), exact: true }).click();
	await see(page.getByText(m.posts_published({ number: 1 })));
	return page.getByRole('textbox', { name: m.posts_link_label() }).inputValue();
}

describe('somebody new', () => {
	it('goes from signing up to the first answer on a board that moves by itself', async () => {
		const studio = await somebody('desk');
		await studio.goto('/');
		await link(studio, m.account_sign_up()).click();
		await studio.getByLabel(m.account_name()).fill('Noor');
		await studio.getByLabel(m.account_email()).fill(`noor-${Date.now()}@journeys.example`);
		await studio.getByLabel(m.account_password()).fill('a long enough password');
		await button(studio, m.account_sign_up()).click();
		await studio.getByLabel(m.account_team_name()).fill('Care');
		await button(studio, m.account_welcome_create()).click();

		await see(studio.getByRole('heading', { name: m.home_empty() }));
		await link(studio, m.home_empty_start()).click();
		await studio.getByRole('button', { name: / Relationship \(NPS\)$/ }).click();
		await see(studio.getByRole('region', { name: m.builder_canvas() }).getByText('How are we doing?'));
		const address = await publishWithNames(studio);

		await link(studio, m.posts_tab_board()).click();
		await see(studio.getByText(m.results_empty_title()), studio.getByText(m.results_state_live()));
		await studio.evaluate(() => Object.assign(window, { stillTheSamePage: true }));

		const phone = await somebody('phone');
		await phone.goto(address);
		await phone.getByLabel(m.respond_who()).fill('Sam');
		await phone.getByRole('radio', { name: '9', exact: true }).tap();
		await phone.getByLabel(/What is the main reason/).fill('They answer the phone.');
		await button(phone, m.respond_next()).tap();
		await phone.getByLabel('1 to 3 years').check();
		const kept = phone.waitForResponse((response) => response.url().endsWith('/send'));
		await button(phone, m.respond_send()).tap();
		expect((await kept).status()).toBe(200);

		await expect.poll(() => responsesOn(studio), { timeout: 2_000, interval: 50 }).toBe(1);
		await see(studio.getByText('They answer the phone.'));
		expect(await studio.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
		await see(phone.getByRole('heading', { name: 'Thank you.' }));
	});

	it('puts a question from the toolbox into an empty survey and gives it a title', async () => {
		const page = await somebody('desk');
		await signUp(page);
		await page.goto('/surveys/new');
		await page.getByRole('button', { name: / Blank survey$/ }).click();
		const canvas = page.getByRole('region', { name: m.builder_canvas() });
		const state = page.getByRole('status').filter({ hasText: m.builder_saved() });
		await see(state);
		await canvas.getByRole('button', { name: 'NPS' }).first().click();
		const title = canvas.getByRole('textbox', { name: /title/i }).last();
		await title.fill('Would you come again?');
		await title.press('Enter');
		await see(state);
		await arrive(page, /edit/);
		await page.reload();
		await see(canvas.getByText('Would you come again?'));

		const address = await publishWithNames(page);
		const phone = await somebody('phone');
		await phone.goto(address);
		await see(phone.getByText('Would you come again?'), phone.getByText('10', { exact: true }));
	});
});
