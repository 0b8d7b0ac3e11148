import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** Progress goes to stderr: stdout is for the one line of figures. */
export const tell = (words: string): void => void process.stderr.write(words + '\n');

export const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = net.createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** A folder of its own for a run, gone when the run is. As root, Postgres' own user must get through to it. */
export function throwAway(): { folder: string; remove(): void } {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-bench-'));
	fs.chmodSync(folder, 0o711);
	return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export interface Product {
	url: string;
	process: ChildProcess;
	/** Resolves once it has ended, whoever ended it. */
	gone: Promise<void>;
	stop(): Promise<void>;
}

/**
 * Starts the built product on its own data folder and waits until it could keep an answer.
 *
 * @param environment beside that of the bench
 * @throws with its own words if it ends before that
 */
export async function startProduct(
	data: string,
	port: number,
	args: string[] = [],
	environment: Record<string, string> = {}
): Promise<Product> {
	// All that a bench sends comes from one address.
	const env = { ...process.env, ORIGIN: `http://127.0.0.1:${port}`, RATE_PER_MINUTE: '0', ...environment };
	const child = spawn(
		process.execPath,
		[path.join(ROOT, 'bin/serve.js'), '--data', data, '--port', String(port), ...args],
		{ cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (words) => (said = (said + words).slice(-4000)));
	let ended = false;
	const gone = new Promise<void>((resolve) => child.once('exit', () => ((ended = true), resolve())));
	const url = `http://127.0.0.1:${port}`;
	for (const began = Date.now(); ;) {
		if (ended) throw new Error(`the product ended:\n${said}`);
		if (Date.now() - began > 60_000) throw new Error(`the product is not ready after a minute:\n${said}`);
		const answer = await fetch(`${url}/health`).catch(() => null);
		if (answer?.status === 204) break;
		await new Promise((next) => setTimeout(next, 50));
	}
	const stop = async () => {
		child.kill('SIGTERM');
		await gone;
	};
	return { url, process: child, gone, stop };
}

/** Postgres' own lock file says where it listens, and under which process id it runs. */
export function postgresOf(data: string): { pid: number; host: string; port: number } {
	const lines = fs.readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
	return { pid: Number(lines[0]), port: Number(lines[3]), host: lines[4] || '127.0.0.1' };
}

/** The database behind a running product, to look at it directly. */
export function database(data: string, max = 2): postgres.Sql {
	const { host, port } = postgresOf(data);
	const keys = fs.existsSync(path.join(data, 'keys.json'))
		? JSON.parse(fs.readFileSync(path.join(data, 'keys.json'), 'utf8'))
		: {};
	return postgres({
		host,
		port,
		user: 'postgres',
		database: 'postgres',
		password: keys.postgres,
		max,
		onnotice: () => {}
	});
}

/** @returns the middle of the numbers */
export function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** @returns the value that `share` (0 to 1) of the numbers stay below */
export function percentile(numbers: number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Reads `--name value` pairs. */
export function options(defaults: Record<string, number>): Record<string, number> {
	const args = process.argv.slice(2);
	return Object.fromEntries(
		Object.entries(defaults).map(([name, fallback]) => {
			const at = args.indexOf(`--${name}`);
			return [name, at >= 0 ? Number(args[at + 1]) : fallback];
		})
	);
}

/** Reads `--name text`. */
export function choice(name: string, fallback: string): string {
	const at = process.argv.indexOf(`--${name}`);
	return (at >= 0 && process.argv[at + 1]) || fallback;
}
