import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { arrive, CHROMIUM, expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import {
	changeHeld,
	comeBack,
	first,
	heldOn,
	idOn,
	keeps,
	keptOn,
	next,
	press,
	published,
	send,
	thanked,
	TWO_PAGES,
	why
} from './answering';

withBrowser();

let sql: Sql;
let studio: Page;
let link: string;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody();
	await signUp(studio);
	({ link } = await published(studio));
});
afterAll(() => sql.end());

let texts = 0;
const unheard = (what: string) => `${what} ${Date.now()}-${++texts}`;
const stored = async (said: string) =>
	(
		await sql`select answers from public.responses where answers->>'why' = ${said} or answers->>'first' = ${said}`
	).length;

/** Both pages filled in: all that is left is to send. */
async function filled(said: string, to = link): Promise<Page> {
	const page = await somebody('phone');
	await page.goto(to);
	await first(page).fill(said);
	await next(page);
	await why(page).fill(said);
	await soon(async () => (await keptOn(page))[0]?.['why']).toBe(said);
	return page;
}

describe('answers stay on the device', () => {
	it('in a tab that was closed: they are back on their page, and gone once they are deleted there', async () => {
		const said = unheard('Closed');
		const before = await filled(said);
		const mine = await idOn(before);
		await expectAccessible(before);
		const page = await comeBack(before, link);
		await see(page.getByText(m.respond_restored()), page.getByText(m.respond_kept()));
		expect([await why(page).inputValue(), await idOn(page)]).toEqual([said, mine]);
		await press(page, m.respond_back());
		expect(await first(page).inputValue()).toBe(said);
		await expectAccessible(page);
		await press(page, m.respond_forget());
		await soon(() => idOn(page).catch(() => mine)).not.toBe(mine);
		expect(await keptOn(page)).toEqual([]);
		const asked = page.context().waitForEvent('response', (answer) => answer.url().endsWith('/keep.js'));
		const third = await comeBack(page, link);
		await asked;
		await soon(() => third.locator('#keeper').count()).toBe(1);
		expect([await first(third).inputValue(), await stored(said)]).toEqual(['', 0]);
	});

	it('control: where nothing is kept, nothing comes back', async () => {
		const page = await somebody('phone');
		await page.context().route('**/keep.js', (route) => route.abort());
		await page.goto(link);
		const failed = page.waitForEvent('requestfailed');
		await first(page).fill(unheard('Control'));
		await failed;
		const again = await comeBack(page, link);
		expect([await first(again).inputValue(), await keptOn(again)]).toEqual(['', []]);
	});

	it('in a browser that is killed: they are back, and arrive once', async () => {
		const said = unheard('Killed');
		const profile = mkdtempSync(path.join(os.tmpdir(), 'earshot-profile-'));
		const opened: BrowserContext[] = [];
		const open = async () => {
			const context = await chromium.launchPersistentContext(profile, { ...CHROMIUM, locale: 'en-US' });
			opened.push(context);
			return context;
		};
		try {
			const doomed = await open();
			const before = await doomed.newPage();
			await before.goto(link);
			await first(before).pressSequentially(said);
			await soon(async () => (await keptOn(before))[0]?.['first']).toBe(said);
			const gone = new Promise((resolve) => doomed.once('close', resolve));
			// The lock of a profile says which process holds it.
			process.kill(Number(readlinkSync(path.join(profile, 'SingletonLock')).split('-').at(-1)), 'SIGKILL');
			await gone;
			const context = await open();
			const page = await context.newPage();
			await page.goto(link);
			await see(page.getByText(m.respond_restored()));
			expect(await first(page).inputValue()).toBe(said);
			await next(page);
			await send(page);
			await thanked(page);
			expect([await keptOn(page), await stored(said)]).toEqual([[], 1]);
		} finally {
			// Else it would write into its folder while that goes.
			for (const context of opened) await context.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	});

	it('and are fetched for with the first of them only: until then the page is one request', async () => {
		const page = await somebody('phone');
		const asked: string[] = [];
		page.on('request', (request) => {
			if (request.method() === 'GET') asked.push(new URL(request.url()).pathname);
		});
		await page.goto(link, { waitUntil: 'networkidle' });
		expect(asked).toEqual([new URL(link).pathname]);
		await first(page).fill('Something');
		await keeps(page);
		expect(asked.slice(1)).toEqual(['/keep.js']);
	});
});

describe('without a network', () => {
	it('the page says so, and sends once when it is back', async () => {
		const said = unheard('Offline');
		const page = await filled(said);
		await page.context().setOffline(true);
		await send(page);
		await see(page.getByText(m.respond_offline()));
		await expectAccessible(page);
		expect(await why(page).inputValue()).toBe(said);
		await page.context().setOffline(false);
		await thanked(page);
		expect([await stored(said), await keptOn(page)]).toEqual([1, []]);
	});

	it('what was to be sent when the tab was closed is sent by itself when the link is opened', async () => {
		const said = unheard('Offline and closed');
		const before = await filled(said);
		const context = before.context();
		await context.setOffline(true);
		await send(before);
		await see(before.getByText(m.respond_offline()));
		const page = await context.newPage();
		await before.close();
		await context.setOffline(false);
		await page.goto(link);
		await thanked(page);
		expect([await stored(said), await keptOn(page)]).toEqual([1, []]);
	});

	it('that is gone before anything is typed, answers are kept as soon as it is back', async () => {
		const page = await somebody('phone');
		await page.goto(link);
		await page.context().setOffline(true);
		const failed = page.waitForEvent('requestfailed');
		await first(page).fill('Before');
		await failed;
		await page.context().setOffline(false);
		await first(page).fill('After');
		await soon(async () => (await keptOn(page))[0]?.['first']).toBe('After');
	});
});

describe('one response', () => {
	/** Two tabs of one browser, filled in one after the other. */
	async function twoTabs(said: string): Promise<Page[]> {
		const one = await somebody('phone');
		const two = await one.context().newPage();
		for (const page of [one, two]) await page.goto(link);
		for (const page of [one, two]) {
			await page.bringToFront();
			await first(page).fill(said);
			await keeps(page);
			await next(page);
		}
		return [one, two];
	}
	const sendAll = (pages: Page[]) => Promise.all(pages.map((page) => send(page).then(() => thanked(page))));

	it('comes from two tabs', async () => {
		const said = unheard('Two tabs');
		const tabs = await twoTabs(said);
		const ids = await Promise.all(tabs.map(idOn));
		expect(ids[0]).toBe(ids[1]);
		await sendAll(tabs);
		expect(await stored(said)).toBe(1);
	});

	it('control: of two ids, two come', async () => {
		const said = unheard('Two ids');
		const tabs = await twoTabs(said);
		await tabs[1]
			?.locator('#response')
			.evaluate((field: HTMLInputElement, id) => (field.value = id), crypto.randomUUID());
		await sendAll(tabs);
		expect(await stored(said)).toBe(2);
	});

	describe('of a tab that was open before another was sent', () => {
		const ZH = { locale: 'zh-CN' } as const;

		/** Two tabs of one browser: one was sent before anything was typed into the other. */
		async function oneSent(said: string, to = link, speaks = 'en-US'): Promise<[sent: Page, other: Page]> {
			const one = await somebody('phone', { speaks });
			const two = await one.context().newPage();
			for (const page of [one, two]) await page.goto(to);
			await one.bringToFront();
			await first(one).fill(said);
			await keeps(one);
			await one.locator('#forward').click();
			await one.locator('#forward').click();
			await arrive(one, '**/thanks?*');
			await two.bringToFront();
			return [one, two];
		}
		const told = (page: Page) => page.getByRole('alert').filter({ hasText: m.respond_twice() });
		const markers = async (page: Page) => (await heldOn(page)).filter((one) => !('fields' in one));

		it('is said there as soon as something is typed, and is the same if it is sent all the same', async () => {
			const [said, other] = [unheard('Before'), unheard('Too late')];
			const [sent, page] = await oneSent(said);
			const id = new URL(sent.url()).searchParams.get('r');
			expect(await heldOn(page)).toEqual([{ id, at: expect.any(Number) }]);
			await first(page).fill(other);
			await see(told(page));
			await expectAccessible(page);
			expect([await idOn(page), await keptOn(page), await page.locator('#kept').isVisible()]).toEqual([
				id,
				[],
				false
			]);
			await next(page);
			await why(page).fill(other);
			await see(told(page));
			await send(page);
			await thanked(page);
			await see(page.getByText(m.respond_thanks_first()));
			expect([await stored(said), await stored(other), await keptOn(page)]).toEqual([1, 0, []]);
		});

		it('unless they want to answer again: a fresh page is another response', async () => {
			const [said, other] = [unheard('Once'), unheard('And again')];
			const [sent, page] = await oneSent(said);
			const id = new URL(sent.url()).searchParams.get('r');
			await first(page).fill('Typed and left');
			await see(told(page));
			await press(page, m.respond_twice_anew());
			await soon(() => idOn(page).catch(() => id)).not.toBe(id);
			expect(await first(page).inputValue()).toBe('');
			await first(page).fill(other);
			await keeps(page);
			expect(await told(page).count()).toBe(0);
			await next(page);
			await send(page);
			await thanked(page);
			expect([await stored(said), await stored(other)]).toEqual([1, 1]);
		});

		it('and in Chinese', async () => {
			const { link: to } = await published(studio, { ...TWO_PAGES, locale: 'zh-cn' });
			const [, page] = await oneSent(unheard('Chinese'), to, 'zh-CN');
			await first(page).fill('Too late');
			await see(page.getByText(m.respond_twice({}, ZH)));
			await see(page.getByRole('button', { name: m.respond_twice_anew({}, ZH) }));
		});

		it('control: where nothing says that it was sent, two come', async () => {
			const [said, other] = [unheard('Unmarked'), unheard('The second')];
			const [, page] = await oneSent(said);
			await changeHeld(page, null);
			await first(page).fill(other);
			await keeps(page);
			await next(page);
			await send(page);
			await thanked(page);
			expect([await stored(said), await stored(other)]).toEqual([1, 1]);
		});

		it('but of a page opened after it, two: and what says so is gone after a day', async () => {
			const [said, other] = [unheard('First visit'), unheard('Second visit')];
			const [one, two] = await oneSent(said);
			await two.close();
			const page = await comeBack(one, link);
			await first(page).fill(other);
			await keeps(page);
			expect([await told(page).count(), (await keptOn(page))[0]?.['first']]).toEqual([0, other]);
			await next(page);
			await send(page);
			await thanked(page);
			expect([await stored(said), await stored(other)]).toEqual([1, 1]);
			const [{ id } = { id: '' }] = await markers(page);
			await changeHeld(page, { id, at: Date.now() - 25 * 60 * 60 * 1000 });
			const third = await comeBack(page, link);
			await soon(() => heldOn(third)).toEqual([]);
		});
	});

	it('comes of a double click, of going back and sending again, and of a reload', async () => {
		const said = unheard('Again');
		const page = await filled(said);
		await page.getByRole('button', { name: m.respond_send(), exact: true }).dblclick();
		await thanked(page);
		await page.reload();
		await thanked(page);
		await page.goBack();
		await see(first(page));
		expect(await first(page).inputValue()).toBe(said);
		await next(page);
		await send(page);
		await thanked(page);
		expect(await stored(said)).toBe(1);
	});
});
