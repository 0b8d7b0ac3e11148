import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { expectAccessible, newSurvey, publish, see, signIn, signUp, somebody, withBrowser } from '../people';

withBrowser();

const DEMO = '0000de32-0000-4000-8000-000000000001';
const QUESTIONS = {
	title: 'Every kind of question',
	description: 'One of each.',
	pages: [
		{
			title: 'The first page',
			description: 'With words under its title.',
			elements: [
				{ type: 'text', name: 'name', title: 'Text', isRequired: true, description: 'A short answer.' },
				{ type: 'text', name: 'mail', inputType: 'email', title: 'An address' },
				{ type: 'text', name: 'day', inputType: 'date', title: 'A day' },
				{ type: 'text', name: 'slide', inputType: 'range', title: 'A slider' },
				{ type: 'comment', name: 'words', title: 'A comment', maxLength: 120 },
				{ type: 'radiogroup', name: 'one', title: 'One of some', choices: ['a', 'b'], showOtherItem: true },
				{
					type: 'checkbox',
					name: 'some',
					title: 'Some',
					choices: ['a', 'b'],
					showNoneItem: true,
					isRequired: true
				},
				{ type: 'dropdown', name: 'list', title: 'From a list', choices: ['a', 'b'], isRequired: true },
				{ type: 'boolean', name: 'yes', title: 'Yes or no' },
				{ type: 'rating', name: 'stars', title: 'Stars', rateType: 'stars' },
				{ type: 'nps', name: 'nps', title: 'NPS', isRequired: true },
				{ type: 'csat', name: 'csat', title: 'Satisfied?' },
				{ type: 'ces', name: 'ces', title: 'Easy?' },
				{ type: 'smileys', name: 'smileys', title: 'How do you feel?' },
				{
					type: 'html',
					name: 'text',
					html: '<h3>A heading</h3><p>Some <b>words</b> and a <a href="https://example.org">link</a>.</p>'
				},
				{
					type: 'panel',
					name: 'panel',
					title: 'A panel',
					elements: [{ type: 'comment', name: 'inside', title: 'Inside it' }]
				}
			]
		},
		{ title: 'The second page', elements: [{ type: 'comment', name: 'last', title: 'Anything else?' }] }
	]
};

/** What is on the screen in both themes: all of it in the light, its colours again in the dark. */
async function both(page: Page, { but = [] as string[] } = {}): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await expectAccessible(page, { but });
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, { but, only: ['color-contrast', 'link-in-text-block'] });
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
type Stop = [what: string, path: string, sign: (page: Page) => Locator];

async function visit(page: Page, [, path, sign]: Stop): Promise<void> {
	await page.goto(path);
	await see(sign(page));
	await both(page);
}

describe('pages for anybody', () => {
	let page: Page;
	beforeAll(async () => {
		page = await somebody('desk');
	});

	it.each<Stop>([
		['landing', '/', (page) => heading(page, m.account_landing_title())],
		['sign-in', '/sign-in', (page) => heading(page, m.account_sign_in_title())],
		['sign-in by link', '/sign-in/link', (page) => heading(page, m.account_link_title())],
		['sign-up', '/sign-up', (page) => heading(page, m.account_sign_up_title())],
		['forgot', '/forgot', (page) => heading(page, m.account_forgot_title())],
		['outbox', '/outbox', (page) => heading(page, m.outbox_title())],
		['error', '/nowhere', (page) => heading(page, m.problem_heading_missing())]
	])('%s', async (...stop) => visit(page, stop));

	it('sign-in and sign-up with mistakes', async () => {
		await page.goto('/sign-in');
		await page.locator('input[name=email]').fill('nobody@journeys.example');
		await page.locator('input[name=password]').fill('not the password');
		await page.getByRole('button', { name: m.account_sign_in(), exact: true }).click();
		await see(page.getByText(m.account_wrong()));
		await both(page);
		await page.goto('/sign-up');
		await page
			.locator('form:has(input[name=password])')
			.evaluate((form) => form.setAttribute('novalidate', ''));
		await page.getByRole('button', { name: m.account_sign_up() }).click();
		await see(page.getByText(m.account_mistake_name_missing()));
		await both(page);
	});
});

