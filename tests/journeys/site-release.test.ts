import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { arrive, expectAccessible, fillIn, see, signUp, somebody, soon, withBrowser } from '../people';
import { newSite, SITE } from './desk';
import { picture } from './every-kind';

withBrowser();

// How a site comes to its readers when one person alone does not decide, or not now.

let sql: Sql;
let owner: Page;
let editor: Page;

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const said = (page: Page, words: string) => page.getByRole('heading', { name: words, exact: true });

/** The same site with other words in its heading. */
function saying(words: string): typeof SITE {
	const site = structuredClone(SITE);
	for (const block of site.pages.flatMap(({ sections }) => sections.flatMap(({ slots }) => slots.flat())))
		if (block.id === 'hello') block.fields = { text: { en: words } };
	return site;
}

async function save(page: Page, id: string, document: object, revision: number): Promise<void> {
	const answer = await page.request.put(`/sites/${id}/edit`, { data: { revision, document } });
	expect(answer.status(), await answer.text()).toBe(200);
}

/** Posts a form of the site's pages as somebody who does not see its button. @returns the status */
async function force(page: Page, path: string, form: Record<string, string>): Promise<number> {
	const headers = { origin: inject('url'), accept: 'text/html' };
	return (await page.request.post(path, { form, headers, maxRedirects: 0 })).status();
}

/** What a reader gets: 404 before it was ever on air, 410 after. */
const statusOf = async (link: string) => (await fetch(link)).status;

/** The address of a site, as its Publish page says it. */
async function linkOf(page: Page, id: string): Promise<string> {
	await page.goto(`/sites/${id}/publish`);
	return page.getByRole('textbox', { name: m.sites_address_label() }).inputValue();
}

beforeAll(async () => {
	sql = database(inject('data'));
	owner = await somebody('desk');
	editor = await somebody('desk');
	await signUp(owner, { name: 'Olu', team: 'Four eyes' });
	await signUp(editor, { name: 'Edith', team: 'Elsewhere' });
	await owner.goto('/team');
	await press(owner, m.team_invite());
	await owner.locator('input[name=role][value=editor]').check();
	await press(owner, m.team_invite_make());
	const invitation = owner.getByRole('textbox', { name: m.team_invite_link() });
	await see(invitation);
	await editor.goto(await invitation.inputValue());
	await press(editor, m.account_invite_accept());
	await arrive(editor, '**/home');
});
afterAll(() => sql.end());

describe('four eyes', () => {
	let id = '';
	let link = '';

	async function ask(note: string): Promise<void> {
		await editor.goto(`/sites/${id}/publish`);
		await see(editor.getByText(m.sites_ask_text()));
		await fillIn(editor, { note });
		await arrive(editor, /asked=/);
		await see(editor.getByText(m.sites_asked_now()), editor.getByText(m.sites_asked_mine()));
	}

	it('an owner wants them, and no editor publishes or turns them off', async () => {
		id = await newSite(owner);
		await owner.goto(`/sites/${id}/settings`);
		await owner.getByLabel(m.sites_four_eyes_wanted()).check();
		await owner.locator('#four-eyes button').click();
		await see(owner.locator('#four-eyes').getByText(m.posts_saved()));
		link = await linkOf(owner, id);
		expect(await force(editor, `/sites/${id}/publish?/publish`, { revision: '2', note: '' })).toBe(403);
		expect(await force(editor, `/sites/${id}/settings?/fourEyes`, {})).toBe(403);
		expect(await force(editor, `/sites/${id}/publish?/republish`, {})).toBeGreaterThanOrEqual(400);
		expect(await statusOf(link)).toBe(404);
		await editor.goto(`/sites/${id}/settings`);
		expect(await editor.locator('#four-eyes').count()).toBe(0);
	});

	it('an editor asks, and the owner approves what was asked for, not what came after', async () => {
		await ask('Please look at the first page');
		expect(await statusOf(link)).toBe(404);
		await expectAccessible(editor);
		// Nobody approves their own.
		const [row] = await sql`select id from public.site_requests where site_id = ${id}`;
		expect(await force(editor, `/sites/${id}/publish?/approve`, { request: String(row?.['id']) })).toBe(403);
		await save(editor, id, saying('Smuggled in'), 2);

		await owner.goto('/sites');
		await see(owner.getByText(m.sites_asked()));
		await owner.goto(`/sites/${id}/publish`);
		await see(owner.getByText(m.sites_asked_by({ name: 'Edith' })), owner.getByText(m.sites_asked_older()));
		await see(owner.getByText('Please look at the first page'));
		await expectAccessible(owner);
		await owner.getByRole('link', { name: m.sites_asked_look() }).click();
		await see(said(owner, 'Hello'));
		await owner.goto(`/sites/${id}/publish`);
		await press(owner, m.sites_approve());
		await arrive(owner, /published=/);
		const reader = await somebody('phone', { script: false });
		await reader.goto(link);
		await see(said(reader, 'Hello'));
		expect(await said(reader, 'Smuggled in').count()).toBe(0);
		await owner.goto(`/sites/${id}/versions`);
		await see(owner.getByText(m.sites_version_asked({ name: 'Edith' })));
	});

	it('an owner declines with a word, which the editor reads', async () => {
		await ask('Once more');
		await owner.goto(`/sites/${id}/publish`);
		await owner.locator('#asked summary').click();
		await fillIn(owner, { reason: 'The heading is not ours.' });
		await see(owner.getByText(m.sites_declined({ name: 'Olu' })));
		await editor.reload();
		await see(
			editor.getByText(m.sites_declined({ name: 'Olu' })),
			editor.getByText('The heading is not ours.')
		);
		const reader = await somebody('phone', { script: false });
		await reader.goto(link);
		await see(said(reader, 'Hello'));
	});
});

