import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { Refusal } from './refusal.ts';

/** What the app's own connection is called inside Postgres, so that a second app can name the first. */
export const HOLDER = 'earshot';

type Claim = { pid: number; port: number; host: string; sharedMemory: string };

/** `postmaster.pid`, line by line: https://www.postgresql.org/docs/17/storage-file-layout.html */
export function claimOn(cluster: string): Claim | null {
	const file = path.join(cluster, 'postmaster.pid');
	if (!fs.existsSync(file)) return null;
	const lines = fs.readFileSync(file, 'utf8').split('\n');
	return {
		pid: Number(lines[0]),
		port: Number(lines[3] ?? 0),
		host: lines[4]?.trim() || lines[5]?.trim() || '127.0.0.1',
		sharedMemory: lines[6]?.trim().split(/\s+/)[1] ?? ''
	};
}

/** @returns whether the process is a Postgres that works in this folder; a zombie is not */
function isPostgresOf(cluster: string, pid: number): boolean {
	if (!(pid > 0)) return false;
	try {
		if (process.platform === 'linux') {
			if (/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
			return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
		}
		process.kill(pid, 0);
		if (process.platform === 'win32') return true;
		return /postgres/.test(execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }));
	} catch (error) {
		// Somebody else's process may not be looked into, but it is there.
		return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
	}
}

/**
 * Beware: after a kill -9 of the postmaster its sessions live on for a moment. Removing its claim while one of
 * them still has the memory attached would let two servers write to one folder.
 */
function isMemoryInUse(id: string): boolean {
	if (!id || !fs.existsSync('/proc/sysvipc/shm')) return false;
	const rows = fs.readFileSync('/proc/sysvipc/shm', 'utf8').split('\n').slice(1);
	const row = rows.map((line) => line.trim().split(/\s+/)).find((fields) => fields[1] === id);
	return Number(row?.[6] ?? 0) > 0;
}

/** @returns the name of the app that holds the server, '' if none does, null if the server does not talk */
async function holderOf(claim: Claim, password: string): Promise<string | null> {
	const sql = postgres({
		host: claim.host,
		port: claim.port,
		user: 'postgres',
		database: 'postgres',
		password,
		max: 1,
		connect_timeout: 2,
		onnotice: () => {}
	});
	try {
		const rows = await sql`select application_name as name from pg_stat_activity
			where application_name like ${`${HOLDER} %`} limit 1`;
		return String(rows[0]?.name ?? '');
	} catch {
		return null;
	} finally {
		await sql.end({ timeout: 1 }).catch(() => {});
	}
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Time for an app that was just killed to take its Postgres along, and for one that just starts to say who it is. */
const GRACE = 3_000;
const PATIENCE = 30_000;

/**
 * Waits until no Postgres works in the folder, so that ours may. One that is left over from an app that was killed
 * is told to stop.
 *
 * @throws Refusal when a living app has the folder open
 */
export async function untilFree(folder: string, cluster: string, password: string): Promise<void> {
	const began = Date.now();
	for (let told = false; ; await pause(100)) {
		const claim = claimOn(cluster);
		if (!claim) return;
		const waited = Date.now() - began;
		if (waited > PATIENCE)
			throw new Refusal(`Process ${claim.pid} still works in ${folder} and does not answer.`);
		if (!isPostgresOf(cluster, claim.pid)) {
			if (isMemoryInUse(claim.sharedMemory)) continue;
			fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
			return;
		}
		const holder = await holderOf(claim, password);
		if (holder)
			throw new Refusal(
				`The data folder ${folder} is open already (${holder}). Stop that one first, or start this one with ` +
					'another folder: --data DIR.'
			);
		if (holder === '' && waited > GRACE && !told) {
			process.kill(claim.pid, 'SIGINT');
			told = true;
		}
	}
}
