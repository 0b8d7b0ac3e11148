import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { newSurvey, publish, see, signUp, somebody, soon, withBrowser } from '../people';
import { back, comeBack, heading, keptOn, next, press, published, send, thanked } from './answering';
import { add, choose, chooseThere, drawnIn, fill, list, named, PATCH, tables, tick, write } from './by-hand';
import { EVERY, KEPT, MOVING, SIGNED, TYPED } from './every-kind';

withBrowser();

let sql: Sql;
let studio: Page;
let every: string;
beforeAll(async () => {
	sql = database(inject('data'));
	studio = await somebody('desk');
	await signUp(studio);
	every = await publish(studio, await newSurvey(studio, EVERY));
});
afterAll(() => sql.end());

describe('every kind of question, without script', () => {
	it('is answered, entries and a file included, and kept exactly', async () => {
		const who = `Without script ${Date.now()}`;
		const page = await somebody('phone', { script: false });
		await page.goto(every);
		await page.locator('#who-input').fill(who);
		await choose(page);
		for (const city of ['Chengdu', 'Essen']) await tick(page, 'tags', city);
		const places = page.locator('.ranking input');
		for (const [at, place] of ['2', '3', '1'].entries()) await places.nth(at).fill(place);
		await press(page, m.respond_next());

		for (const [type, text] of Object.entries(TYPED)) await named(page, `t-${type}`).fill(text);
		await fill(page, {
			't-range': '7',
			masked: '123-abc',
			words: 'Two\nlines',
			'words-Comment': 'By the way',
			slide: '35',
			'span::0': '2',
			'span::1': '8',
			sign: 'Mei Li'
		});
		await named(page, 'proof').setInputFiles({
			name: 'patch.png',
			mimeType: 'image/png',
			buffer: PATCH
		});
		await press(page, m.respond_next());

		await tables(page);
		await fill(page, { 'items::0::what': 'Lamp', 'items::0::price': '40' });
		await add(page, 'items');
		await fill(page, { 'items::1::what': 'Desk', 'items::1::price': '260' });
		await fill(page, { 'people::0::name': 'Bo', 'people::0::pets::0::pet': 'Cat' });
		await tick(page, 'people::0::child', 'true');
		await add(page, 'people::0::pets');
		await fill(page, {
			'items::1::why': 'Oak',
			'people::0::school': 'Hill',
			'people::0::pets::1::pet': 'Dog'
		});
		await add(page, 'people');
		await add(page, 'people');
		await page.locator('button[name="earshot:remove"][value="people::2"]').click();
		await fill(page, { 'people::1::name': 'Cy', 'people::1::pets::0::pet': 'Newt' });
		await press(page, m.respond_send());
		await see(page.getByRole('heading', { level: 1, name: m.respond_thanks_title() }));
		const [row] = await sql`select answers from public.responses where respondent = ${who}`;
		const { proof, ...answers } = row?.['answers'] ?? {};
		expect(answers).toEqual(KEPT);
		expect(proof).toMatchObject([{ name: 'patch.png', type: 'image/png' }]);
	});
});

describe('every kind of question, with script', () => {
	let id: string;
	let link: string;
	beforeAll(async () => {
		({ id, link } = await published(studio, SIGNED, 'identified'));
	});

	/** All of it filled in, but not sent. */
	async function filled(): Promise<{ page: Page; picture: string }> {
		const page = await somebody('phone');
		await page.goto(link);
		await page.locator('#who-input').fill('With script');
		await chooseThere(page);
		await next(page);
		const picture = await write(page);
		await next(page);
		await list(page);
		return { page, picture };
	}

	async function turn(page: Page, to: (page: Page) => Promise<void>, title: string): Promise<void> {
		await to(page);
		await see(page.getByRole('heading', { name: title }));
	}

	/** What is kept of the newest response. */
	async function expectKept(picture: string): Promise<void> {
		const [row] = await sql`select answers from public.responses where survey_id = ${id}
			order by created_at desc limit 1`;
		const { proof, drawn, ...answers } = row?.['answers'] ?? {};
		expect(answers).toEqual(KEPT);
		expect(drawn).toBe(picture);
		expect(proof).toEqual([
			{ name: 'patch.png', type: 'image/png', size: PATCH.length, content: expect.any(String) }
		]);
		const file = String(proof[0].content).replace(/^earshot:([\w-]+)\..*$/, '$1');
		const sent = await studio.request.get(`/surveys/${id}/files/${file}`);
		expect([sent.status(), (await sent.body()).equals(PATCH)]).toEqual([200, true]);
	}

	it('is answered by hand and by keys, there and back, and kept exactly', async () => {
		const { page, picture } = await filled();
		await turn(page, back, 'Writing');
		await see(drawnIn(page), page.locator('input[name=proof]:checked'));
		await turn(page, back, 'Choosing');
		expect(await page.locator('.tagbox button').allTextContents()).toEqual(['Chengdu ×', 'Essen ×']);
		await turn(page, next, 'Writing');
		await turn(page, next, 'Tables and lists');
		await send(page);
		await thanked(page);
		await expectKept(picture);
	});

	it('comes back whole to a tab that was closed, and is kept exactly', async () => {
		const { page, picture } = await filled();
		await soon(async () => (await keptOn(page))[0]?.['people::2::pets::0::pet']).toBe('Newt');
		const again = await comeBack(page, link);
		await see(again.getByText(m.respond_restored()), heading(again, 'Every kind of question'));
		await send(again);
		await thanked(again);
		await expectKept(picture);
	});
});

