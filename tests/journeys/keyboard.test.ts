import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, see, signUp, somebody, withBrowser } from '../people';

withBrowser();

const FARTHEST = 80;

/** Tab until it has the focus, as one who sees where the focus is. */
async function tabTo(page: Page, what: Locator): Promise<void> {
	await see(what);
	for (let n = 0; n < FARTHEST; n++) {
		await page.keyboard.press('Tab');
		const there = await what.first().evaluate((element) => element.matches(':focus'));
		if (!there) continue;
		expect(await what.first().evaluate((element) => element.matches(':focus-visible'))).toBe(true);
		return;
	}
	throw new Error(`the focus never came to ${String(what)}`);
}

async function pressKeys(page: Page, ...keys: string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

describe('with the keyboard only', () => {
	it('answers a survey', async () => {
		const page = await somebody('desk');
		await page.goto('/s/recommend-lumen');
		// Nothing chosen: a mistake, and the focus is where it is mended.
		await tabTo(page, button(page, m.respond_next()));
		await pressKeys(page, 'Enter');
		await see(page.getByText(m.mistake_required()));
		expect(await page.locator(':focus').getAttribute('name')).toBe('recommend');
		await pressKeys(page, 'Space', ...Array<string>(9).fill('ArrowRight'));
		expect(await radio(page, '9').isChecked()).toBe(true);
		await tabTo(page, page.getByLabel(/main reason/));
		await page.keyboard.type('By keyboard');
		await tabTo(page, button(page, m.respond_next()));
		await pressKeys(page, 'Enter');
		await tabTo(page, page.getByRole('checkbox', { name: 'Expenses' }));
		await pressKeys(page, 'Space');
		await tabTo(page, radio(page, 'Less than 3 months'));
		await pressKeys(page, 'Space', 'ArrowDown');
		expect(await radio(page, '3 to 12 months').isChecked()).toBe(true);
		await tabTo(page, button(page, m.respond_send()));
		await pressKeys(page, 'Enter');
		await see(page.getByText(/We read every answer/));
	});

	it('signs in, starts from a template and publishes', async () => {
		const page = await somebody('desk');
		const { email, password } = await signUp(page);
		await page.context().clearCookies();

		await page.goto('/sign-in');
		await tabTo(page, page.getByLabel(m.account_email()));
		await page.keyboard.type(email);
		await tabTo(page, page.getByLabel(m.account_password()));
		await page.keyboard.type(password);
		await pressKeys(page, 'Enter');
		await arrive(page, '**/home');

		// The first Tab on a page offers to skip the navigation.
		await see(page.getByRole('heading', { level: 1 }));
		await page.reload();
		await tabTo(page, page.getByRole('link', { name: m.ui_skip() }));
		await pressKeys(page, 'Enter');
		await tabTo(page, page.getByRole('link', { name: m.home_empty_start() }));
		await pressKeys(page, 'Enter');
		await tabTo(page, page.getByRole('button', { name: / Event feedback$/ }));
		await pressKeys(page, 'Enter');
		await arrive(page, '**/edit');
		await tabTo(page, page.getByRole('link', { name: m.posts_tab_publish(), exact: true }));
		await pressKeys(page, 'Enter');
		await tabTo(page, page.getByRole('radio', { name: m.posts_anonymous() }));
		await pressKeys(page, 'Space', 'ArrowDown');
		expect(await page.getByRole('radio', { name: m.posts_identified() }).isChecked()).toBe(true);
		await tabTo(page, button(page, m.posts_publish()));
		await pressKeys(page, 'Enter');
		await see(page.getByText(m.posts_published({ number: 1 })));
		await tabTo(page, page.getByRole('link', { name: m.posts_tab_board(), exact: true }));
		await pressKeys(page, 'Enter');
		await see(page.getByText(m.results_empty_title()));
	});
});
