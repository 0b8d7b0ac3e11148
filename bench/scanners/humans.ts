import type { Browser } from 'playwright-core';
import type { Letter } from './letters.ts';
import { ask, BROWSER, formsOf, press, type Form, type Page } from './page.ts';

// People, who come after the machines: each opens one link of their letter, and presses what the page tells them to.

/** Nobody is asked more often than this; who is has given up. */
const MOST_PRESSES = 12;

const wayIn = ({ answers, at }: Letter): string => answers[at % answers.length] ?? '';

const isThanks = (url: string) => /\/s\/[^/]+\/thanks/.test(url);

/** The digit that the page asks for, as it is read. */
const digitIn = (html: string): string | null =>
	/id="there"[^>]*>([^]*?)<\/p>/
		.exec(html)?.[1]
		?.replaceAll(/<[^>]*>/g, '')
		.match(/\d/)?.[0] ?? null;

/** What somebody presses who has read the page. */
function pressed({ html, url }: Page): { form: Form; button: Form['buttons'][number] } | null {
	const forms = formsOf(html, url);
	const digit = digitIn(html);
	const wanted = ({ name, value }: Form['buttons'][number]) =>
		digit === null ? name === 'earshot:go' && value !== 'back' : name === 'earshot:there' && value === digit;
	for (const form of forms) {
		const button = form.buttons.find(wanted);
		if (button) return { form, button };
	}
	return null;
}

/** Somebody whose browser runs no script. @param waits in milliseconds, before each press @returns whether they were thanked */
export async function withoutScript(letter: Letter, waits: number): Promise<boolean> {
	let page = await ask(wayIn(letter), { headers: BROWSER });
	for (let at = 0; at < MOST_PRESSES && !isThanks(page.url); at++) {
		if (waits) await new Promise((next) => setTimeout(next, waits));
		const next = pressed(page);
		if (!next) return false;
		page = await press(next.form, next.button, page.url);
	}
	return isThanks(page.url);
}

/** Somebody with a real browser. @returns whether they were thanked */
export async function inBrowser(browser: Browser, letter: Letter, script: boolean): Promise<boolean> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		javaScriptEnabled: script
	});
	context.setDefaultTimeout(5_000);
	const page = await context.newPage();
	try {
		await page.goto(wayIn(letter));
		// The page's script begins behind its first picture.
		await page.waitForTimeout(script ? 400 : 0);
		for (let at = 0; at < MOST_PRESSES && !isThanks(page.url()); at++) {
			const asking = page.locator('#there');
			const digit = (await asking.count()) ? (/\d/.exec(await asking.innerText())?.[0] ?? '') : null;
			const button =
				digit === null
					? page.locator('.buttons .forward:visible').first()
					: page.locator(`button[name="earshot:there"][value="${digit}"]`);
			const there = page.url();
			await button.click();
			await page.waitForLoadState('domcontentloaded').catch(() => {});
			if (page.url() === there) await page.waitForTimeout(100);
		}
		return isThanks(page.url());
	} catch {
		return false;
	} finally {
		await context.close();
	}
}
