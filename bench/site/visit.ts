import type { Browser, CDPSession } from 'playwright-core';
import { slowPage } from '../browser.ts';

/** What one visit to a page that is read cost. */
export interface Reading {
	/** Of everything but pictures, compressed as it came. */
	bytes: number;
	/** Without pictures. */
	requests: number;
	/** From the start of the navigation until the whole text stood painted. */
	readableMs: number;
	firstPaintMs: number;
	scripts: number;
}

/** Opens the address as somebody with a slow phone would who wants to read. */
export async function read(browser: Browser, url: string): Promise<Reading> {
	const { page, cdp } = await slowPage(browser);
	try {
		const weighed = weigh(cdp);
		await page.addInitScript(() => {
			addEventListener('DOMContentLoaded', () =>
				// A frame later: what stood there in the last one has been painted.
				requestAnimationFrame(() =>
					requestAnimationFrame(() => Reflect.set(window, 'readable', performance.now()))
				)
			);
		});
		await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
		await page.waitForFunction(() => Reflect.get(window, 'readable') > 0);
		const seen = await page.evaluate(() => ({
			readable: Number(Reflect.get(window, 'readable')),
			firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
			scripts: document.querySelectorAll('script:not([type="application/json"])').length
		}));
		return {
			...weighed(),
			readableMs: Math.max(seen.readable, seen.firstPaintMs),
			firstPaintMs: seen.firstPaintMs,
			scripts: seen.scripts
		};
	} finally {
		await page.context().close();
	}
}

const PICTURE = new Set(['Image', 'Media', 'Ping']);

function weigh(cdp: CDPSession): () => { bytes: number; requests: number } {
	const heads = new Map<string, number>();
	let [bytes, requests] = [0, 0];
	cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
		if (!/^http/.test(response.url) || PICTURE.has(type ?? '') || /^image\//.test(response.mimeType)) return;
		requests++;
		heads.set(requestId, response.encodedDataLength);
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const head = heads.get(requestId);
		if (head !== undefined) bytes += encodedDataLength - head;
	});
	return () => ({ bytes, requests });
}
