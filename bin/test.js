// `npm test`: installs what is missing (a browser too), then runs everything, cheapest first.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ready } from './install.js';
import { findChromium } from './chromium.js';

const root = ready();
const bin = path.join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: bin + path.delimiter + process.env.PATH, CHROMIUM: findChromium() };

function step(name, command, ...args) {
	console.log(`\n— ${name}`);
	const started = Date.now();
	const { status } = spawnSync(command, args, {
		cwd: root,
		env,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	console.log(`  ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
	return status === 0;
}

/** Beside others: what it says is told when it has ended. */
function beside(name, command, ...args) {
	const started = Date.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' });
		const said = [];
		child.stdout.on('data', (data) => said.push(data));
		child.stderr.on('data', (data) => said.push(data));
		child.on('error', (error) => said.push(Buffer.from(`${error}\n`)));
		child.on('close', (status) => {
			console.log(`\n— ${name}`);
			process.stdout.write(Buffer.concat(said));
			console.log(`  ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
			resolve(status === 0);
		});
	});
}

/** One after the other. */
async function inTurn(...checks) {
	const found = [];
	for (const check of checks) found.push(await beside(...check));
	return found;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'earshot-test-'));
const report = (name) => path.join(folder, `${name}.json`);

/** Runs tests, telling as they go. */
function tests(name, ...args) {
	const started = Date.now();
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`];
	return new Promise((resolve) => {
		const child = spawn('vitest', ['run', ...reporters, ...args], {
			cwd: root,
			env,
			stdio: 'inherit',
			shell: process.platform === 'win32'
		});
		child.on('error', () => resolve(false));
		child.on('close', (status) => {
			const seconds = ((Date.now() - started) / 1000).toFixed(1);
			console.log(`\n— ${name}\n  ${status === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
			resolve(status === 0);
		});
	});
}

const only = process.argv.slice(2);
const steps = only.length
	? []
	: [
			step('words', 'npm', 'run', '--silent', 'words'),
			...(
				await Promise.all([
					inTurn(['formatting', 'prettier', '--check', '.', '--log-level', 'warn'], ['lint', 'eslint', '.']),
					inTurn(['types', 'npm', 'run', '--silent', 'check'], ['build', 'npm', 'run', '--silent', 'build'])
				])
			).flat()
		];

const project = (name) => ['--project', name];
// Side by side: a journey waits most of its time for a browser.
const together = { journeys: ['journeys'], 'the others': ['rules', 'database', 'journeys-later'] };
const ran = await Promise.all(
	only.length
		? [tests('tests', ...only)]
		: Object.entries(together).map(([name, projects]) => tests(name, ...projects.flatMap(project)))
);

const told = ['tests', ...Object.keys(together)]
	.filter((name) => existsSync(report(name)))
	.map((name) => JSON.parse(readFileSync(report(name), 'utf8')));
rmSync(folder, { recursive: true });
const sum = (key) => told.reduce((all, one) => all + (one[key] ?? 0), 0);
const passed = sum('numPassedTests') + steps.filter(Boolean).length;
const failed = sum('numFailedTests') + steps.filter((ok) => !ok).length;
console.log(`\n${passed} passed, ${failed} failed, ${sum('numPendingTests')} skipped`);
process.exit(ran.every(Boolean) && !failed && passed ? 0 : 1);
