import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const KNOWN = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Where Playwright keeps the browsers that it downloads. */
function downloaded() {
	const places = {
		darwin: path.join(os.homedir(), 'Library/Caches/ms-playwright'),
		win32: path.join(os.homedir(), 'AppData/Local/ms-playwright')
	};
	const folder =
		process.env.PLAYWRIGHT_BROWSERS_PATH ??
		places[process.platform] ??
		path.join(os.homedir(), '.cache/ms-playwright');
	if (!existsSync(folder)) return [];
	const inside = [
		'chrome-linux/chrome',
		'chrome-linux64/chrome',
		'chrome-win/chrome.exe',
		'chrome-mac/Chromium.app/Contents/MacOS/Chromium'
	];
	return readdirSync(folder)
		.filter((name) => name.startsWith('chromium-'))
		.flatMap((name) => inside.map((file) => path.join(folder, name, file)));
}

const present = () =>
	[process.env.CHROMIUM, ...KNOWN, ...downloaded()].find((file) => file && existsSync(file));
const run = (command, ...args) =>
	spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

/**
 * @returns {string} path of a Chromium; installs one where there is none: the system's own package as root,
 *   otherwise Playwright's build
 * @throws if neither can be had, saying what to do
 */
export function findChromium() {
	const found = present();
	if (found) return found;
	console.log('No Chromium on this machine yet: installing one for the journeys.');
	if (process.platform === 'linux' && process.getuid?.() === 0 && run('apt-get', 'update', '-qq'))
		run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
	if (!present()) run('npx', 'playwright-core', 'install', '--with-deps', 'chromium');
	if (!present()) run('npx', 'playwright-core', 'install', 'chromium');
	const installed = present();
	if (installed) return installed;
	throw new Error(
		'No Chromium could be installed. Install one and set CHROMIUM to its path, then run npm test again.'
	);
}
