import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import {
	back,
	first,
	heading,
	idOn,
	keeps,
	keptOn,
	next,
	press,
	published,
	send,
	setting,
	thanked,
	TWO_PAGES,
	why
} from './answering';

withBrowser();

let sql: Sql;
let studio: Page;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody();
	await signUp(studio);
});
afterAll(() => sql.end());

const SCRIPT = [
	['with JavaScript', true],
	['without', false]
] as const;
const storedUnder = (id: string) =>
	sql`select answers from public.responses where id = ${id}`.then((rows) =>
		rows.map(({ answers }) => answers)
	);
const share = (id: string, form: Record<string, string>) =>
	setting(studio, `/surveys/${id}/share`, { frames: '', ...form });

/** Somebody called Mei, on the first page of an identified survey. */
async function begun(link: string, script = true): Promise<Page> {
	const page = await somebody('phone', { script });
	await page.goto(link);
	await page.getByLabel(m.respond_who()).fill('Mei');
	await first(page).fill('Calm');
	if (script) await keeps(page);
	return page;
}

describe('answers that are not sent yet', () => {
	const partial = (id: string) => sql`select answers from public.partials where response_id = ${id}`;
	const exported = async (id: string) =>
		(await (await studio.request.get(`/surveys/${id}/board/export.csv?unfinished`)).text())
			.trim()
			.split('\r\n');

	it.each(SCRIPT)('%s reach the team page by page, as unfinished, until they are sent', async (_, script) => {
		const { id, link } = await published(studio, TWO_PAGES, 'identified');
		await share(id, { partials: 'on', resume: 'on' });
		const page = await begun(link, script);
		const mine = await idOn(page);
		await next(page);
		await see(why(page));
		await soon(async () => (await partial(mine))[0]?.['answers']).toEqual({ first: 'Calm' });
		await studio.goto(`/surveys/${id}/board`);
		await see(studio.getByText(m.attention_kept({ people: 1 })));
		const rows = await exported(id);
		expect(rows).toHaveLength(2);
		expect(rows[1]).toMatch(/Calm/);
		expect(rows[1]).toContain(m.attention_column_no());
		await why(page).fill('The garden');
		await back(page);
		await see(first(page));
		await soon(async () => (await partial(mine))[0]?.['answers']).toEqual({
			first: 'Calm',
			why: 'The garden'
		});
		await next(page);
		await send(page);
		await thanked(page);
		expect(await storedUnder(mine)).toEqual([{ first: 'Calm', why: 'The garden' }]);
		expect(await partial(mine)).toEqual([]);
		expect((await exported(id))[1]).not.toContain(m.attention_column_no());
		await studio.reload();
		await see(studio.getByRole('heading', { name: m.attention_title() }));
		expect(await studio.getByText(m.attention_kept({ people: 1 })).count()).toBe(0);
	});

	it('control: of a survey whose owner does not want them, none do', async () => {
		const { link } = await published(studio, TWO_PAGES, 'identified');
		for (const [, script] of SCRIPT) {
			const page = await begun(link, script);
			const mine = await idOn(page);
			await next(page);
			await send(page);
			await thanked(page);
			expect([await partial(mine), (await storedUnder(mine)).length]).toEqual([[], 1]);
		}
	});

	it('whoever opens it, begins, turns a page and finishes is seen on the board as it happens', async () => {
		const { link, id } = await published(studio, TWO_PAGES, 'identified');
		await studio.goto(`/surveys/${id}/board`);
		const figure = async (word: string) =>
			studio.locator('dt', { hasText: word }).locator('xpath=following-sibling::dd').first().innerText();
		const page = await somebody('phone');
		await page.goto(link);
		await soon(() => figure(m.attention_views()).catch(String)).toMatch(/^1/);
		await first(page).fill('Calm');
		await soon(() => figure(m.attention_starts())).toMatch(/^1/);
		expect(await figure(m.attention_completions())).toMatch(/^0/);
		await page.getByLabel(m.respond_who()).fill('Mei');
		await next(page);
		await send(page);
		await thanked(page);
		await soon(() => figure(m.attention_completions())).toMatch(/^1/);
		expect(await figure(m.attention_views())).toMatch(/^1/);
	});
});

