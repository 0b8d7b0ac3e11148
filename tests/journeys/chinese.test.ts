import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, fillIn, see, signIn, somebody, withBrowser } from '../people';

withBrowser();

const ZH = { locale: 'zh-CN' } as const;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** What stays as it is in any language: our name, names of people, of languages and of formats. */
const NAMES = new Set([
	'Earshot',
	'English',
	'Lumen',
	'CSAT',
	'CES',
	'SVG',
	'PNG',
	'JSON',
	'CSV',
	'NPS',
	'UTC',
	'Cookie'
]);

/** Fails naming every word of the interface that is still English. */
async function expectChinese(page: Page, alsoFine: string[] = []): Promise<void> {
	expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
	const text = await page.locator('body').innerText();
	// Cities by which time zones are called have no other names in the data of time zones.
	const cities = new Set((await page.locator('option').allInnerTexts()).join(' ').match(/[A-Za-z]+/g));
	const labels = await page
		.locator('[aria-label], [placeholder], [title]')
		.evaluateAll((all) =>
			all
				.filter((element) => !element.closest('[lang="en"]'))
				.flatMap((element) =>
					['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? '')
				)
		);
	const words = [text, ...labels, await page.title()].join(' ').match(/[A-Za-z]{3,}/g) ?? [];
	const left = words.filter((word) => !NAMES.has(word) && !alsoFine.includes(word) && !cities.has(word));
	expect([...new Set(left)], page.url()).toEqual([]);
}

describe('in Chinese', () => {
	it('signs up, builds from a template, publishes and looks at the board', async () => {
		const page = await somebody('desk', { speaks: 'zh-CN' });
		await page.goto('/');
		await see(heading(page, m.account_landing_title({}, ZH)));
		await expectChinese(page);
		await page.getByRole('link', { name: m.account_sign_up({}, ZH) }).click();
		await arrive(page, '**/sign-up');
		await expectChinese(page);
		const email = `li-${Date.now()}@journeys.example`;
		await fillIn(page, { name: '李雷', email, password: 'password12' });
		await arrive(page, '**/welcome');
		await expectChinese(page);
		await fillIn(page, { name: '客户关怀' });
		await see(heading(page, m.home_empty({}, ZH)));
		await expectChinese(page, email.split(/\W/));
		await page.goto('/surveys/new');
		await expectChinese(page, email.split(/\W/));
		await page.getByRole('button', { name: /客户关系（NPS）$/ }).click();
		await see(page.getByRole('region', { name: m.builder_canvas({}, ZH) }).getByText('我们做得怎么样？'));
		await see(
			page.getByText('设计器', { exact: true }).or(page.getByText('问卷设计')).or(page.getByText('设计'))
		);
		await page
			.getByRole('link', { name: m.builder_publish({}, ZH) })
			.last()
			.click();
		await page.getByRole('radio', { name: m.posts_identified({}, ZH) }).check();
		await expectChinese(page, email.split(/\W/));
		await page.getByRole('button', { name: m.posts_publish({}, ZH), exact: true }).click();
		await see(page.getByText(m.posts_published({ number: 1 }, ZH)));
		await page.getByRole('link', { name: m.posts_tab_board({}, ZH) }).click();
		await see(page.getByText(m.results_empty_title({}, ZH)), page.getByText(m.results_state_live({}, ZH)));
		await expectChinese(page, email.split(/\W/));
		await page.goto('/team');
		await see(page.getByRole('main').getByText('李雷'));
		await expectChinese(page, email.split(/\W/));
	});

	it('answers a survey in the language of the browser', async () => {
		const page = await somebody('phone', { speaks: 'zh-CN' });
		await page.goto('/s/recommend-lumen');
		await see(heading(page, '您会推荐 Lumen 吗？'), page.getByText(m.respond_anonymous({}, ZH)));
		await expectChinese(page);
		await page.getByRole('button', { name: m.respond_next({}, ZH) }).tap();
		await see(page.getByText(m.mistake_required({}, ZH)));
		await page.getByRole('radio', { name: '10', exact: true }).tap();
		await page.getByRole('button', { name: m.respond_next({}, ZH) }).tap();
		await page.getByRole('checkbox', { name: '报表' }).check();
		await page.getByRole('button', { name: m.respond_send({}, ZH) }).tap();
		await see(page.getByText(/每一条回答我们都会看/));
		await expectChinese(page);
	});

	it('reads the board of the demo', async () => {
		const page = await somebody('desk', { speaks: 'zh-CN' });
		await signIn(page);
		await see(heading(page, m.home_title({}, ZH)));
		await page.goto('/surveys/0000de32-0000-4000-8000-000000000001/board');
		await see(page.getByText('您有多大可能向同事推荐 Lumen？'), page.getByText(m.results_state_live({}, ZH)));
		await see(page.getByRole('link', { name: m.results_export({}, ZH) }));
	});

	it('changes the language, and is still spoken to in it next time', async () => {
		const page = await somebody('desk', { speaks: 'zh-CN' });
		await page.goto('/');
		await page.getByRole('button', { name: 'English' }).click();
		await see(heading(page, m.account_landing_title()));
		await page.close();
		const again = await page.context().newPage();
		await again.goto('/sign-in');
		await see(heading(again, m.account_sign_in_title()));
		await again.getByRole('button', { name: '中文' }).click();
		await see(heading(again, m.account_sign_in_title({}, ZH)));
		await again.goto('/forgot');
		await see(heading(again, m.account_forgot_title({}, ZH)));
	});
});
