// `npm test`: installs what is missing (a browser too), then runs everything, cheapest first.
import { spawnSync } from 'node:child_process';
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

const report = path.join(mkdtempSync(path.join(os.tmpdir(), 'earshot-test-')), 'report.json');
const only = process.argv.slice(2);
const steps = only.length
	? []
	: [
			step('words', 'npm', 'run', '--silent', 'words'),
			step('formatting', 'prettier', '--check', '.', '--log-level', 'warn'),
			step('lint', 'eslint', '.'),
			step('types', 'npm', 'run', '--silent', 'check'),
			step('build', 'npm', 'run', '--silent', 'build')
		];
const tests = step(
	'tests',
	'vitest',
	'run',
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${report}`,
	...only
);

const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(path.dirname(report), { recursive: true });
const passed = (told.numPassedTests ?? 0) + steps.filter(Boolean).length;
const failed = (told.numFailedTests ?? 0) + steps.filter((ok) => !ok).length;
console.log(`\n${passed} passed, ${failed} failed, ${told.numPendingTests ?? 0} skipped`);
process.exit(tests && !failed && passed ? 0 : 1);
