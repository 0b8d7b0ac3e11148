import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { templates } from '$lib/site/templates/registry';
import { arrive, expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import { newSite, SITE } from './desk';

withBrowser();

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const PASSCODE = 'tulip 42 bird';

/** What is on the screen in both themes, as axe sees it. */
async function both(page: Page): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, { only: ['color-contrast', 'link-in-text-block'] });
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Publishes on the Publish page. @returns the address for readers */
async function publishSite(page: Page, id: string, note = ''): Promise<string> {
	await page.goto(`/sites/${id}/publish`);
	await page.getByLabel(m.posts_note_first()).or(page.getByLabel(m.posts_note())).fill(note);
	await page.locator('#publish form button').click();
	await arrive(page, /published=/);
	const link = page.getByRole('textbox', { name: m.sites_address_label() });
	await see(link);
	return link.inputValue();
}

/** Says the passcode at the door. */
async function comeIn(page: Page): Promise<void> {
	await page.locator('input[name=passcode]').fill(PASSCODE);
	await page.locator('form:has(input[name=passcode]) button').click();
	await see(page.getByRole('heading', { name: 'Good morning' }));
}

async function save(page: Page, id: string, document: object, revision: number): Promise<void> {
	const saved = await page.request.put(`/sites/${id}/edit`, { data: { revision, document } });
	expect(saved.status(), await saved.text()).toBe(200);
}

/** The same site with other words in its heading. */
const saying = (words: string): typeof SITE => {
	const site = structuredClone(SITE);
	for (const { sections } of site.pages)
		for (const { slots } of sections)
			for (const block of slots.flat()) if (block.id === 'hello') block.fields = { text: { en: words } };
	return site;
};

