import type { Locator, Page } from 'playwright-core';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, see, soon } from '../people';
import type { Hands } from './by-keys';
import { lookOnce } from './mailed-people';

/** What an ambassador does with invitations, by keys alone, and what their screens say. */

export interface Words {
	/** As the survey's language calls itself. */
	language: string;
	fields: Partial<Record<'sender' | 'subject' | 'preheader' | 'body' | 'closing', string>>;
}

export interface Wishes {
	name: string;
	/** Name of a list; null: everybody. */
	list: string | null;
	words?: Words[];
	/** Days after the beginning. */
	reminder: number;
	ends: number;
}

const group = (page: Page, name: string) => page.locator('form').getByRole('group', { name, exact: true });

/** Writes an invitation to a survey, until it can be checked. */
export async function write(hands: Hands, survey: string, wishes: Wishes): Promise<void> {
	const { page } = hands;
	await page.goto(`/surveys/${survey}/invite`);
	await lookOnce(page, 'invitations');
	await hands.enter(page.getByRole('button', { name: m.campaigns_start() }));
	await arrive(page, /\/invite\/[\w-]{36}$/);
	await see(group(page, m.campaigns_chips()));
	await hands.write(page.locator('input[name=name]'), wishes.name);
	await chooseWho(hands, wishes.list);
	for (const { language, fields } of wishes.words ?? []) {
		await hands.enter(group(page, m.campaigns_which_language()).getByRole('button', { name: language }));
		for (const [field, text] of Object.entries(fields))
			await hands.write(page.locator(`#words-${field}`), text);
	}
	await setTimes(hands, wishes);
	await soon(() => check(page).getByRole('status').first().innerText()).not.toMatch(m.campaigns_counting());
}

async function chooseWho(hands: Hands, list: string | null): Promise<void> {
	const { page } = hands;
	await hands.to(page.locator('input[name=who]:checked'));
	if (list === null) return hands.press('ArrowUp');
	await hands.to(group(page, m.campaigns_lists()).getByRole('checkbox', { name: list }));
	await hands.press('Space');
}

async function setTimes(hands: Hands, { reminder, ends }: Wishes): Promise<void> {
	const { page } = hands;
	const reminders = group(page, m.campaigns_reminders());
	await hands.write(reminders.getByRole('textbox').first(), String(reminder));
	await hands.enter(reminders.getByRole('button', { name: m.campaigns_reminder_remove({ number: 2 }) }));
	await hands.write(page.locator('#ends'), String(ends));
}

const check = (page: Page): Locator => page.locator('#check');

/** What the screen says before anything is sent. */
export interface Checked {
	gets: string;
	/** "English 15, 简体中文 3" */
	languages: string;
	/** How many get none, by why: "unsubscribed". */
	spared: Record<string, string>;
	/** After which survey they rest. */
	resting: string[];
	/** Names of real recipients, by language. */
	samples: Record<string, string[]>;
}

export async function checked({ page }: Hands): Promise<Checked> {
	const on = check(page);
	const samples: Checked['samples'] = {};
	for (const list of await on.locator('.samples ul').all())
		samples[(await page.locator(`#${await list.getAttribute('aria-labelledby')}`).innerText()).trim()] =
			await list.locator('.who').allInnerTexts();
	return {
		gets: await on.getByRole('status').first().innerText(),
		languages: (await on.locator('.who > p').allInnerTexts()).join(' '),
		spared: await sparedIn(on),
		resting: await on.locator('table li').allInnerTexts(),
		samples
	};
}

async function sparedIn(on: Locator): Promise<Record<string, string>> {
	const rows = await on.locator('tbody tr').all();
	const pairs = rows.map(async (row) => {
		const why = await row.locator('th').evaluate((cell) => cell.firstChild?.textContent?.trim() ?? '');
		return [why, await row.locator('td').innerText()];
	});
	return Object.fromEntries(await Promise.all(pairs));
}

/** Looks at the letter of one of the recipients that are named. @returns what it says, as text */
export async function lookAt(hands: Hands, name: string): Promise<string> {
	const { page } = hands;
	await hands.enter(check(page).getByRole('link', { name: m.campaigns_sample_of({ name }).trim() }));
	const dialog = page.getByRole('dialog');
	await hands.enter(dialog.getByRole('button', { name: m.campaigns_picture_text(), exact: true }));
	const text = dialog.getByRole('region', { name: m.campaigns_picture_text() });
	await soon(() => text.innerText()).not.toBe('');
	const said = await text.innerText();
	await hands.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	return said;
}

/** Sends the letter that is worked at to oneself. */
export async function sendTest(hands: Hands, email: string): Promise<void> {
	const { page } = hands;
	await hands.enter(check(page).getByRole('button', { name: m.campaigns_test_send() }));
	await see(page.getByText(m.campaigns_tested({ email })));
}

/** Sends it off, and is asked once more. @param count of those who get it */
export async function send(hands: Hands, count: number): Promise<void> {
	const { page } = hands;
	await lookOnce(page, 'what is sent');
	const name = m.campaigns_send({ count, n: String(count) });
	await hands.enter(check(page).getByRole('button', { name }));
	await hands.enter(page.getByRole('dialog').getByRole('button', { name }));
	await see(page.locator('#came'));
}

/** What came of an invitation, as its page says. */
export interface Came {
	headline: string;
	/** From the letter to the last answer: people by step. */
	steps: Record<string, number>;
	/** What became of the letters. */
	letters: Record<string, number>;
	spared: Record<string, string>;
	/** By department: [share, "4 of 7"]. */
	segments: Record<string, [share: string, of: string]>;
}

const cellsOf = async (table: Locator): Promise<string[][]> =>
	Promise.all((await table.locator('tbody tr').all()).map((row) => row.locator('th, td').allInnerTexts()));

export async function cameOf(page: Page): Promise<Came> {
	const steps = await cellsOf(page.locator('#came table'));
	const letters = page.locator('#letters table').first();
	const became = await sparedIn(letters);
	const segments = await cellsOf(page.locator('#segments table'));
	const spared = page.locator('#letters table').nth(1);
	return {
		headline: await page.locator('#came h2').innerText(),
		steps: Object.fromEntries(steps.map(([step = '', , n]) => [step, Number(n)])),
		letters: Object.fromEntries(Object.entries(became).map(([word, n]) => [word, Number(n)])),
		spared: (await spared.count()) ? await sparedIn(spared) : {},
		segments: Object.fromEntries(
			segments.map(([value = '', share = '', of = '']) => [value, [share.trim(), of] as const])
		)
	};
}
