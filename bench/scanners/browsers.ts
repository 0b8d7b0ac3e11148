import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Letter } from './letters.ts';
import { asked } from './page.ts';

// Machines that open letters in a browser, before people do.

/** Room to work in: a browser's window of its own, for one letter after the other. */
export async function tab(browser: Browser): Promise<Page> {
	const context: BrowserContext = await browser.newContext({ viewport: { width: 1024, height: 768 } });
	context.setDefaultTimeout(5_000);
	context.on('request', () => void asked.visits++);
	context.on('response', (one) => void (one.status() >= 500 && asked.failed++));
	return context.newPage();
}

const sleep = (ms: number) => new Promise((next) => setTimeout(next, ms));
const go = (page: Page, link: string) => page.goto(link, { waitUntil: 'load' }).catch(() => null);

const turned = <One>(all: readonly One[], by: number): One[] => {
	const start = by % all.length;
	return [...all.slice(start), ...all.slice(0, start)];
};

/** So many links, turned so that each comes first at some letter; ways into the survey and out are among them. */
const some = ({ links, unsubscribe, at }: Letter, most: number): string[] =>
	turned(
		[
			unsubscribe,
			...turned(
				links.filter((link) => link !== unsubscribe),
				at
			).slice(0, most - 1)
		],
		Math.floor(at / 5)
	);

/** Opens links, runs their scripts and waits. */
export async function look(page: Page, letter: Letter, { links, waits }: Manner): Promise<void> {
	for (const link of some(letter, links)) {
		await go(page, link);
		await sleep(waits);
	}
}

export interface Manner {
	/** Of each letter. */
	links: number;
	/** At the first page, in milliseconds: long enough that nobody says it was too quick. */
	waits: number;
}

const PRESSABLE = 'a[href], button, input[type=submit], summary, [role=button], [onclick]';

/** Whatever there is, in the order of the page: at once, or only the one. */
const click = (page: Page, which: number | null): Promise<number> =>
	page
		.evaluate(
			([selector, only]) => {
				const found = [...document.querySelectorAll<HTMLElement>(selector)];
				for (const [at, one] of found.entries()) if (only === null || only === at) one.click();
				return found.length;
			},
			[PRESSABLE, which] as const
		)
		.catch(() => 0);

/** Waits for the page that a click may lead to. */
async function lands(page: Page, clicking: () => Promise<number>): Promise<number> {
	const navigated = page.waitForEvent('framenavigated', { timeout: 300 }).catch(() => null);
	const found = await clicking();
	if (await navigated) await page.waitForLoadState('domcontentloaded').catch(() => {});
	return found;
}

async function allAtOnce(page: Page, link: string, waits: number): Promise<void> {
	await go(page, link);
	await sleep(waits);
	for (let depth = 0; depth < 2; depth++) await lands(page, () => click(page, null));
}

/** One after the other, each from the page as it is opened; and on the page behind it, one after the other as well. */
async function inTurn(page: Page, link: string, waits: number): Promise<void> {
	let count = 1;
	for (let at = 0; at < count; at++) {
		await go(page, link);
		await sleep(at === 0 ? waits : 0);
		count = await lands(page, () => click(page, at));
		if (at >= count || page.url().includes('/machine')) continue;
		// What lies behind it has fewer than a dozen things to press; each press leads to the next page like it.
		for (let deep = 0; deep < (page.url() === link ? 0 : 3); deep++)
			await lands(page, () => click(page, deep));
	}
}

/** Opens links and clicks whatever is there, hidden or not; every other letter all at once. */
export async function clickEverything(page: Page, letter: Letter, { links, waits }: Manner): Promise<void> {
	for (const [at, link] of some(letter, links).entries()) {
		const wait = at === 0 ? waits : 0;
		await (letter.at % 2 ? allAtOnce(page, link, wait) : inTurn(page, link, wait));
	}
}
