import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { payloadsFrom, plain, spread } from '../../bench/hostile/payloads';
import { touchAll } from '../../bench/hostile/watch';
import { ROOT } from '../../bench/product';
import { newSurvey, publish, see, signUp, somebody, soon, troublesSeen, withBrowser } from '../people';

withBrowser();

// Text that attacks whoever shows it as anything but text. No dialog may open, no script run, nothing be refused
// by the policy (it would mean that only the policy stood in its way): people.ts watches every page for these. This is
// a sample; `npm run bench -- hostile` sends any number through more fields into more views.

const CORPUS = path.resolve(ROOT, '../shared/corpus/html/live-payloads.json');
const SAMPLE = 60;

/** What is no text to us (`{name}` pipes an answer in) or longer than a name may be stays away. */
const sample = (): string[] =>
	spread(
		[...new Set(payloadsFrom(CORPUS).map((one) => one.trim()))].filter(
			(one) => one.length <= 150 && !one.includes('{')
		),
		SAMPLE
	);

async function expectText(page: Page, payloads: string[]): Promise<void> {
	const shown = plain((await page.locator('body').textContent()) ?? '');
	const missing = payloads.filter((payload) => !shown.includes(plain(payload)));
	expect(missing, page.url()).toEqual([]);
	expect(await page.evaluate(() => Object.keys(window).filter((name) => /^(xss|pwned)/i.test(name)))).toEqual(
		[]
	);
}

const present = existsSync(CORPUS);
if (!present) console.warn('The corpus of payloads is not here (../shared): hostile text is not tried.');

describe.skipIf(!present)('hostile text', () => {
	it('would be noticed if a page took it for anything else', async () => {
		const page = await somebody('desk');
		await page.setContent(`<main>${sample().join('')}</main>`);
		await touchAll(page);
		await soon(troublesSeen).not.toEqual([]);
		await page.close();
		troublesSeen();
	});

	it('is text wherever it comes from and wherever it is shown', async () => {
		const all = sample();
		const [title = '', description = '', name = '', who = '', pageTitle = ''] = all;
		const questions = all.slice(5, 25);
		const choices = all.slice(25, 50);
		const comments = [...all.slice(50), ...all.slice(5, 15)];
		const definition = {
			title,
			description,
			completedHtml: `Thank you, {comment0} and {comment1}. ${all[9]}`,
			pages: [
				{
					title: pageTitle,
					elements: [
						...questions.map((question, at) => ({ type: 'comment', name: `comment${at}`, title: question })),
						{
							type: 'checkbox',
							name: 'choice',
							title: all[3],
							choices: choices.map((text, at) => ({ value: `c${at}`, text })),
							showOtherItem: true,
							otherText: all[4]
						}
					]
				}
			]
		};
		const studio = await somebody('desk');
		await signUp(studio, { name: all[7] ?? '', team: all[8] ?? '' });
		const id = await newSurvey(studio, definition, name);
		await studio.goto(`/surveys/${id}/edit`);
		await see(studio.getByRole('status').filter({ hasText: m.builder_saved() }));
		await see(studio.getByText(plain(title)));
		await touchAll(studio);
		await studio.goto(`/surveys/${id}/preview`);
		await expectText(studio, [title, description, pageTitle, ...questions, ...choices]);
		const link = await publish(studio, id);

		const respondent = await somebody('phone');
		await respondent.goto(link);
		await expectText(respondent, [title, description, pageTitle, ...questions, ...choices]);
		await respondent.getByLabel(m.respond_who()).fill(who);
		for (const [at, comment] of comments.entries())
			await respondent.locator(`textarea[name=comment${at}]`).fill(comment);
		for (let at = 0; at < choices.length; at++)
			await respondent.locator(`input[name=choice][value=c${at}]`).check();
		await respondent.locator('input[name=choice][value=other]').check();
		await respondent.locator('input[name="choice-Comment"]').fill(all[6] ?? '');
		await touchAll(respondent);
		await respondent.getByRole('button', { name: m.respond_send() }).tap();
		await respondent.waitForURL(/\/thanks\?/);
		await expectText(respondent, comments.slice(0, 2));
		await touchAll(respondent);

		await studio.goto(`/surveys/${id}/board`);
		await see(studio.getByText(m.results_state_live(), { exact: true }));
		for (const summary of await studio.locator('main summary').all()) await summary.click();
		await expectText(studio, [name, ...questions, ...comments, ...choices]);
		await touchAll(studio);

		await studio.goto('/home');
		await see(studio.getByRole('heading', { level: 2 }));
		await expectText(studio, [name, all[7] ?? '', all[8] ?? '']);
		await studio.goto('/team');
		await expectText(studio, [all[7] ?? '', all[8] ?? '']);
		await touchAll(studio);

		const csv = await studio.request.get(`/surveys/${id}/board/export.csv`);
		expect(csv.headers()['content-type']).toContain('text/csv');
		expect(csv.headers()['content-disposition']).toMatch(/^attachment/);
		const cells = plain((await csv.text()).replaceAll('""', '"'));
		expect(comments.filter((comment) => !cells.includes(plain(comment)))).toEqual([]);
	});
});
