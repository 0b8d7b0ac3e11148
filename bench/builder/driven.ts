import type { Page } from 'playwright-core';

// One builder, driven as a person drives it, and timed inside of its own page.

const SENTENCE = 'the quick brown fox jumps over the lazy dog and says so. ';

/** @returns ms from each key's event to the frame after it being handed over, in the order they were pressed */
async function timed(page: Page, press: () => Promise<void>): Promise<number[]> {
	await page.evaluate(() => {
		const times: number[] = [];
		const listen = (event: KeyboardEvent) =>
			requestAnimationFrame(() => {
				// After the frame's own work: layout and paint are behind it when this comes.
				const after = new MessageChannel();
				after.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
				after.port2.postMessage(null);
			});
		addEventListener('keydown', listen, true);
		Object.assign(window, { timedKeys: () => (removeEventListener('keydown', listen, true), times) });
	});
	await press();
	await page.waitForTimeout(300);
	return page.evaluate(() => {
		const found: unknown = Reflect.get(window, 'timedKeys');
		return typeof found === 'function' ? (found() as number[]) : [];
	});
}

/** Types two sentences into the words of the first block, as fast as a good typist. */
export async function typing(page: Page): Promise<{ times: number[]; dropped: number }> {
	const words = page.locator('[data-region="canvas"] [data-at="text"]').first();
	await words.click();
	await page.keyboard.press('End');
	const before = (await words.innerText()).length;
	const times = await timed(page, async () => {
		for (const sign of SENTENCE + SENTENCE) {
			await page.keyboard.press(sign === ' ' ? 'Space' : sign);
			await page.waitForTimeout(25);
		}
	});
	const there = (await words.evaluate((node) => node.textContent?.length ?? 0)) - before;
	await page.keyboard.press('Escape');
	return { times, dropped: 2 * SENTENCE.length - there };
}

/** Moves the block that is selected down and up again. */
export const moving = (page: Page): Promise<number[]> =>
	timed(page, async () => {
		for (let turn = 0; turn < 20; turn++) {
			await page.keyboard.press(turn % 2 ? 'Alt+ArrowUp' : 'Alt+ArrowDown');
			await page.waitForTimeout(80);
		}
	});

/** Drags the second block about for two seconds. @returns ms between frames */
export async function dragging(page: Page): Promise<number[]> {
	const frame = page.locator('[data-region="canvas"] .slot > [data-thing]').nth(1);
	await frame.scrollIntoViewIfNeeded();
	await frame.hover();
	const grip = await frame.locator('.grip').boundingBox();
	if (!grip) throw new Error('there is nothing to drag it by');
	await page.mouse.move(grip.x + 6, grip.y + 10);
	await page.mouse.down();
	await page.mouse.move(grip.x + 30, grip.y + 40);
	await page.evaluate(() => {
		const frames: number[] = [];
		let last = performance.now();
		let id = 0;
		const next = (now: number) => {
			frames.push(now - last);
			last = now;
			id = requestAnimationFrame(next);
		};
		id = requestAnimationFrame(next);
		Object.assign(window, { timedFrames: () => (cancelAnimationFrame(id), frames) });
	});
	for (let step = 0; step < 150; step++) {
		await page.mouse.move(520 + (step % 10), 240 + ((step * 5) % 560));
		await page.waitForTimeout(10);
	}
	const found = await page.evaluate(() => {
		const ask: unknown = Reflect.get(window, 'timedFrames');
		return typeof ask === 'function' ? (ask() as number[]) : [];
	});
	await page.mouse.up();
	return found.slice(2);
}
