import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { newSurvey, publish, see, signUp, somebody, withBrowser } from '../people';

withBrowser();

const SURVEY = '/s/recommend-lumen';
let sql: Sql;
let studio: Page;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody('desk');
	await signUp(studio);
});
afterAll(() => sql.end());

const reader = () => somebody('phone', { script: false });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Answers kept whose comment is this. */
const kept = (why: string) =>
	sql`select answers from public.responses where answers->>'why' = ${why}`.then((rows) =>
		rows.map(({ answers }) => answers)
	);

/** A survey of one page, published. */
async function onePage(mode: 'anonymous' | 'identified' = 'anonymous') {
	const definition = {
		title: 'One question',
		pages: [{ elements: [{ type: 'comment', name: 'why', title: 'Why?', isRequired: true }] }]
	};
	const id = await newSurvey(studio, definition);
	return { id, link: await publish(studio, id, mode) };
}

/** Sets dates and limit on the Publish page. */
async function schedule(id: string, fields: Record<string, string>) {
	const answer = await studio.request.post(`/surveys/${id}/publish?/schedule`, {
		form: { opens: '', closes: '', zone: 'UTC', limit: '', ...fields },
		headers: { origin: inject('url'), accept: 'text/html' }
	});
	expect(answer.status()).toBe(200);
}

describe('answering with JavaScript off', () => {
	it('goes page by page, there and back, to the thanks', async () => {
		const why = `There and back ${Date.now()}`;
		const page = await reader();
		await page.goto(SURVEY);
		await see(heading(page, 'Would you recommend Lumen?'), page.getByText(m.respond_anonymous()));
		await radio(page, '9').check();
		await page.getByLabel(/main reason/).fill(why);
		await press(page, m.respond_next());
		await page.getByRole('checkbox', { name: 'Sending invoices' }).check();
		await page.getByRole('checkbox', { name: 'Something else' }).check();
		await page.locator('input[name="value-Comment"]').fill('Taxes');
		await press(page, m.respond_back());
		expect(await radio(page, '9').isChecked()).toBe(true);
		expect(await page.getByLabel(/main reason/).inputValue()).toBe(why);
		await press(page, m.respond_next());
		expect(await page.getByRole('checkbox', { name: 'Sending invoices' }).isChecked()).toBe(true);
		expect(await page.locator('input[name="value-Comment"]').inputValue()).toBe('Taxes');
		await radio(page, 'More than a year').check();
		await press(page, m.respond_send());
		await see(page.getByText(/We read every answer/));
		expect(await kept(why)).toEqual([
			{ recommend: 9, why, value: ['invoices', 'other'], 'value-Comment': 'Taxes', since: 'long' }
		]);
	});

	it('says a mistake beside its question, goes there, and keeps what was typed', async () => {
		const page = await reader();
		await page.goto(SURVEY);
		await page.getByLabel(/main reason/).fill('Typed before the score');
		await press(page, m.respond_next());
		const question = page.getByRole('radiogroup', { name: /How likely/ });
		await see(question.getByText(m.mistake_required()), page.getByText(m.respond_look_again()));
		expect(await question.getAttribute('aria-invalid')).toBe('true');
		expect(await page.locator(':focus').getAttribute('name')).toBe('recommend');
		expect(await page.getByLabel(/main reason/).inputValue()).toBe('Typed before the score');
	});

	it('changes the language and keeps the answers', async () => {
		const page = await reader();
		await page.goto(SURVEY);
		await radio(page, '3').check();
		await page.getByLabel(/main reason/).fill('太贵了');
		await press(page, '简体中文');
		await see(heading(page, '您会推荐 Lumen 吗？'));
		expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
		expect(await radio(page, '3').isChecked()).toBe(true);
		expect(await page.getByLabel(/主要原因/).inputValue()).toBe('太贵了');
		await press(page, m.respond_next({}, { locale: 'zh-CN' }));
		await see(radio(page, '一年以上'));
		await press(page, 'English');
		await see(radio(page, 'More than a year'));
	});

	it('keeps one response, however often the last page is sent, gone back to and refreshed', async () => {
		const why = `Once ${Date.now()}`;
		const { link } = await onePage();
		const page = await reader();
		await page.goto(link);
		await page.getByLabel('Why?').fill(why);
		const fields = await page
			.locator('form#survey [name]:not(button)')
			.evaluateAll((all) =>
				all.map((one) => [one.getAttribute('name') ?? '', (one as HTMLInputElement).value])
			);
		const post = () =>
			fetch(link, {
				method: 'POST',
				redirect: 'manual',
				body: new URLSearchParams([...fields, ['earshot:go', 'send']]),
				headers: { origin: inject('url'), accept: 'text/html' }
			});
		const twice = await Promise.all([post(), post(), post()]);
		expect(twice.map(({ status }) => status)).toEqual([303, 303, 303]);
		await press(page, m.respond_send());
		await see(heading(page, m.respond_thanks_title()));
		await page.reload();
		await see(heading(page, m.respond_thanks_title()));
		await page.goBack();
		await press(page, m.respond_send());
		await see(heading(page, m.respond_thanks_title()));
		expect(await kept(why)).toEqual([{ why }]);

		// Something else under the same id: the first stands, and the page says so.
		await page.goBack();
		await page.getByLabel('Why?').fill('Something else');
		await press(page, m.respond_send());
		await see(page.getByText(m.respond_thanks_first()));
		expect(await kept(why)).toEqual([{ why }]);
	});

	it('asks for the name where answers carry one, and says so first', async () => {
		const { link } = await onePage('identified');
		const page = await reader();
		await page.goto(link);
		await see(page.getByText(m.respond_identified()));
		await page.getByLabel('Why?').fill('With my name');
		await press(page, m.respond_send());
		await see(page.getByText(m.mistake_who_missing()));
		expect(await page.locator(':focus').getAttribute('name')).toBe('earshot:who');
		expect(await page.getByLabel('Why?').inputValue()).toBe('With my name');
		await page.getByLabel(m.respond_who()).fill('陈小雨');
		await press(page, m.respond_send());
		await see(heading(page, m.respond_thanks_title()));
		const rows = await sql`select respondent from public.responses where answers->>'why' = 'With my name'`;
		expect(rows.map(({ respondent }) => respondent)).toEqual(['陈小雨']);
	});
});