describe('a link to go on elsewhere', () => {
	const linkOn = (page: Page) => page.getByLabel(m.respond_later_link(), { exact: true }).inputValue();
	const bookmark = (id: string) => sql`select * from public.bookmarks where response_id = ${id}`;

	/** On the second page, and saved for later there. */
	async function saved(link: string, script: boolean): Promise<{ page: Page; mine: string; later: string }> {
		const page = await begun(link, script);
		const mine = await idOn(page);
		await next(page);
		await why(page).fill('Half a');
		if (script) await soon(async () => (await keptOn(page))[0]?.['why']).toBe('Half a');
		await press(page, m.respond_later());
		await see(
			heading(page, m.respond_later_title()),
			page.getByRole('img', { name: m.respond_later_code() })
		);
		return { page, mine, later: await linkOn(page) };
	}

	it.each(SCRIPT)('%s leads to the same page, with all answers, and to one response', async (_, script) => {
		const { link } = await published(studio, TWO_PAGES, 'identified');
		const { page, mine, later } = await saved(link, script);
		if (script) await expectAccessible(page);
		expect(new URL(later).pathname).toMatch(/^\/s\/[\w-]+\/later\/[\w-]{43}$/);
		const before = await bookmark(mine);
		// Whoever looks a link over before it is opened does not use it up.
		for (const look of [1, 2]) expect([look, (await fetch(later)).status]).toEqual([look, 200]);
		expect(await bookmark(mine)).toEqual(before);

		const other = await somebody('desk', { script });
		await other.goto(later);
		await see(why(other));
		expect([await why(other).inputValue(), await idOn(other)]).toEqual(['Half a', mine]);
		if (script) await expectAccessible(other);
		await back(other);
		expect([await first(other).inputValue(), await other.getByLabel(m.respond_who()).inputValue()]).toEqual([
			'Calm',
			'Mei'
		]);
		await next(other);
		await why(other).fill('Half a day');
		await send(other);
		await thanked(other);
		expect(await storedUnder(mine)).toEqual([{ first: 'Calm', why: 'Half a day' }]);

		await other.goto(later);
		await see(heading(other, m.respond_later_gone_title()), other.getByText(m.respond_later_gone()));
		if (script) await expectAccessible(other);
		// The first device still has what it had, and sends it too: the first to arrive stands.
		await page.goto(link);
		if (script) {
			await see(page.getByText(m.respond_restored()));
			await send(page);
			await see(page.getByText(m.respond_thanks_first()));
			expect(await keptOn(page)).toEqual([]);
		}
		expect(await storedUnder(mine)).toHaveLength(1);
	});

	it('says so when it is over, or another has taken its place', async () => {
		const { link } = await published(studio, TWO_PAGES, 'identified');
		const { page, mine, later } = await saved(link, true);
		await page.goto(later);
		await press(page, m.respond_later());
		const newer = await linkOn(page);
		const other = await somebody('phone');
		await other.goto(later);
		await see(heading(other, m.respond_later_gone_title()));
		await other.goto(newer);
		await see(why(other));
		await sql`update public.bookmarks set expires_at = now() where response_id = ${mine}`;
		await other.reload();
		await see(heading(other, m.respond_later_gone_title()));
		await other.getByRole('link', { name: m.respond_later_start() }).click();
		await see(first(other));
		expect(await idOn(other)).not.toBe(mine);
	});

	it('is not offered where its owner does not want it', async () => {
		const { id, link } = await published(studio, TWO_PAGES, 'identified');
		await share(id, {});
		const page = await begun(link);
		expect(await page.getByRole('button', { name: m.respond_later() }).count()).toBe(0);
	});
});
