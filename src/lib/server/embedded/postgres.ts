import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { findBinaries, type Binaries } from './binaries.ts';
import { give, ownerOf, type Owner } from './owner.ts';
import { folderName, startPostmaster, type Address, type Orders, type Postmaster } from './postmaster.ts';
import { codeOf, Refusal } from './refusal.ts';
import { claimOn, HOLDER, untilFree } from './stale.ts';

export type Wishes = {
	/** The data folder; Postgres' own files go to `postgres/` in it. */
	folder: string;
	/** For connections over loopback; the socket's folder is closed to other users instead. */
	password: string;
	/** Listen on loopback too where a socket would do: for tools that only speak TCP. */
	loopback?: boolean;
	/** False only for throw-away data of tests. */
	durable?: boolean;
	/** Called when the server that died has been started again. */
	onRestart?: () => void;
	/** Called when the server went away and cannot be brought back. */
	onLost?: (why: Error) => void;
};

export type Database = {
	address: Address & { user: 'postgres'; database: 'postgres'; password: string };
	version: string;
	copied: boolean;
	/** The operating system's number of the server, for those who want to kill it. */
	pid(): number;
	/** Resolves at once, or after the server that was killed has been brought back. */
	ready(): Promise<void>;
	/** How often the server was started: another number means that it died in between. */
	starts(): number;
	stop(): Promise<void>;
};

const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const server = net.createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const found = server.address();
			server.close(() => resolve(typeof found === 'object' && found ? found.port : 0));
		});
	});

// A path to a socket may have about 100 characters, and a data folder lies where it lies: hence the temporary folder.
const newAddress = async (loopback: boolean): Promise<Address> =>
	loopback || process.platform === 'win32'
		? { host: '127.0.0.1', port: await freePort() }
		: { host: path.join(os.tmpdir(), `earshot-${randomBytes(6).toString('hex')}`), port: 5432 };

/** @returns the folder of Postgres' own files inside a data folder */
export const clusterIn = (folder: string): string => path.join(folder, 'postgres');

