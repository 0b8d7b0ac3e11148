import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../bin/chromium.js';
import { Author } from '../author.ts';
import { FLAGS } from '../browser.ts';
import { throwAway } from '../product.ts';

/** A phone whose browser can die: what it keeps is in a folder that outlives it. */
interface Device {
	page: Page;
	/** Ends it as an empty battery would. */
	kill(): Promise<void>;
}

async function open(profile: string): Promise<Device> {
	const started = path.join(profile, 'DevToolsActivePort');
	fs.rmSync(started, { force: true });
	const args = [...FLAGS.split(' '), '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
	// A group of its own, so that all of its processes die at once.
	const child = spawn(findChromium(), [...args, 'about:blank'], { detached: true, stdio: 'ignore' });
	const gone = new Promise((resolve) => child.once('exit', resolve));
	for (
		const began = Date.now();
		!fs.existsSync(started) || !fs.readFileSync(started, 'utf8').includes('\n');
	) {
		if (Date.now() - began > 30_000) throw new Error('the browser did not start');
		await new Promise((next) => setTimeout(next, 50));
	}
	const [port] = fs.readFileSync(started, 'utf8').split('\n');
	const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
	const context = browser.contexts()[0] ?? (await browser.newContext());
	return {
		page: context.pages()[0] ?? (await context.newPage()),
		async kill() {
			if (child.pid) process.kill(-child.pid, 'SIGKILL');
			await gone;
			await browser.close().catch(() => {});
		}
	};
}

/** Publishes the survey that the phones answer. @returns the path of its link */
export async function survey(url: string): Promise<string> {
	const author = new Author(url);
	await author.signIn();
	const pages = [
		{ elements: [{ type: 'comment', name: 'why', title: 'Why?', isRequired: true }] },
		{ elements: [{ type: 'rating', name: 'score', title: 'How was it?', rateMin: 0, rateMax: 10 }] }
	];
	return author.publish(await author.survey({ title: 'Kept', pages }, 'Kept'));
}

/** What somebody wrote: an answer with these words must be in the store, once. */
export type Wrote = { marker: string };

const words = () => `${randomUUID()} 我在写的时候 …`;

async function begin(page: Page, link: string): Promise<string> {
	await page.goto(link);
	const marker = words();
	await page.locator('textarea[name=why]').pressSequentially(marker.slice(0, 12));
	await page.locator('textarea[name=why]').fill(marker);
	return marker;
}

/** Presses on until the thanks come, as somebody would who sees the page. */
async function finish(page: Page): Promise<void> {
	for (const began = Date.now(); !/\/thanks\?/.test(page.url());) {
		if (Date.now() - began > 60_000) throw new Error(`a phone never got to the thanks: ${page.url()}`);
		await page
			.locator('#forward')
			.click({ timeout: 1_000 })
			.catch(() => {});
		await page.waitForTimeout(250);
	}
}

/** Does the page keep answers on the device? */
export async function keeps(link: string): Promise<boolean> {
	const text = await (await fetch(link)).text();
	return /<form[^>]*id="survey"[^>]*\sdata-keeps/.test(text);
}

/**
 * Somebody writes, their browser dies, and they come back to the same link: what they wrote must stand there, and
 * arrive once.
 */
export async function browserKill(link: string): Promise<Wrote> {
	const profile = throwAway();
	try {
		let device = await open(profile.folder);
		const marker = await begin(device.page, link);
		await device.page.waitForTimeout(600);
		await device.kill();
		device = await open(profile.folder);
		await device.page.goto(link);
		const box = device.page.locator('textarea[name=why]');
		const back = async () => (await box.inputValue()) === marker;
		for (const began = Date.now(); !(await back()) && Date.now() - began < 10_000;)
			await device.page.waitForTimeout(100);
		const kept = await back();
		if (kept) await finish(device.page);
		await device.kill();
		return { marker };
	} finally {
		profile.remove();
	}
}

/** Somebody goes offline while they send, and is online again a little later. */
export async function goOffline(link: string): Promise<Wrote> {
	const profile = throwAway();
	const device = await open(profile.folder);
	try {
		const { page } = device;
		const marker = await begin(page, link);
		await page.locator('#forward').click();
		await page.locator('input[name=score]').first().check({ force: true });
		const before = Math.random() < 0.5;
		if (before) await page.context().setOffline(true);
		await page.locator('#forward').click({ noWaitAfter: true });
		if (!before) await page.context().setOffline(true);
		await page.waitForTimeout(300 + Math.random() * 900);
		await page.context().setOffline(false);
		await page.waitForURL(/\/thanks\?/, { timeout: 10_000 }).catch(() => finish(page));
		return { marker };
	} finally {
		await device.kill();
		profile.remove();
	}
}
