import type { Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import {
	arrive,
	expectAccessible,
	newSurvey,
	publish,
	see,
	signUp,
	somebody,
	soon,
	withBrowser
} from '../people';
import { asks, linksIn, withPost } from './mailed';

const post = withPost();
withBrowser();

type Language = 'en' | 'zh-CN';
const both = (en: string, zh: string) => ({ default: en, 'zh-cn': zh });
const SURVEY = {
	title: both('Pulse', '脉搏调查'),
	pages: [
		{
			elements: [
				{ type: 'nps', name: 'score', title: both('Would you recommend us?', '您会推荐我们吗？') },
				{ type: 'comment', name: 'why', title: both('Why?', '为什么？') }
			]
		}
	]
};
/** Two words for the same team, since a name stands between other words. */
const TEAM = 'Listening 倾听';

const surveys = { anonymous: '', named: '' };
let people = 0;

/** A letter to somebody new. */
async function letterIn(language: Language, survey = surveys.anonymous): Promise<Email> {
	const address = `person-${++people}@people.example`;
	const department = `d${people}`;
	const before = post.mailbox.received.length;
	await post.sql`insert into public.contacts (team_id, address, key, name, language, attributes)
		select team_id, ${address}, ${address}, ${`Person ${people}`}, ${language.toLowerCase()},
			${post.sql.json({ Department: department })} from public.surveys where id = ${survey}`;
	expect((await asks(post, survey, department)).invited).toBe(1);
	await post.mailbox.until(before + 1);
	const [letter] = await post.mailbox.lettersTo(address);
	if (!letter) throw new Error(`no letter came for ${address}`);
	return letter;
}
/** @param choice of the first question; none for an address that names none */
function wayIn(letter: Email, choice?: number): string {
	const found = linksIn(letter).find((link) => link.endsWith(`.${choice ?? 0}`));
	if (!found) throw new Error(`no such way in: ${linksIn(letter).join(' ')}`);
	return choice === undefined ? found.replace(/\.\d+$/, '') : found;
}
const wayOut = (letter: Email): string => linksIn(letter).find((link) => /\/u\/[\w-]{43}$/.test(link)) ?? '';
/** Who was asked last. */
const latest = () => post.sql`select i.id, i.campaign_id from public.invitations i
	join public.contacts c on c.id = i.contact_id where c.address = ${`person-${people}@people.example`}`;
const campaign = async () => String((await latest())[0]?.['campaign_id']);

const THANKS = /\/thanks\?/;
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** Light and dark, on a phone: nothing is cut off, and axe finds nothing. */
async function sound(page: Page): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Nobody reads a page and presses faster. */
const reads = (page: Page) => page.waitForTimeout(1_300);
/** A machine was there first: it opened another link of the letter. */
const machine = async (letter: Email) => {
	for (const link of [wayIn(letter), wayIn(letter, 1), wayOut(letter)]) await (await fetch(link)).text();
};

const digitOn = async (page: Page) => /\d/.exec(await page.locator('#there').innerText())?.[0] ?? '';
const pressDigit = async (page: Page, digit: string) =>
	page.getByRole('button', { name: digit, exact: true }).click();

beforeAll(async () => {
	const ambassador = await somebody('desk');
	await signUp(ambassador, { name: 'Noor', team: TEAM });
	surveys.anonymous = await newSurvey(ambassador, SURVEY, 'Pulse');
	surveys.named = await newSurvey(ambassador, { ...SURVEY, title: both('Named', '具名') }, 'Named');
	await publish(ambassador, surveys.anonymous, 'anonymous');
	await publish(ambassador, surveys.named, 'identified');
	await ambassador.context().close();
});

describe('the answer that was clicked in the letter', () => {
	it.each<[Language, boolean]>([
		['en', true],
		['en', false],
		['zh-CN', true],
		['zh-CN', false]
	])('is chosen on the page and one press away: %s, script %s', async (language, script) => {
		const letter = await letterIn(language);
		const page = await somebody('phone', { speaks: language, script });
		await page.goto(wayIn(letter, 8));
		const locale = { locale: language };
		await see(heading(page, SURVEY.title[language === 'en' ? 'default' : 'zh-cn']));
		await soon(() => page.locator('input[name=score]:checked').inputValue()).toBe('8');
		await see(page.getByText(m.ballot_anonymous({}, locale)));
		if (script) await sound(page);
		await reads(page);
		await page.getByRole('button', { name: m.respond_send({}, locale) }).click();
		await arrive(page, THANKS);
	});

	it('says whose answer it is where names are known', async () => {
		const letter = await letterIn('en', surveys.named);
		const page = await somebody('phone');
		await page.goto(wayIn(letter, 3));
		await see(page.getByText(m.ballot_named({ name: `Person ${people}` })));
		await sound(page);
		await reads(page);
		await page.getByRole('button', { name: m.respond_send() }).click();
		await arrive(page, THANKS);
	});
});

describe('whoever comes after a machine', () => {
	it.each<[Language, boolean]>([
		['en', true],
		['zh-CN', false]
	])('presses a digit, and nothing that they wrote is lost: %s, script %s', async (language, script) => {
		const letter = await letterIn(language);
		await machine(letter);
		const locale = { locale: language };
		const page = await somebody('phone', { speaks: language, script });
		await page.goto(wayIn(letter, 9));
		const words = `Because <b>"we"</b> & you, 因为 ${people}`;
		await page.locator('textarea[name=why]').fill(words);
		await reads(page);
		await page.getByRole('button', { name: m.respond_send({}, locale) }).click();
		await see(heading(page, m.ballot_there({}, locale)), page.getByText(m.ballot_there_kept({}, locale)));
		if (script) await sound(page);
		await pressDigit(page, '0');
		await see(heading(page, m.ballot_there({}, locale)));
		if (script) await sound(page);
		// One more for the wrong one.
		for (const _ of [1, 2]) {
			const was = page.locator(
				`input[value="${await page.locator('input[name="earshot:note"]').inputValue()}"]`
			);
			await pressDigit(page, await digitOn(page));
			await was.waitFor({ state: 'detached' });
		}
		await arrive(page, THANKS);
		const said = await post.sql`select answers from public.responses
			where survey_id = ${surveys.anonymous} and answers ->> 'why' = ${words}`;
		expect(said.map(({ answers }) => answers)).toEqual([{ score: 9, why: words }]);
	});
});

describe('a link that is over', () => {
	it.each(['answered', 'revoked', 'ended', 'cancelled'] as const)('says so: %s', async (why) => {
		for (const language of ['en', 'zh-CN'] as const) {
			const letter = await letterIn(language);
			const [invited] = await latest();
			const id = String(invited?.['id']);
			if (why === 'answered')
				await post.sql`insert into public.participations (invitation_id) values (${id})`;
			if (why === 'revoked')
				await post.sql`update public.invitations set revoked_at = now() where id = ${id}`;
			if (why === 'ended')
				await post.sql`update public.launches set ends_at = now() where campaign_id = ${await campaign()}`;
			if (why === 'cancelled')
				await post.sql`update public.launches set cancelled_at = now() where campaign_id = ${await campaign()}`;
			const page = await somebody('phone', { speaks: language });
			await page.goto(wayIn(letter, 5));
			await see(heading(page, m[`ballot_${why}`]({}, { locale: language })));
			await see(page.getByText(m[`ballot_${why}_text`]({}, { locale: language })));
			expect(await page.locator('form').count()).toBe(0);
			await sound(page);
		}
	});

	it('takes nothing from a page that was open before', async () => {
		const letter = await letterIn('en');
		const page = await somebody('phone');
		await page.goto(wayIn(letter, 5));
		await page.locator('textarea[name=why]').fill('Too late');
		await post.sql`update public.launches set cancelled_at = now() where campaign_id = ${await campaign()}`;
		await reads(page);
		await page.getByRole('button', { name: m.respond_send() }).click();
		// What they wrote is theirs to copy.
		await see(page.getByText('Too late').first());
		const kept = await post.sql`select 1 from public.responses where answers ->> 'why' = 'Too late'`;
		expect(kept).toHaveLength(0);
	});
});

describe('who wants no more letters', () => {
	const scopes = {
		post: {
			button: (locale: { locale: Language }) => m.ballot_spare_post({ survey: 'Pulse' }, locale),
			done: (locale: { locale: Language }) => m.ballot_spared_post({ survey: 'Pulse' }, locale)
		},
		kind: {
			button: (locale: { locale: Language }) =>
				m.ballot_spare_kind({ kind: m.ballot_kind_pulse({}, locale) }, locale),
			done: (locale: { locale: Language }) =>
				m.ballot_spared_kind({ kind: m.ballot_kind_pulse({}, locale) }, locale)
		},
		all: {
			button: (locale: { locale: Language }) => m.ballot_spare_all({ team: TEAM }, locale),
			done: (locale: { locale: Language }) => m.ballot_spared_all({ team: TEAM }, locale)
		}
	};
	const kept = async () =>
		(
			await post.sql`select x.scope, x.way from public.opt_outs x join public.contacts c
			on c.team_id = x.team_id join public.invitations i on i.contact_id = c.id and i.hash = x.hash
			where c.address = ${`person-${people}@people.example`}`
		).map((row) => ({ ...row }));

	/** By keyboard: what has no place among the stops cannot be reached. */
	async function pressByKeys(page: Page, name: string): Promise<void> {
		for (let stops = 0; stops < 12; stops++) {
			await page.keyboard.press('Tab');
			const button = page.getByRole('button', { name, exact: true });
			if (await button.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter');
			expect(await page.evaluate(() => document.activeElement?.closest('[aria-hidden]'))).toBeNull();
		}
		throw new Error(`no key leads to ${name}`);
	}

	it.each<[keyof typeof scopes, Language]>([
		['post', 'en'],
		['kind', 'zh-CN'],
		['all', 'en'],
		['all', 'zh-CN']
	])('is spared %s, and may undo it: %s', async (scope, language) => {
		const locale = { locale: language };
		const letter = await letterIn(language);
		const page = await somebody('phone', { speaks: language });
		await page.goto(wayOut(letter));
		await see(heading(page, m.ballot_unsubscribe({}, locale)));
		await sound(page);
		expect(await kept()).toEqual([]);
		await reads(page);
		await pressByKeys(page, scopes[scope].button(locale));
		await see(page.getByText(scopes[scope].done(locale)));
		expect(await kept()).toEqual([{ scope, way: 'page' }]);
		await sound(page);
		await reads(page);
		await pressByKeys(page, m.ballot_undo({}, locale));
		await see(page.getByText(m.ballot_undone({ team: TEAM }, locale)));
		expect(await kept()).toEqual([]);
		await sound(page);
	});

	it('needs no script, and after a machine one digit', async () => {
		const letter = await letterIn('en');
		await machine(letter);
		const page = await somebody('phone', { script: false });
		await page.goto(wayOut(letter));
		await reads(page);
		await page.getByRole('button', { name: scopes.all.button({ locale: 'en' }) }).click();
		await see(heading(page, m.ballot_there()));
		expect(await kept()).toEqual([]);
		await pressDigit(page, await digitOn(page));
		await see(page.getByText(scopes.all.done({ locale: 'en' })));
		expect(await kept()).toEqual([{ scope: 'all', way: 'page' }]);
	});

	it('finds nothing to unsubscribe from once they are forgotten', async () => {
		const letter = await letterIn('en');
		await post.sql`update public.outbox set hash = null, address = ''
			where invitation_id = ${String((await latest())[0]?.['id'])}`;
		const page = await somebody('phone');
		await page.goto(wayOut(letter));
		await see(heading(page, m.ballot_unknown()));
		await sound(page);
	});

	it('is spared by their mail program, which posts without an origin; no other form may', async () => {
		const letter = await letterIn('en');
		const body = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
		const send = (path: string, headers: Record<string, string> = {}) =>
			fetch(path, { method: 'POST', body: body(), headers, redirect: 'manual' });
		const now = `${wayOut(letter)}/now`;
		expect((await fetch(now, { redirect: 'manual' })).status).toBe(303);
		expect(await kept()).toEqual([]);
		const others = [
			wayOut(letter),
			wayIn(letter),
			`${wayIn(letter)}/start`,
			`${post.url}/sign-in`,
			`${now}/x`
		];
		for (const other of others)
			for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }] as Record<
				string,
				string
			>[])
				expect([other, (await send(other, headers)).status]).toEqual([other, 403]);
		expect(await kept()).toEqual([]);
		expect((await send(now)).status).toBe(200);
		expect((await send(now)).status).toBe(200);
		expect(await kept()).toEqual([{ scope: 'all', way: 'header' }]);
		expect((await fetch(now, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).status).toBe(400);
	});
});