describe('a site, from the template to its readers', () => {
	it('begins empty, is made from a template in one step, and is in the list', async () => {
		const page = await somebody('desk');
		await signUp(page);
		await page.goto('/sites');
		await see(page.getByRole('heading', { name: m.sites_empty() }));
		await both(page);
		await page.getByRole('link', { name: m.sites_empty_start() }).click();
		await see(page.getByRole('heading', { name: m.sites_new(), level: 1 }));
		for (const { name } of templates.values())
			await see(page.getByRole('heading', { name: name.en, level: 2 }));
		await both(page);
		await page.getByLabel(m.sites_new_name()).fill('Heard at work');
		await page.locator('button[name=template][value=launch]').click();
		await arrive(page, '**/edit');
		await page.goto('/sites');
		await see(
			page.getByRole('link', { name: 'Heard at work', exact: true }),
			page.getByText(m.sites_state_draft())
		);
		await both(page);

		// Put away and taken back, with its name.
		await page
			.locator('summary')
			.filter({ has: page.locator('svg') })
			.last()
			.click();
		await press(page, m.home_archive_it());
		await see(page.getByText(m.sites_archived({ name: 'Heard at work' })));
		await press(page, m.home_undo());
		await see(page.getByRole('link', { name: 'Heard at work', exact: true }));
	});

	it('says what stands in the way, and leads there', async () => {
		const page = await somebody('desk');
		await signUp(page);
		const empty = structuredClone(SITE);
		const [home] = empty.pages;
		home?.sections[0]?.slots[0]?.push({ id: 'gap', kind: 'heading', fields: { text: {} } });
		const id = await newSite(page, empty);
		await page.goto(`/sites/${id}/publish`);
		await see(page.getByRole('heading', { name: m.posts_obstacles() }));
		expect(await page.locator('#publish form').count()).toBe(0);
		await both(page);
		await page.getByRole('link', { name: /^Go there\s?: Heading/ }).click();
		await arrive(page, /edit\?element=gap/);
	});

	it('is read on a phone without JavaScript, narrowed to a passcode at once, and goes back a version', async () => {
		const owner = await somebody('desk');
		await signUp(owner);
		const id = await newSite(owner);
		const link = await publishSite(owner, id, 'The first words');
		await both(owner);

		const reader = await somebody('phone', { script: false });
		await reader.goto(link);
		await see(reader.getByRole('heading', { name: 'Hello' }));

		await save(owner, id, saying('Good morning'), 2);
		await owner.goto('/sites');
		await see(owner.getByText(m.sites_changed()));
		await publishSite(owner, id, 'Kinder words');
		await soon(async () => {
			await reader.reload();
			return reader.getByRole('heading', { name: 'Good morning' }).count();
		}).toBe(1);

		// Who reads, and who had read, is asked for the passcode from now on.
		await owner.goto(`/sites/${id}/settings`);
		await both(owner);
		await owner.getByRole('radio', { name: m.sites_who_passcode() }).check();
		await owner.getByRole('textbox', { name: m.sites_passcode() }).fill(PASSCODE);
		await owner.locator('#access form').first().getByRole('button').click();
		await see(owner.getByText(m.sites_access_saved()));
		await reader.reload();
		await arrive(reader, /\/door\?/);
		expect(await reader.getByText('Good morning').count()).toBe(0);
		await expectAccessible(owner);
		await comeIn(reader);
		// Everybody out: the same passcode has to be said again.
		await press(owner, m.sites_end_all());
		await soon(async () => {
			await reader.reload();
			return reader.url();
		}).toMatch(/\/door\?/);
		await comeIn(reader);

		// Two in words, and back in one click.
		await owner.goto(`/sites/${id}/versions?from=1&to=2#compare`);
		await see(owner.getByText(m.sites_diff_block_changed({ name: 'Heading', count: 1 })));
		await both(owner);
		await owner
			.locator('article', { has: owner.getByRole('heading', { name: m.posts_version({ number: 1 }) }) })
			.getByRole('button')
			.click();
		await see(owner.getByText(m.sites_went_back({ number: 1, as: 3 })));
		await reader.reload();
		await see(reader.getByRole('heading', { name: 'Hello' }));

		await owner.goto(`/sites/${id}/publish`);
		await press(owner, m.sites_unpublish());
		await see(owner.getByText(m.sites_off_air()));
		expect((await reader.goto(link))?.status()).toBe(410);
		await press(owner, m.sites_republish({ number: 3 }));
		await see(owner.getByText(m.posts_live({ number: 3 })));
	});

	it('is shown to a reviewer without an account, until the link is taken back', async () => {
		const owner = await somebody('desk');
		await signUp(owner);
		const id = await newSite(owner);
		await owner.goto(`/sites/${id}/publish`);
		await press(owner, m.sites_previews_make());
		const made = owner.getByRole('textbox', { name: m.sites_previews_link() });
		await see(made);
		const link = await made.inputValue();

		const reviewer = await somebody('phone', { script: false });
		await reviewer.goto(link);
		await see(
			reviewer.getByRole('heading', { name: 'Hello' }),
			reviewer.getByText(m.sites_preview_of_draft())
		);
		await expectAccessible(await open(link));
		// What was saved since is not in it.
		await save(owner, id, saying('Later'), 2);
		await reviewer.reload();
		expect(await reviewer.getByText('Later').count()).toBe(0);
		await owner.goto(`/sites/${id}/preview`);
		await see(owner.getByRole('heading', { name: 'Later' }));

		await owner.goto(`/sites/${id}/publish`);
		await press(owner, m.sites_previews_revoke());
		await soon(() => owner.getByRole('button', { name: m.sites_previews_revoke() }).count()).toBe(0);
		expect((await reviewer.goto(link))?.status()).toBe(404);
		await see(reviewer.getByText(m.sites_preview_gone()));
	});

	it('is erased only from the archive, with its name', async () => {
		const owner = await somebody('desk');
		await signUp(owner);
		const id = await newSite(owner);
		await owner.goto(`/sites/${id}/settings`);
		await see(owner.getByText(m.posts_delete_first()));
		await owner.locator('#archive button').click();
		await see(owner.getByText(m.posts_in_archive()));
		await owner.getByLabel(m.sites_delete_label()).fill('Something else');
		await press(owner, m.posts_delete_go());
		await see(owner.getByText(m.posts_mistake_name_differs()));
		await owner.getByLabel(m.sites_delete_label()).fill('Our programme');
		await press(owner, m.posts_delete_go());
		await arrive(owner, '**/sites?archived=1');
		expect((await owner.goto(`/sites/${id}/publish`))?.status()).toBe(404);
	});
});

/** Somebody else's browser, which axe can look into: it needs JavaScript. */
async function open(link: string): Promise<Page> {
	const page = await somebody('phone');
	await page.goto(link);
	return page;
}

describe('every template', () => {
	it.each([...templates.keys()].filter((id) => id !== 'blank'))(
		'%s is clean to axe, in both schemes',
		async (id) => {
			const page = await somebody('phone');
			await signUp(page);
			await page.goto(`${inject('url')}/sites/new/look/${id}`);
			const ways = await page
				.locator('#menu .pages a')
				.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
			expect(ways.length).toBeGreaterThanOrEqual(3);
			// Two at a time: axe works in the page itself.
			const tabs = [page, await page.context().newPage()];
			const look = async (tab: Page, lane: number) => {
				for (const way of ways.filter((_, at) => at % tabs.length === lane)) {
					await tab.goto(way ?? '');
					await both(tab);
					// Nothing is wider than the phone.
					expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
				}
			};
			await Promise.all(tabs.map(look));
		}
	);
});
