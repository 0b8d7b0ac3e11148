import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// Somebody who has a keyboard and nothing else: no pointer, and no focus but where Tab and the arrows bring it.

/** So many stops of the Tab key are enough to come anywhere on a page. */
const FARTHEST = 150;

export interface Hands {
	page: Page;
	/** Keys pressed so far, letters too. */
	pressed: () => number;
	/** Whether anything came from a pointer after all. */
	pointed: () => Promise<boolean>;
	press: (...keys: string[]) => Promise<void>;
	type: (text: string) => Promise<void>;
	/** Presses Tab, or another key that leads on, until it has the focus. */
	to: (what: Locator, key?: string) => Promise<void>;
	/** Goes there and presses Enter. */
	enter: (what: Locator) => Promise<void>;
	/** Goes to a field and writes over what stands in it. */
	write: (field: Locator, text: string) => Promise<void>;
	/** Goes to a list and takes the option with these words, or words like these. */
	choose: (list: Locator, option: string | RegExp) => Promise<void>;
	/** Goes to what takes a file and takes one from the dialog of the system. */
	attach: (field: Locator, file: { name: string; mimeType: string; buffer: Buffer }) => Promise<void>;
}

/** @param page before it has gone anywhere */
export async function handsOn(page: Page): Promise<Hands> {
	let keys = 0;
	await page.addInitScript(() => {
		const note = () => sessionStorage.setItem('pointed', 'yes');
		for (const one of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(one, note, true);
	});
	// Listened to from the beginning: the browser hears of the first listener in its own time.
	page.on('filechooser', () => {});
	const focused = (what: Locator) =>
		what.evaluateAll((all) => all.some((one) => one === document.activeElement));
	const press = async (...all: string[]) => {
		for (const key of all) {
			keys++;
			await page.keyboard.press(key);
		}
	};
	const type = async (text: string) => {
		keys += text.length;
		await page.keyboard.type(text);
	};
	const to = async (what: Locator, key = 'Tab') => {
		await what.first().waitFor({ state: 'attached' });
		for (let n = 0; n < FARTHEST; n++) {
			if (await focused(what)) return;
			await press(key);
		}
		throw new Error(`the focus never came to ${String(what)}`);
	};
	return {
		page,
		pressed: () => keys,
		pointed: () => page.evaluate(() => sessionStorage.getItem('pointed') !== null),
		press,
		type,
		to,
		async enter(what) {
			await to(what);
			await press('Enter');
		},
		async write(field, text) {
			await to(field);
			await press('Control+a');
			await type(text);
		},
		async choose(list, option) {
			await to(list);
			await press('Home');
			const words = () => list.locator('option:checked').innerText();
			const wanted = async () => ((await words()).match(option)?.[0] ?? '') !== '';
			for (let n = 0; n < 20 && !(await wanted()); n++) await press('ArrowDown');
			expect(await words()).toMatch(option);
		},
		async attach(field, file) {
			await to(field);
			const opening = page.waitForEvent('filechooser');
			await press('Space');
			await (await opening).setFiles(file);
		}
	};
}
