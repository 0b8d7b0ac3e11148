// Installs what is missing. Runs on the Node that the machine has (18 or newer), with nothing installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);
const bin = inRoot('node_modules', '.bin');
export const isWindows = process.platform === 'win32';

/** @param {string} file @returns {number} when it was changed last; 0 if it is not there */
export const changed = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @returns {string} the Node that package.json asks for, or this one where it is not installed */
export function ownNode() {
	const local = path.join(bin, isWindows ? 'node.cmd' : 'node');
	return fs.existsSync(local) ? local : process.execPath;
}

/**
 * Runs one step in the project, shows what it says, and ends everything when it fails.
 *
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 */
export function step(what, command, args) {
	console.error(`${what} ...`);
	const began = Date.now();
	const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
	const done = spawnSync(command, args, { cwd: root, env, stdio: ['inherit', 2, 2], shell: isWindows });
	if (done.status !== 0) {
		console.error(`${what} failed: \`${command} ${args.join(' ')}\`. What it said stands above.`);
		process.exit(done.status ?? 1);
	}
	console.error(`${what}: done in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesIn = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;

/** A checkout gives every file the hour it happened, so that a newer date alone proves nothing. */
function isComplete() {
	const hidden = inRoot('node_modules', '.package-lock.json');
	if (!fs.existsSync(hidden)) return false;
	const lock = inRoot('package-lock.json');
	if (changed(hidden) >= changed(lock) && changed(hidden) >= changed(inRoot('package.json'))) return true;
	const wanted = packagesIn(lock);
	const found = packagesIn(hidden);
	return (
		Object.entries(found).every(([name, { version }]) => wanted[name]?.version === version) &&
		Object.entries(wanted).every(([name, { optional }]) => !name || optional || found[name])
	);
}

/** @returns {string} the project's folder, with everything installed that it needs */
export function ready() {
	if (isComplete()) return root;
	// Not `npm ci`: it refuses a lock file that lacks an optional build for some other machine.
	step('Installing', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
	return root;
}

/** @param {string} folder @returns {number} when anything in it was changed last */
function newestIn(folder) {
	let newest = 0;
	for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
		// Written by the build itself.
		if (entry.name === 'paraglide') continue;
		const place = path.join(folder, entry.name);
		newest = Math.max(newest, entry.isDirectory() ? newestIn(place) : changed(place));
	}
	return newest;
}

/** Builds the product if it was never built, or if something that it is made of is newer. */
export function built() {
	const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'bin/inline-script.js'];
	const dates = [
		...['src', 'static'].map((folder) => newestIn(inRoot(folder))),
		...files.map((file) => changed(inRoot(file)))
	];
	if (changed(inRoot('build', 'handler.js')) < Math.max(...dates))
		step('Building', 'npm', ['run', 'build', '--silent', '--', '--logLevel', 'warn']);
}
