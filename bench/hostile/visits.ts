import type { BrowserContext, Page } from 'playwright-core';
import type { Author } from '../author.ts';
import { plain, speaks, storable } from './payloads.ts';
import { surveyWith } from './survey.ts';
import type { Tally } from './tally.ts';
import { touchAll, type Watch } from './watch.ts';

/** Who looks at what. */
export interface Cast {
	author: Author;
	studio: BrowserContext;
	street: BrowserContext;
	watch: Watch;
	tally: Tally;
}

const shownIn = async (page: Page) =>
	plain(
		await page.evaluate(() =>
			[
				document.body.textContent,
				...[...document.querySelectorAll('input,textarea')].map((one) => Reflect.get(one, 'value'))
			].join('\n')
		)
	);

/**
 * Opens an address, touches everything on it, and looks whether all of `expected` can be read there.
 * @param count how many payloads went into it, where not all of them are expected as text
 */
export async function look(
	{ tally, watch }: Cast,
	sink: string,
	page: Page,
	path: string | null,
	expected: string[],
	{ ready, count = expected.length }: { ready?: (page: Page) => Promise<unknown>; count?: number } = {}
): Promise<void> {
	if (path !== null) {
		const response = await page.goto(path, { waitUntil: 'load' });
		tally.status(sink, response?.status() ?? 0, path);
	}
	await ready?.(page);
	await touchAll(page);
	const shown = await shownIn(page);
	const missing = expected.filter((payload) => !shown.includes(plain(payload)));
	tally.add(sink, count, watch.take(), missing);
}

const NAME = 200;
const fitting = (payloads: string[], length: number) =>
	payloads.map((one) => one.trim()).find((one) => one && one.length <= length) ?? 'Plain';

/** One survey full of payloads, on its way from the builder to the export. */
export async function through(cast: Cast, payloads: string[]): Promise<{ id: string; link: string }> {
	const { author, studio, tally } = cast;
	const name = fitting(payloads, NAME);
	const id = await author.survey(surveyWith(payloads), name);
	const authored = payloads.filter((payload) => !speaks(payload));
	const at = `${author.url}/surveys/${id}`;
	const desk = await studio.newPage();
	const count = payloads.length;
	await look(cast, 'builder', desk, `${at}/edit`, [name], {
		ready: (page) => page.locator('.svc-creator').first().waitFor({ timeout: 30_000 }),
		count
	});
	await look(cast, 'preview', desk, `${at}/preview`, authored, { count });
	const link = author.url + (await author.publish(id, 'identified', fitting(payloads.slice(1), 500)));
	await answer(cast, link, payloads, authored);
	await look(cast, 'publish', desk, `${at}/publish`, [name]);
	await look(cast, 'versions', desk, `${at}/versions`, [fitting(payloads.slice(1), 500)]);
	await look(cast, 'settings', desk, `${at}/settings`, [name]);
	await look(cast, 'board', desk, `${at}/board`, authored, {
		ready: async (page) => {
			await page.locator('main blockquote').first().waitFor();
			const open = (all: Element[]) => all.forEach((one) => one.setAttribute('open', ''));
			await page.locator('main details').evaluateAll(open);
		},
		count
	});
	await look(cast, 'comments on the board', desk, null, payloads);
	await desk.close();
	await files(cast, id, payloads);
	const definition = await author.ask(`/surveys/${id}/versions/1/definition.json`);
	const whole = definition.text;
	tally.add(
		'definition as a file',
		payloads.length,
		{ executed: [], blocked: [] },
		payloads.filter((one) => !whole.includes(JSON.stringify(storable(one)).slice(1, -1)))
	);
	return { id, link };
}

/** Somebody answers every question with a payload, once by script and once without. */
async function answer(cast: Cast, link: string, payloads: string[], authored: string[]): Promise<void> {
	const page = await cast.street.newPage();
	await look(cast, 'page', page, link, authored, { count: payloads.length });
	await fill(page, payloads);
	await look(cast, 'words piped in by script', page, null, payloads);
	// Not the page's script but the browser posts it: a page of the server's with all answers in it comes back.
	await Promise.all([
		page.waitForNavigation(),
		page.locator('form#survey').evaluate((form) => HTMLFormElement.prototype.submit.call(form))
	]);
	await look(cast, 'page without script', page, null, payloads);
	await page.locator('input[name=short]').fill('x');
	await page.locator('#forward').click();
	await page.locator('input[name=e0]').waitFor();
	await page.locator('#forward').click();
	await page.waitForURL(/\/thanks\?/);
	await look(cast, 'thanks', page, null, payloads);
	await page.close();
}

/** Writes into the fields as fast as a script can. The page hears of each. */
async function fill(page: Page, payloads: string[]): Promise<void> {
	await page.evaluate((texts) => {
		const field = (name: string) =>
			document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);
		texts.forEach((text, index) => {
			const box = field(`a${index}`);
			if (box) box.value = text;
		});
		const who = field('earshot:who');
		if (who) who.value = (texts.find((text) => text.length < 150) ?? 'Sam').trim();
		for (const box of document.querySelectorAll<HTMLInputElement>('input[name=many]')) box.checked = true;
		const other = field('many-Comment');
		if (other) other.value = texts[0] ?? '';
		field('a0')?.dispatchEvent(new Event('input', { bubbles: true }));
	}, payloads);
}

/** The files that can be had of the answers: each payload is in them, and none was a mistake of ours. */
async function files({ author, tally }: Cast, id: string, payloads: string[]): Promise<void> {
	for (const kind of ['csv', 'xlsx', 'json', 'jsonl', 'sav']) {
		const file = await author.ask(`/surveys/${id}/board/export.${kind}`);
		tally.status(`export.${kind}`, file.status);
		if (file.status !== 200) continue;
		const readable = kind === 'csv' || kind.startsWith('json');
		const missing = readable ? payloads.filter((one) => !holds(kind, file.text, one)) : [];
		tally.add(`export.${kind}`, readable ? payloads.length : 0, { executed: [], blocked: [] }, missing);
	}
}

/** A table for spreadsheets puts an apostrophe before what would be a formula; else a text is as it was typed. */
function holds(kind: string, text: string, payload: string): boolean {
	const typed = storable(payload).replace(/\r\n?/g, '\n');
	if (kind !== 'csv') return text.includes(JSON.stringify(typed).slice(1, -1));
	const bare = (one: string) => one.replaceAll("'", '');
	return bare(text).includes(bare(typed.replaceAll('"', '""')));
}