function initialise(cluster: string, owner: Owner, binaries: Binaries, password: string): void {
	const unfinished = fs.mkdtempSync(`${cluster}.new-`);
	const secret = path.join(os.tmpdir(), `earshot-${randomBytes(6).toString('hex')}.txt`);
	try {
		fs.writeFileSync(secret, password, { mode: 0o600, flag: 'wx' });
		give(secret, owner);
		give(unfinished, owner);
		const args = ['-D', folderName(unfinished, owner), '-U', 'postgres', '-E', 'UTF8', '--locale=C'];
		args.push('--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${secret}`, '--no-instructions');
		execFileSync(binaries.initdb, args, {
			...owner,
			cwd: unfinished,
			stdio: 'pipe',
			env: { ...process.env, TZ: 'UTC' }
		});
		fs.renameSync(unfinished, cluster);
	} catch (error) {
		fs.rmSync(unfinished, { recursive: true, force: true });
		// Somebody else was faster: theirs is as good as ours.
		if (fs.existsSync(path.join(cluster, 'PG_VERSION'))) return;
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
		throw new Refusal(`Postgres cannot make its files in ${cluster}. It said: ${said}`);
	} finally {
		fs.rmSync(secret, { force: true });
	}
}

function checkVersion(cluster: string, binaries: Binaries): void {
	const found = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
	const major = binaries.version.split('.')[0];
	if (found !== major)
		throw new Refusal(
			`${cluster} was written by Postgres ${found}, and this is Postgres ${major}. Give --data another folder.`
		);
}

/** @throws Refusal when the files are there but belong to somebody else */
function checkOwner(cluster: string, owner: Owner): void {
	const found = fs.statSync(cluster, { throwIfNoEntry: false });
	const me = owner.uid ?? process.getuid?.();
	if (found && me !== undefined && found.uid !== me)
		throw new Refusal(
			`${cluster} belongs to user ${found.uid}, and you are user ${me}. Start as the user who made it, hand it over ` +
				`with \`sudo chown -R ${me} ${path.dirname(cluster)}\`, or give --data another folder.`
		);
}

const TRANSIENT =
	/lock file|shared memory block|could not bind|being used by another|starting up|shutting down/i;
const PATIENCE = 20_000;

/** A server that was just killed may hold its memory a moment longer: the next one tries again. */
async function startPatiently(orders: Orders, free: () => Promise<void>): Promise<Postmaster> {
	for (const began = Date.now(); ;) {
		await free();
		try {
			return await startPostmaster(orders);
		} catch (error) {
			if (Date.now() - began > PATIENCE || !TRANSIENT.test(String(error)))
				throw new Refusal(`Postgres does not start in ${orders.cluster}. It said: ${String(error).trim()}`);
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
	}
}

/** One connection that does nothing but say who holds this server: see `untilFree`. */
async function sayWhoHolds(address: Database['address']): Promise<() => Promise<void>> {
	const name = `${HOLDER} process ${process.pid} on ${os.hostname()}`.slice(0, 63);
	const sql = postgres({
		...address,
		max: 1,
		idle_timeout: 0,
		max_lifetime: null,
		connection: { application_name: name }
	});
	await sql`select 1`;
	return () => sql.end({ timeout: 1 });
}

/**
 * Opens the Postgres of a data folder: makes its files if there are none, waits for a dying predecessor, and from
 * then on keeps the server running until `stop`.
 *
 * @throws Refusal when another app has the folder open, or it cannot be used; the sentence says what to do
 */
export async function openPostgres(wishes: Wishes): Promise<Database> {
	const cluster = clusterIn(wishes.folder);
	const owner = ownerOf(cluster);
	const binaries = findBinaries(owner);
	checkOwner(cluster, owner);
	if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise(cluster, owner, binaries, wishes.password);
	checkVersion(cluster, binaries);
	const place = await newAddress(wishes.loopback ?? false);
	const address = { ...place, user: 'postgres', database: 'postgres', password: wishes.password } as const;
	const orders = {
		program: binaries.postgres,
		cluster,
		owner,
		address: place,
		durable: wishes.durable ?? true
	};
	const free = () => untilFree(wishes.folder, cluster, wishes.password);

	let stopping = false;
	let starts = 0;
	let current: Postmaster;
	let release: () => Promise<void>;
	const start = async () => {
		current = await startPatiently(orders, free);
		release = await sayWhoHolds(address);
		starts++;
		current.gone.then(() => {
			if (stopping) return;
			up = restart();
			up.catch(() => {});
		});
	};
	const restart = async () => {
		console.error('Postgres ended unexpectedly; starting it again.');
		await release().catch(() => {});
		try {
			await start();
		} catch (error) {
			wishes.onLost?.(error instanceof Error ? error : new Error(String(error)));
			throw error;
		}
		wishes.onRestart?.();
	};
	let up = start();
	await up;
	return {
		address,
		version: binaries.version.replace(/(\.0)?-.*$/, ''),
		copied: binaries.copied,
		pid: () => claimOn(cluster)?.pid ?? 0,
		ready: () => up,
		starts: () => starts,
		async stop() {
			stopping = true;
			await up.catch(() => {});
			await release().catch(() => {});
			await current.stop();
		}
	};
}

const REASONS: Record<string, string> = {
	EROFS: 'is on a read-only disk',
	ENOSPC: 'is on a full disk',
	ENOTDIR: 'is not a folder',
	EEXIST: 'is not a folder'
};

/**
 * Makes the data folder if need be, and proves that it can be written to.
 *
 * @throws Refusal when it cannot
 */
export function prepareFolder(folder: string): void {
	try {
		// 711: as root, Postgres' user must get through to its own files; what else is in here has mode 600.
		fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
		const probe = fs.mkdtempSync(path.join(folder, '.probe-'));
		fs.rmdirSync(probe);
	} catch (error) {
		const reason = REASONS[codeOf(error)];
		throw new Refusal(
			reason
				? `The data folder ${folder} ${reason}. Start with another one: --data DIR.`
				: `The data folder ${folder} cannot be written by user ${process.getuid?.() ?? os.userInfo().username}. Make ` +
						`it yours with \`sudo chown -R $(id -u) ${folder}\`, or start with another one: --data DIR.`
		);
	}
}
