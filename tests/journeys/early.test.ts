import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { signUp, somebody, soon, withBrowser } from '../people';
import { first, keeps, keptOn, published } from './answering';

withBrowser();

let link: string;
beforeAll(async () => {
	const studio = await somebody();
	await signUp(studio);
	({ link } = await published(studio));
});

/** Runs in the page: a letter is in the first field as soon as there is one. `silent`: nobody is told. */
function typeAtOnce(silent: boolean): void {
	const look = () => {
		const field = document.querySelector<HTMLInputElement>('#survey input[name=first]');
		if (!field) return void requestAnimationFrame(look);
		field.value = 'Quick';
		if (!silent) field.dispatchEvent(new Event('input', { bubbles: true }));
	};
	look();
}

async function quick(silent: boolean): Promise<Page> {
	const page = await somebody('phone');
	await page.addInitScript(typeAtOnce, silent);
	await page.goto(link);
	return page;
}

describe('what is given before the page has its script', () => {
	// Also while the document comes, when nothing listens yet.
	it.each([false, true])('is heard afterwards, and kept (unheard: %s)', async (silent) => {
		const page = await quick(silent);
		await keeps(page);
		await soon(async () => (await keptOn(page))[0]?.['first']).toBe('Quick');
		expect(await first(page).inputValue()).toBe('Quick');
	});

	it('control: where nothing was given, nothing is kept', async () => {
		const page = await somebody('phone');
		await page.goto(link);
		expect(await page.locator('#survey').getAttribute('data-changed')).toBeNull();
		expect(await keptOn(page)).toEqual([]);
	});
});
