import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import { first, keptOn, next, published, send, setting, thanked, TWO_PAGES, why } from './answering';

withBrowser();

let sql: Sql;
let studio: Page;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody();
	await signUp(studio);
});
afterAll(() => sql.end());

const stored = async (said: string) =>
	(await sql`select 1 from public.responses where answers->>'why' = ${said}`).length;

async function writing(link: string, said: string): Promise<Page> {
	const page = await somebody('phone');
	await page.goto(link);
	const who = page.getByLabel(m.respond_who());
	if (await who.count()) await who.fill('Mei');
	await first(page).fill(said);
	await next(page);
	await why(page).fill(said);
	await soon(async () => (await keptOn(page))[0]?.['why']).toBe(said);
	return page;
}

const schedule = (id: string, fields: Record<string, string>) =>
	setting(studio, `/surveys/${id}/publish?/schedule`, {
		opens: '',
		closes: '',
		zone: 'UTC',
		limit: '',
		...fields
	});
const pause = (id: string) => setting(studio, `/surveys/${id}/publish?/pause`, {});

describe('a survey that takes no answers any more', () => {
	it.each([
		['paused', pause, (id: string) => setting(studio, `/surveys/${id}/publish?/reopen`, {})],
		[
			'closed',
			(id: string) => schedule(id, { closes: '2020-01-01T09:00' }),
			(id: string) => schedule(id, {})
		],
		['full', null, (id: string) => schedule(id, {})]
	] as const)(
		'%s while somebody was writing: answers stay, and go when it opens again',
		async (name, shut, open) => {
			// The last place of an anonymous survey would single its answer out: it has no limit of one.
			const { id, link } = await published(studio, TWO_PAGES, 'identified');
			if (name === 'full') await schedule(id, { limit: '1' });
			const said = `Refused as ${name} ${Date.now()}`;
			const page = await writing(link, said);
			if (shut) await shut(id);
			else {
				const other = await writing(link, 'The only one');
				await send(other);
				await thanked(other);
			}
			await send(page);
			await see(page.getByText(m[`respond_refused_${name}`]()));
			const copy = page.getByRole('textbox', { name: m.respond_yours() });
			expect(await copy.inputValue()).toContain(said);
			expect(await why(page).inputValue()).toBe(said);
			await expectAccessible(page);
			expect([(await keptOn(page))[0]?.['why'], await stored(said)]).toEqual([said, 0]);
			await open(id);
			await send(page);
			await thanked(page);
			expect([await keptOn(page), await stored(said)]).toEqual([[], 1]);
		}
	);
});

describe('the notice of a survey that takes no answers', () => {
	const yours = (page: Page) => page.getByRole('textbox', { name: m.respond_yours() });

	it.each([
		['paused', pause, (id: string) => setting(studio, `/surveys/${id}/publish?/reopen`, {})],
		[
			'closed',
			(id: string) => schedule(id, { closes: '2020-01-01T09:00' }),
			(id: string) => schedule(id, {})
		],
		['full', null, (id: string) => schedule(id, {})]
	] as const)(
		'%s: shows what the device keeps of it, and leaves it there until it opens again',
		async (name, shut, open) => {
			const { id, link } = await published(studio, TWO_PAGES, 'identified');
			if (name === 'full') await schedule(id, { limit: '1' });
			const said = `Left as ${name} ${Date.now()}`;
			const page = await writing(link, said);
			if (shut) await shut(id);
			else {
				const other = await writing(link, 'The only one');
				await send(other);
				await thanked(other);
			}
			// A page that was just drawn may be drawn once more, as if nothing had happened.
			await soon(async () => (await studio.request.get(link)).text()).toContain(m[`respond_${name}_title`]());
			for (let times = 0; times < 2; times++) {
				await page.goto(link);
				await see(page.getByText(m.respond_left_here()), yours(page));
				expect(await yours(page).inputValue()).toContain(`why: ${said}`);
				expect(await yours(page).inputValue()).not.toContain('earshot:');
				expect((await keptOn(page))[0]?.['why']).toBe(said);
			}
			await expectAccessible(page);
			await open(id);
			await page.goto(link);
			await see(page.getByText(m.respond_restored()));
			expect(await why(page).inputValue()).toBe(said);
			await send(page);
			await thanked(page);
			expect([await keptOn(page), await stored(said)]).toEqual([[], 1]);
		}
	);

	it('control: shows nothing where nothing is kept, of another survey, or once it was deleted there', async () => {
		const { id, link } = await published(studio);
		const other = await published(studio);
		const page = await writing(link, `Left ${Date.now()}`);
		await pause(id);
		await pause(other.id);
		const shown = async (on: Page, to: string) => {
			await on.goto(to, { waitUntil: 'networkidle' });
			await see(on.getByText(m.respond_paused_text()));
			// As many turns as looking at the store takes: the script has run by now.
			const held = await keptOn(on);
			return [held.length, await yours(on).isVisible()];
		};
		const stranger = await somebody('phone');
		expect(await shown(stranger, link)).toEqual([0, false]);
		expect(await stranger.evaluate(() => indexedDB.databases())).toEqual([]);
		expect(await shown(page, other.link)).toEqual([1, false]);
		await page.goto(link);
		await see(yours(page));
		await page.getByRole('button', { name: m.respond_forget() }).click();
		await yours(page).waitFor({ state: 'detached' });
		expect(await shown(page, link)).toEqual([0, false]);
	});

	it('says nothing of it without script', async () => {
		const { id, link } = await published(studio);
		await pause(id);
		const page = await somebody('phone', { script: false });
		await page.goto(link);
		await see(page.getByText(m.respond_paused_text()));
		expect([await yours(page).isVisible(), await page.getByText(m.respond_left_here()).isVisible()]).toEqual([
			false,
			false
		]);
	});
});

describe('whatever comes back', () => {
	const ANSWERS: [number, string, string][] = [
		...[400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 431, 451, 500, 502, 200].map(
			(status): [number, string, string] => [status, '<h1>No</h1>', m.respond_trying()]
		),
		[403, '{"message":"Cross-site POST form submissions are forbidden"}', m.respond_trying()],
		[200, 'null', m.respond_trying()],
		[404, '{"trouble":"The link was changed."}', 'The link was changed.'],
		[413, '{"trouble":"That is too long."}', 'That is too long.']
	];

	it('answers stay on the screen and on the device until they are stored', async () => {
		const { link } = await published(studio);
		const said = `Whatever ${Date.now()}`;
		const page = await writing(link, said);
		for (const [status, body, sentence] of ANSWERS) {
			const asked = page.waitForResponse('**/send');
			await page.route('**/send', (route) =>
				route.fulfill({ status, body, contentType: body.startsWith('<') ? 'text/html' : 'application/json' })
			);
			await send(page);
			await asked;
			await see(page.locator('#status').getByText(sentence));
			expect([status, await why(page).inputValue()]).toEqual([status, said]);
			expect([status, (await keptOn(page))[0]?.['why']]).toEqual([status, said]);
			await page.unroute('**/send');
		}
		await send(page);
		await thanked(page);
		expect([await keptOn(page), await stored(said)]).toEqual([[], 1]);
	});
});