describe('a time', () => {
	/** The clock of the machine stays as it is: the appointment comes nearer. */
	async function nearer(id: string, which: 'opens_at' | 'ends_at'): Promise<void> {
		const moved = await sql`
			update public.site_schedules set ${sql(which)} = now() + interval '2 seconds' where site_id = ${id}`;
		expect(moved.count).toBe(1);
	}

	it('a site goes on air, and off it again, at the time that was chosen', async () => {
		const id = await newSite(owner);
		const link = await linkOf(owner, id);
		await owner.locator('#publish summary').click();
		await owner.locator('#publish input[name=opens]').fill('2099-06-01T09:00');
		await owner.locator('#publish input[name=ends]').fill('2099-06-02T09:00');
		await owner.locator('#publish form').getByRole('button', { name: m.posts_publish() }).click();
		await arrive(owner, /scheduled=/);
		await see(owner.getByText(m.sites_scheduled()));
		await expectAccessible(owner);
		const reader = await somebody('phone');
		expect((await reader.goto(link))?.status()).toBe(404);
		await see(reader.getByText(m.siteview_soon_title()));
		await expectAccessible(reader);

		// What is edited meanwhile is not what was set.
		await save(owner, id, saying('Too early'), 2);
		await nearer(id, 'opens_at');
		expect(await statusOf(link)).toBe(404);
		await soon(() => statusOf(link)).toBe(200);
		await reader.goto(link);
		await see(said(reader, 'Hello'));
		await owner.goto(`/sites/${id}/publish`);
		await see(owner.getByText(m.posts_live({ number: 1 })));

		await nearer(id, 'ends_at');
		await soon(() => statusOf(link)).toBe(410);
		await owner.reload();
		await see(owner.getByText(m.sites_off_air()));
	});
});

describe('a link for somebody without an account', () => {
	it('shows the draft with its pictures, and neither once it is taken back', async () => {
		const id = await newSite(owner);
		const sent = await owner.request.post(`/sites/${id}/edit/picture`, {
			data: picture(30, 120, 90),
			headers: { 'x-file-name': 'patch.png', 'content-type': 'image/png', accept: 'application/json' }
		});
		expect(sent.status(), await sent.text()).toBe(201);
		const kept = { ...(await sent.json()), alt: { en: 'A patch' }, crop: 'none', plain: false };
		const site = structuredClone(SITE);
		const fields = { picture: { ...kept, focus: { x: 0.5, y: 0.5 } }, width: 'whole' };
		site.pages[0]?.sections[0]?.slots[0]?.push({ id: 'patch', kind: 'image', fields });
		await save(owner, id, site, 2);
		await owner.goto(`/sites/${id}/publish`);
		await press(owner, m.sites_previews_make());
		const made = owner.getByRole('textbox', { name: m.sites_previews_link() });
		await see(made);
		const link = await made.inputValue();

		const reviewer = await somebody('phone', { script: false });
		await reviewer.goto(link);
		await see(said(reviewer, 'Hello'), reviewer.getByText(m.sites_preview_of_draft()));
		const seen = reviewer.getByRole('img', { name: 'A patch' });
		const from = new URL((await seen.getAttribute('src')) ?? '', link).href;
		expect(await statusOf(from)).toBe(200);
		// It is no way in to the studio, and what is read at the site's own address is nothing yet.
		expect(await statusOf(await linkOf(owner, id))).toBe(404);
		expect((await reviewer.goto(`/sites/${id}/publish`))?.url()).toContain('/sign-in');

		await press(owner, m.sites_previews_revoke());
		await soon(() => owner.getByRole('button', { name: m.sites_previews_revoke() }).count()).toBe(0);
		expect(await statusOf(from)).toBe(404);
		expect((await reviewer.goto(link))?.status()).toBe(404);
		await see(reviewer.getByText(m.sites_preview_gone()));
	});
});
