import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { see, signUp, somebody, soon, withBrowser } from '../people';
import { back, comeBack, keptOn, next, published, send, setting, thanked } from './answering';

withBrowser();

const long = (questions: number) => ({
	title: 'At length',
	pages: Array.from({ length: questions / 5 }, (_, page) => ({
		elements: Array.from({ length: 5 }, (_, at) => {
			const number = page * 5 + at + 1;
			return { type: 'text', name: `q${number}`, title: `Question number ${number}` };
		})
	}))
});

let sql: Sql;
let studio: Page;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody();
	await signUp(studio);
});
afterAll(() => sql.end());

const stored = (name: string, value: string) =>
	sql`select answers from public.responses where answers->>${name} = ${value}`.then((rows) =>
		rows.map(({ answers }) => answers)
	);

describe('two hundred questions on forty pages', () => {
	const question = (page: Page, number: number) =>
		page.getByLabel(`Question number ${number}`, { exact: true });
	const PAGES = 40;
	let link: string;
	beforeAll(async () => {
		({ link } = await published(studio, long(5 * PAGES)));
	});

	/** @param from index of the page that somebody is on, to the one they want */
	async function turn(page: Page, from: number, to: number): Promise<void> {
		for (let at = from; at !== to; at += Math.sign(to - from)) {
			await (to > from ? next(page) : back(page));
			await see(question(page, 5 * (to > from ? at + 1 : at - 1) + 1));
		}
	}

	it.each([
		['with JavaScript', true],
		['without', false]
	])('are answered %s, there and back, and arrive whole', async (name, script) => {
		const said = `At length ${name} ${Date.now()}`;
		let page = await somebody('phone', { script });
		await page.goto(link);
		await question(page, 1).fill(said);
		await turn(page, 0, 6);
		await question(page, 31).fill('thirty-one');
		await turn(page, 6, 4);
		await turn(page, 4, 7);
		if (script) {
			await soon(async () => (await keptOn(page))[0]?.['earshot:page']).toBe('7');
			page = await comeBack(page, link);
			await see(page.getByText(m.respond_restored()), question(page, 36));
		}
		await question(page, 36).fill('thirty-six');
		await turn(page, 7, PAGES - 1);
		await question(page, 200).fill('two hundred');
		await send(page);
		await thanked(page);
		expect(await stored('q1', said)).toEqual([
			{ q1: said, q31: 'thirty-one', q36: 'thirty-six', q200: 'two hundred' }
		]);
	});

	it('arrive as a document that is no larger than that of forty', async () => {
		const { link: shorter } = await published(studio, long(45));
		const [all, some] = await Promise.all(
			[link, shorter].map(async (at) => gzipSync(await (await fetch(at)).text(), { level: 6 }).length)
		);
		expect(all).toBeLessThan((some ?? 0) * 1.05);
		expect(all).toBeLessThan(20_000);
	});
});

describe('what a link brings along', () => {
	const SURVEY = {
		title: 'With fields',
		urlFields: ['source', 'score', 'used', 'q'],
		pages: [
			{
				elements: [
					{ type: 'nps', name: 'score', title: 'How likely?' },
					{ type: 'checkbox', name: 'used', title: 'Used', choices: ['shop', 'garden'] },
					{ type: 'text', name: 'q', title: 'Your words' },
					{ type: 'text', name: 'secret', title: 'Not declared' }
				]
			}
		]
	};
	let link: string;
	beforeAll(async () => {
		({ link } = await published(studio, SURVEY));
	});
	const opened = async (query: string, script: boolean) => {
		const page = await somebody('phone', { script });
		await page.goto(`${link}?${query}`);
		return page;
	};

	it.each([true, false])('is filled in where it was declared, and stored (script: %s)', async (script) => {
		const source = `poster ${script} ${Date.now()}`;
		const query = new URLSearchParams({ 'field.source': source, 'field.score': '9', 'field.used': 'garden' });
		const page = await opened(`${query}&field.secret=told&q=bare`, script);
		expect(await page.getByRole('radio', { name: '9', exact: true }).isChecked()).toBe(true);
		expect(await page.getByRole('checkbox', { name: 'garden' }).isChecked()).toBe(true);
		expect(await page.getByLabel('Not declared').inputValue()).toBe('');
		await page.getByLabel('Your words').fill('Mine');
		await send(page);
		await thanked(page);
		expect(await stored('source', source)).toEqual([{ source, score: 9, used: ['garden'], q: 'Mine' }]);
	});

	it('is left out where no answer could be like it', async () => {
		const q = `Wrong ${Date.now()}`;
		const page = await opened('field.score=77&field.used=attic&field.__proto__=x&field.%00=1', true);
		expect(await page.locator(':checked').count()).toBe(0);
		await page.getByLabel('Your words').fill(q);
		await send(page);
		await thanked(page);
		expect(await stored('q', q)).toEqual([{ q }]);
	});
});

describe('a device that many share', () => {
	it('keeps nothing, also where answers travel page by page', async () => {
		const { id, link } = await published(studio, long(10));
		await setting(studio, `/surveys/${id}/share`, { frames: '', kiosk: 'on', partials: 'on', resume: 'on' });
		const page = await somebody('phone');
		await page.goto(`${link}?kiosk=1`);
		const arrived = page.waitForResponse('**/part');
		await page.getByLabel('Question number 1', { exact: true }).fill('Somebody');
		await page.locator('#keeper').waitFor({ state: 'attached' });
		await next(page);
		await arrived;
		expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
		expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
		expect(await page.getByRole('button', { name: m.respond_later() }).count()).toBe(0);
	});
});
