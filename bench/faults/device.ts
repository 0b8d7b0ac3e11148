import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../bin/chromium.js';
import { FLAGS } from '../browser.ts';

/** A phone whose browser can die: what it keeps is in a folder that outlives it. */
export interface Device {
	page: Page;
	/** Ends it as an empty battery would. */
	kill(): Promise<void>;
}

/** @returns the port that a browser has said in its profile's folder, once it has */
async function portSaid(file: string): Promise<string> {
	for (const began = Date.now(); Date.now() - began < 30_000;) {
		const said = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
		if (said.includes('\n')) return said.split('\n')[0] ?? '';
		await new Promise((next) => setTimeout(next, 50));
	}
	throw new Error('the browser did not start');
}

/**
 * @param profile the folder of what it keeps
 * @throws if there is no browser, or it does not start
 */
export async function open(profile: string): Promise<Device> {
	const started = path.join(profile, 'DevToolsActivePort');
	fs.rmSync(started, { force: true });
	const args = [...FLAGS.split(' '), '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
	// A group of its own, so that all of its processes die at once.
	const child = spawn(findChromium(), [...args, 'about:blank'], { detached: true, stdio: 'ignore' });
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const end = () => child.pid && child.exitCode === null && process.kill(-child.pid, 'SIGKILL');
	try {
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portSaid(started)}`);
		const context = browser.contexts()[0] ?? (await browser.newContext());
		return {
			page: context.pages()[0] ?? (await context.newPage()),
			async kill() {
				end();
				await gone;
				await browser.close().catch(() => {});
			}
		};
	} catch (error) {
		end();
		throw error;
	}
}
