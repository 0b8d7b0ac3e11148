import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { newSurvey, see, type Definition } from '../people';

// What people do on the pages of a survey, and what their device keeps of it.

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
export const idOn = (page: Page) => page.locator('#response').inputValue();
export const next = (page: Page) => press(page, m.respond_next());
export const back = (page: Page) => press(page, m.respond_back());
export const send = (page: Page) => press(page, m.respond_send());
export const thanked = (page: Page) => see(heading(page, m.respond_thanks_title()));

export const TWO_PAGES = {
	title: 'How was it?',
	pages: [
		{
			elements: [
				{ type: 'text', name: 'first', title: 'In one word?' },
				{ type: 'checkbox', name: 'used', title: 'What did you use?', choices: ['shop', 'garden'] }
			]
		},
		{ elements: [{ type: 'comment', name: 'why', title: 'Why?' }] }
	]
};
export const first = (page: Page) => page.getByLabel('In one word?');
export const why = (page: Page) => page.getByLabel('Why?');

/** A survey that somebody has published: `studio` is their page. */
export async function published(
	studio: Page,
	definition: Definition = TWO_PAGES,
	mode: 'anonymous' | 'identified' = 'anonymous'
): Promise<{ id: string; link: string }> {
	const id = await newSurvey(studio, definition);
	const page = await setting(studio, `/surveys/${id}/publish?/publish`, { revision: '2', note: '', mode });
	return { id, link: /value="(http[^"]+\/s\/[\w-]+)"/.exec(page)?.[1] ?? '' };
}

/** Posts a form of the studio, as its page does. @returns the page that comes of it */
export async function setting(studio: Page, path: string, form: Record<string, string>): Promise<string> {
	const headers = { origin: inject('url'), accept: 'text/html' };
	const answer = await studio.request.post(path, { form, headers });
	expect(answer.status()).toBe(200);
	return answer.text();
}

/** All that the device holds of surveys: answers, and in their place which response they became. */
export const heldOn = (page: Page): Promise<{ fields?: [string, string][]; id?: string }[]> =>
	page.evaluate(async () => {
		// To open what is not there would make it.
		if (!(await indexedDB.databases()).length) return [];
		const opened = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('earshot');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = reject;
		});
		const all = await new Promise<{ fields?: [string, string][] }[]>((resolve, reject) => {
			const asking = opened.transaction('kept').objectStore('kept').getAll();
			asking.onsuccess = () => resolve(asking.result);
			asking.onerror = reject;
		});
		opened.close();
		return all;
	});

/** What the device keeps of surveys: the words in the fields of each. */
export const keptOn = async (page: Page): Promise<Record<string, string>[]> =>
	(await heldOn(page)).flatMap(({ fields }) => (fields ? [Object.fromEntries(fields)] : []));

/** Puts something in the place of the one thing that the device holds; null: nothing. */
export const changeHeld = (page: Page, held: object | null): Promise<void> =>
	page.evaluate(async (value) => {
		const opened = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('earshot');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = reject;
		});
		await new Promise<void>((resolve, reject) => {
			const deed = opened.transaction('kept', 'readwrite');
			const store = deed.objectStore('kept');
			const asking = store.getAllKeys();
			asking.onsuccess = () => {
				const [key = ''] = asking.result;
				if (value) store.put(value, key);
				else store.delete(key);
			};
			deed.oncomplete = () => resolve();
			deed.onerror = reject;
		});
		opened.close();
	}, held);

/** Waits until the page says that it keeps what is in it. */
export const keeps = (page: Page): Promise<void> => see(page.locator('#kept'));

/** Closes the tab, as a finger does, and opens the link in another of the same browser. */
export async function comeBack(page: Page, link: string): Promise<Page> {
	const context = page.context();
	await page.close();
	const again = await context.newPage();
	await again.goto(link);
	return again;
}
