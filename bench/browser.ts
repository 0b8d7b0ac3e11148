import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from '../bin/chromium.js';

export const FLAGS =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A Chromium without a window. */
export const launch = (): Promise<Browser> =>
	chromium.launch({ executablePath: findChromium(), headless: true, args: FLAGS.split(' ') });

/** Slow 4G as Lighthouse means it: a round trip in milliseconds, rates in bytes a second. */
const SLOW_4G = {
	offline: false,
	latency: 562.5,
	downloadThroughput: (1.44 * 1_000_000) / 8,
	uploadThroughput: (0.675 * 1_000_000) / 8
};
const CPU_SLOWDOWN = 4;

/** A page in a new profile, on a slow phone with a slow network. */
export async function slowPage(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		locale: 'en-US'
	});
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	await cdp.send('Performance.enable');
	await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	return { page, cdp };
}