describe('a survey that takes no answers', () => {
	it('says kindly that there is none of that name', async () => {
		const page = await reader();
		const answer = await page.goto('/s/no-such-survey');
		expect(answer?.status()).toBe(404);
		await see(heading(page, m.respond_missing_title()));
	});

	it('says that it takes a break, and takes answers again when that is over', async () => {
		const { id, link } = await onePage();
		const early = await reader();
		await early.goto(link);
		await early.getByLabel('Why?').fill('Written before the pause');
		await studio.goto(`/surveys/${id}/publish`);
		await press(studio, m.posts_pause());
		await see(studio.getByText(m.posts_paused_text()));
		const late = await reader();
		await late.goto(link);
		await see(heading(late, m.respond_paused_title()));
		// Who was writing meanwhile keeps what they wrote.
		await press(early, m.respond_send());
		await see(early.getByText(m.respond_refused_paused()));
		expect(await early.getByLabel(m.respond_yours()).inputValue()).toContain('Written before the pause');
		await press(studio, m.posts_reopen());
		await see(studio.getByText(m.posts_pause_text()));
		// Posts may be told what was so a second ago: trying again is enough.
		const again = async () => {
			await Promise.all([early.waitForEvent('domcontentloaded'), press(early, m.respond_send())]);
			return heading(early, m.respond_thanks_title()).isVisible();
		};
		await expect.poll(again, { timeout: 5_000, interval: 500 }).toBe(true);
	});

	it.each([
		['not open yet', { opens: '2099-01-01T09:00' }, m.respond_not_yet_title],
		['closed', { closes: '2020-01-01T09:00' }, m.respond_closed_title]
	])('says that it is %s', async (_, dates, title) => {
		const { id, link } = await onePage();
		await schedule(id, dates);
		const page = await reader();
		await page.goto(link);
		await see(heading(page, title()));
	});

	it('says that it is full after the last answer of its limit', async () => {
		// With names: of an anonymous survey, so small a limit would tell what somebody said.
		const { id, link } = await onePage('identified');
		await schedule(id, { limit: '1' });
		const [first, second] = [await reader(), await reader()];
		for (const page of [first, second]) {
			await page.goto(link);
			await page.getByLabel(m.respond_who()).fill('Wei');
			await page.getByLabel('Why?').fill('The last one');
		}
		await press(first, m.respond_send());
		await see(heading(first, m.respond_thanks_title()));
		await press(second, m.respond_send());
		await see(second.getByText(m.respond_refused_full()));
		await second.goto(link);
		await see(heading(second, m.respond_full_title()));
	});
});
