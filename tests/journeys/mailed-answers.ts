import type { Email } from 'postal-mime';
import type { Page } from 'playwright-core';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, see, somebody, soon } from '../people';
import { linksIn, type Post } from './mailed';
import { PULSE_LETTER, WHO, type Who } from './mailed-cast';

/** What people do with a letter. */

/** The last letter that came for somebody, of those that are about this. */
export async function letterTo({ mailbox }: Post, address: string, about: RegExp): Promise<Email> {
	const found = (await mailbox.lettersTo(address)).filter(({ subject }) => about.test(subject ?? ''));
	const last = found.at(-1);
	if (!last) throw new Error(`no letter about ${about} came for ${address}`);
	return last;
}

/** The way into the survey with an answer of its first question: the fourth for 3; null: with none. */
export function wayIn({ url }: Post, letter: Email, choice: number | null): string {
	const links = linksIn(letter).filter((link) => link.startsWith(`${url}/a/`));
	const found = links.find((link) => choice === null || link.endsWith(`.${choice}`));
	if (!found) throw new Error(`no such way in: ${links.join(' ')}`);
	return choice === null ? found.replace(/\.\d+$/, '') : found;
}

export const headerOf = (letter: Email, name: string): string =>
	letter.headers.find(({ key }) => key === name.toLowerCase())?.value ?? '';
export const unsubscribeAt = (letter: Email): string =>
	/<(http[^>]+)>/.exec(headerOf(letter, 'list-unsubscribe'))?.[1] ?? '';

/** What a person does whom the page takes for a machine, as one just was at their letter. */
export async function isThere(page: Page, language: 'en' | 'zh-CN'): Promise<void> {
	await see(page.getByRole('heading', { name: m.ballot_there({}, { locale: language }) }));
	const digit = /\d/.exec(await page.locator('#there').innerText())?.[0] ?? '';
	await page.getByRole('button', { name: digit, exact: true }).click();
}

/** Presses an answer in the letter, and goes to the end. */
export async function answersFrom(
	post: Post,
	who: Who,
	choice: number,
	why: string,
	{ script = true } = {}
): Promise<void> {
	const [, address, language] = WHO[who];
	const page = await somebody('phone', { speaks: language, script });
	await page.goto(wayIn(post, await letterTo(post, address, PULSE_LETTER), choice));
	const chosen = page.locator('input[name=recommend]:checked');
	await soon(() => chosen.inputValue()).toBe(String(choice));
	await page.locator('textarea[name=why]').fill(why);
	const locale = { locale: language };
	await page.getByRole('button', { name: m.respond_send({}, locale) }).click();
	await isThere(page, language);
	await arrive(page, /\/thanks\?/);
	await page.context().close();
}