describe('the studio', () => {
	let ada: Page;
	let newcomer: Page;
	beforeAll(async () => {
		ada = await somebody('desk');
		await signIn(ada);
		newcomer = await somebody('desk');
		await signUp(newcomer);
	});

	it.each<Stop>([
		['home', '/home', (page) => heading(page, 'Would you recommend Lumen?')],
		['home, nothing found', '/home?q=zebra', (page) => heading(page, m.home_none_found({ query: 'zebra' }))],
		['archive', '/home?archived=1', (page) => heading(page, m.home_archive_empty())],
		['team', '/team', (page) => heading(page, m.team_title())],
		['new survey', '/surveys/new', (page) => heading(page, m.builder_new_title())],
		['publish', `/surveys/${DEMO}/publish`, (page) => heading(page, m.posts_live({ number: 1 }))],
		['versions', `/surveys/${DEMO}/versions`, (page) => heading(page, m.posts_version({ number: 1 }))],
		['settings', `/surveys/${DEMO}/settings`, (page) => heading(page, m.posts_settings())],
		['preview', `/surveys/${DEMO}/preview`, (page) => page.getByText(m.respond_preview())],
		['board', `/surveys/${DEMO}/board`, (page) => page.getByText(m.results_state_live(), { exact: true })],
		['welcome', '/welcome', (page) => heading(page, m.account_welcome_title())],
		['new password', '/reset', (page) => heading(page, m.account_reset_title())]
	])('%s', async (...stop) => visit(ada, stop));

	it('board with its tables open', async () => {
		await ada.goto(`/surveys/${DEMO}/board`);
		await see(ada.getByText(m.results_state_live(), { exact: true }));
		for (const summary of await ada.locator('main summary').all()) await summary.click();
		await see(ada.getByRole('table'));
		await both(ada);
	});

	it('builder', async () => {
		await ada.goto(`/surveys/${DEMO}/edit`);
		await see(ada.locator('.creator').getByText('How likely are you to recommend Lumen').first());
		// Without what SurveyJS Creator draws: its markup is its maker's, and we cannot mend it from here.
		await both(ada, { but: ['.creator .place'] });
	});

	it('dialogs: keys, invitation', async () => {
		await ada.goto('/team');
		await ada.getByRole('button', { name: m.studio_keys() }).click();
		await see(ada.getByRole('dialog', { name: m.studio_keys() }));
		await both(ada);
		await ada.keyboard.press('Escape');
		await ada.getByRole('button', { name: m.team_invite() }).click();
		await ada.getByRole('button', { name: m.team_invite_make() }).click();
		await see(ada.getByRole('textbox', { name: m.team_invite_link() }));
		await both(ada);
	});

	it('home, board and versions while they are empty, publish with something in the way', async () => {
		await newcomer.goto('/home');
		await see(heading(newcomer, m.home_empty()));
		await both(newcomer);
		const blocked = {
			title: 'Grid',
			pages: [{ elements: [{ type: 'imagemap', name: 'grid', title: 'A grid' }] }]
		};
		const id = await newSurvey(newcomer, blocked, 'Grid');
		await visit(newcomer, ['', `/surveys/${id}/publish`, (page) => heading(page, m.posts_obstacles())]);
		await visit(newcomer, [
			'',
			`/surveys/${id}/preview`,
			(page) => heading(page, m.respond_preview_obstacles())
		]);
		await visit(newcomer, ['', `/surveys/${id}/versions`, (page) => heading(page, m.posts_no_versions())]);
		await visit(newcomer, ['', `/surveys/${id}/board`, (page) => heading(page, m.results_draft_title())]);
	});

	it.each([
		['empty', 'identified', m.results_empty_title],
		['hidden', 'anonymous', m.results_hidden_title]
	] as const)('board, %s', async (_, mode, title) => {
		const id = await newSurvey(newcomer, QUESTIONS, `Board, ${mode}`);
		await publish(newcomer, id, mode);
		await both(newcomer);
		await visit(newcomer, ['', `/surveys/${id}/board`, (page) => heading(page, title())]);
	});
});

describe("the respondent's page", () => {
	let page: Page;
	let studio: Page;
	let id: string;
	let link: string;
	beforeAll(async () => {
		studio = await somebody('desk');
		await signUp(studio);
		id = await newSurvey(studio, QUESTIONS, 'Every kind');
		link = await publish(studio, id);
		page = await somebody('phone');
	});
	const settle = async (action: string, form: Record<string, string> = {}) => {
		const answer = await studio.request.post(`/surveys/${id}/publish?/${action}`, {
			form: { opens: '', closes: '', zone: 'UTC', limit: '', ...form },
			headers: { origin: inject('url'), accept: 'text/html' }
		});
		expect(answer.status()).toBe(200);
	};

	it('opened, with mistakes, on its last page, at the thanks', async () => {
		await page.goto(link);
		await see(heading(page, 'Every kind of question'));
		await both(page);
		await page.getByRole('radio', { name: /^Other/ }).check();
		await page.getByRole('button', { name: m.respond_next() }).tap();
		await see(page.getByText(m.mistake_required()));
		await both(page);
		await page.getByLabel(m.respond_who()).fill('Sam');
		await page.locator('input[name=name]').fill('Text');
		await page.getByRole('radio', { name: 'a', exact: true }).check();
		await page.getByRole('checkbox', { name: 'a', exact: true }).check();
		await page.locator('select[name=list]').selectOption('a');
		await page.locator('input[name=nps][value="7"]').check();
		await page.getByRole('button', { name: m.respond_next() }).tap();
		await see(heading(page, 'The second page'));
		await both(page);
		await page.getByRole('button', { name: m.respond_send() }).tap();
		await see(heading(page, m.respond_thanks_title()));
		await both(page);
	});

	it('as the server says its mistakes', async () => {
		const wide = await somebody('desk');
		await wide.goto(link);
		// Past the page's script, which says them itself. With JavaScript off, axe could not look.
		await wide.locator('form#survey').evaluate((form: HTMLFormElement) => form.submit());
		await see(wide.getByText(m.respond_look_again()));
		await both(wide);
	});

	it('unknown', async () =>
		visit(page, ['', '/s/no-such-survey', (page) => heading(page, m.respond_missing_title())]));

	it('refused, paused, not open yet, closed, full', async () => {
		await page.goto('/s/recommend-lumen');
		await see(heading(page, 'Would you recommend Lumen?'));
		await both(page);
		await page.goto(link);
		await settle('pause');
		const late = await somebody('phone');
		await visit(late, ['', link, (page) => heading(page, m.respond_paused_title())]);
		await settle('reopen');
		await settle('schedule', { opens: '2099-01-01T09:00' });
		await visit(late, ['', link, (page) => heading(page, m.respond_not_yet_title())]);
		await settle('schedule', { closes: '2020-01-01T09:00' });
		await visit(late, ['', link, (page) => heading(page, m.respond_closed_title())]);
		await settle('schedule', { limit: '1' });
		await visit(late, ['', link, (page) => heading(page, m.respond_full_title())]);
	});
});