describe('a list of any name', () => {
	it.each(['$$ spent', '$& \\ `$`', '"a" & \'b\' <c>', '花费'])('grows: %s', async (name) => {
		const pets = { type: 'matrixdynamic', name: `in ${name}`, rowCount: 0 };
		const columns = [{ name: `of ${name}`, cellType: 'text' }];
		const templateElements = [{ ...pets, columns }];
		const { id, link } = await published(studio, {
			title: 'Named',
			elements: [{ type: 'paneldynamic', name, panelCount: 0, templateElements }]
		});
		const page = await somebody('desk');
		await page.goto(link);
		for (const text of ['first', 'second']) {
			await page.locator('.question button[name="earshot:add"]').last().click();
			await page.locator('[data-inside] button[name="earshot:add"]').last().click();
			await page.locator('.question input[type=text]').last().fill(text);
		}
		await send(page);
		await thanked(page);
		const [row] = await sql`select answers from public.responses where survey_id = ${id}`;
		const entry = (text: string) => ({ [`in ${name}`]: [{ [`of ${name}`]: text }] });
		expect(row?.['answers']).toEqual({ [name]: [entry('first'), entry('second')] });
	});
});

describe('answers that come by themselves, with script', () => {
	const column = (name: string) => ({ name, cellType: 'text' });
	/** What the first choice gives, and what the second does. */
	const ASKED: [element: object, one: unknown, two: unknown][] = [
		[{ type: 'text', name: 'word' }, 'Lamp', 'Desk'],
		[{ type: 'comment', name: 'words' }, 'Two\nlines', 'One'],
		[{ type: 'dropdown', name: 'list', choices: ['a', 'b'] }, 'b', 'a'],
		[{ type: 'checkbox', name: 'some', choices: ['a', 'b', 'c'] }, ['a', 'c'], ['b']],
		[{ type: 'tagbox', name: 'tags', choices: ['a', 'b', 'c'] }, ['a', 'b'], ['c']],
		[{ type: 'rating', name: 'rate' }, 4, 1],
		[{ type: 'boolean', name: 'yes' }, true, false],
		[{ type: 'slider', name: 'slide' }, 35, 70],
		[
			{ type: 'matrix', name: 'grid', columns: [1, 2], rows: ['r', 's'] },
			{ r: 1, s: 2 },
			{ r: 2, s: 1 }
		],
		[
			{ type: 'multipletext', name: 'who', items: [{ name: 'first' }, { name: 'last' }] },
			{ first: 'Mei', last: 'Li' },
			{ first: 'Bo' }
		],
		[
			{ type: 'matrixdynamic', name: 'items', rowCount: 1, columns: [column('what'), column('why')] },
			[{ what: 'Lamp' }, { what: 'Desk', why: 'Oak' }, { what: 'Rug' }],
			[{ what: 'Chair' }]
		]
	];
	const name = (element: object) => String(Object.entries(element).find(([key]) => key === 'name')?.[1]);
	const survey = {
		title: 'By itself',
		elements: [
			{ type: 'radiogroup', name: 'go', choices: ['one', 'two'] },
			...ASKED.map(([element]) => element)
		],
		triggers: ASKED.flatMap(([element, one, two]) =>
			Object.entries({ one, two }).map(([choice, setValue]) => ({
				type: 'setvalue',
				expression: `{go} = "${choice}"`,
				setToName: name(element),
				setValue
			}))
		)
	};

	it.each([
		['are drawn', ['one'], 1],
		['take the place of those before them', ['one', 'two'], 2]
	] as const)('%s in every field, and kept', async (_, choices, which) => {
		const { id, link } = await published(studio, survey);
		const page = await somebody('phone');
		await page.goto(link);
		for (const choice of choices) await tick(page, 'go', choice);
		await send(page);
		await thanked(page);
		const [row] = await sql`select answers from public.responses where survey_id = ${id}`;
		const { go: _go, ...answers } = row?.['answers'] ?? {};
		expect(answers).toEqual(Object.fromEntries(ASKED.map((one) => [name(one[0]), one[which]])));
	});
});

describe('what follows from answers, with script', () => {
	it('is shown at once', async () => {
		const page = await somebody('phone');
		await page.goto(await publish(studio, await newSurvey(studio, MOVING), 'anonymous'));
		await fill(page, { amount: '100' });
		await soon(() => named(page, 'tax').inputValue()).toBe('25');
		expect(await page.locator('.fixed').innerText()).toBe('1000');
		await fill(page, { 'rows::0::n': '3', 'rows::0::p': '50' });
		await see(named(page, 'rows::0::why'));
		expect(await page.locator('[data-worked]').allTextContents()).toEqual(['150', '150']);
		expect(await page.locator('[data-total]').innerText()).toContain('150');
		expect(await page.locator('#q3-control').getAttribute('inert')).toBe('');
		await tick(page, 'all', 'mail');
		expect(await page.locator('#q3-control').getAttribute('inert')).toBeNull();
		await tick(page, 'plan', 'paid');
		expect(await named(page, 'seats').inputValue()).toBe('5');
	});
});
