import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres, { type ReservedSql } from 'postgres';
import { copyLive, pack, unpack } from './archive.ts';
import { keysOf } from './keys.ts';
import { give, ownerOf, type Owner } from './owner.ts';
import { clusterIn, openPostgres, prepareFolder, type Database } from './postgres.ts';
import { Refusal } from './refusal.ts';
import { claimOn, untilFree } from './stale.ts';

/*
 * A backup is a copy of Postgres' files, not a dump: the counts remember transaction ids, and only a physical copy
 * keeps them. It is made with the low-level API while the app runs:
 * https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */

const MANIFEST = 'earshot-backup.json';
const FORMAT = 1;
const BESIDE = ['keys.json', 'outbox'];
const FILES = 'storage';

/** Belongs to the running server, or is made anew at a start. */
const OF_THE_MOMENT =
	/^(postmaster\.(pid|opts)|pg_(wal|dynshmem|notify|serial|snapshots|stat_tmp|subtrans|replslot)\/.+|.*pgsql_tmp.*)$/;
const SEGMENT = /^[0-9A-F]{24}$/;

async function copyCluster(session: ReservedSql, cluster: string, to: string): Promise<void> {
	const slot = `earshot_backup_${randomBytes(4).toString('hex')}`;
	// Without it, a checkpoint meanwhile may recycle the log that the copy needs. Gone with the session.
	await session`select pg_create_physical_replication_slot(${slot}, true, true)`;
	const [start] = await session`select pg_walfile_name(pg_backup_start('earshot', true)) as segment`;
	copyLive(cluster, to, (name) => OF_THE_MOMENT.test(name));
	const [stop] = await session`select labelfile from pg_backup_stop(false)`;
	if (!start || !stop) throw new Error('Postgres did not say where the backup begins and ends.');
	fs.writeFileSync(path.join(to, 'backup_label'), String(stop.labelfile), { mode: 0o600 });
	for (const segment of fs.readdirSync(path.join(cluster, 'pg_wal')))
		if (SEGMENT.test(segment) && segment >= String(start.segment))
			fs.copyFileSync(path.join(cluster, 'pg_wal', segment), path.join(to, 'pg_wal', segment));
}

/**
 * Copies what Storage keeps and is not there yet. A file never changes, is written before the row that speaks of it and
 * removed after it: so what is copied before the database and once more after it is at least what its rows speak of.
 */
function copyFiles(folder: string, staging: string): void {
	const [from, to] = [path.join(folder, FILES), path.join(staging, FILES)];
	if (!fs.existsSync(from)) return;
	const isThere = (name: string) => fs.statSync(path.join(to, name), { throwIfNoEntry: false })?.isFile();
	copyLive(from, to, (name) => name === 'incoming' || isThere(name) === true);
}

/** Connects to the Postgres that the app runs on this folder, or runs one for the occasion. */
async function withServer(folder: string, use: (session: ReservedSql) => Promise<void>): Promise<void> {
	const password = keysOf(folder).postgres;
	const claim = claimOn(clusterIn(folder));
	const common = { user: 'postgres', database: 'postgres', password, max: 1, onnotice: () => {} };
	const connect = async (host: string, port: number) => {
		const sql = postgres({ ...common, host, port, connect_timeout: 5 });
		return sql.reserve().then((session) => ({ sql, session }));
	};
	const running = claim && (await connect(claim.host, claim.port).catch(() => null));
	if (running) return use(running.session).finally(() => running.sql.end({ timeout: 2 }));
	const own = await openPostgres({ folder, password });
	try {
		const { sql, session } = await connect(own.address.host, own.address.port);
		await use(session).finally(() => sql.end({ timeout: 2 }));
	} finally {
		await own.stop();
	}
}

/**
 * Writes everything that the folder's database holds, and the files that were sent, into one file, also while the app runs. What was acknowledged
 * before the call is in it.
 *
 * @param folder the data folder
 * @param file a .tar.gz to be made; never overwritten
 * @throws Refusal
 */
export async function backup(folder: string, file: string): Promise<void> {
	if (!fs.existsSync(path.join(clusterIn(folder), 'PG_VERSION')))
		throw new Refusal(`There is no database in ${folder}. Say where it is: npm run backup -- --data DIR.`);
	if (fs.existsSync(file))
		throw new Refusal(`${file} is there already. Give another name: npm run backup -- FILE.`);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	const staging = fs.mkdtempSync(path.join(path.dirname(path.resolve(file)), '.earshot-backup-'));
	try {
		const manifest = { format: FORMAT, postgres: 17, made: new Date().toISOString() };
		fs.writeFileSync(path.join(staging, MANIFEST), JSON.stringify(manifest));
		copyFiles(folder, staging);
		await withServer(folder, (session) => copyCluster(session, clusterIn(folder), clusterIn(staging)));
		copyFiles(folder, staging);
		for (const name of BESIDE)
			if (fs.existsSync(path.join(folder, name)))
				fs.cpSync(path.join(folder, name), path.join(staging, name), { recursive: true });
		await pack(staging, file);
	} finally {
		fs.rmSync(staging, { recursive: true, force: true });
	}
}

function handOver(place: string, owner: Owner): void {
	give(place, owner);
	const isFolder = fs.statSync(place).isDirectory();
	fs.chmodSync(place, isFolder ? 0o700 : 0o600);
	if (isFolder) for (const name of fs.readdirSync(place)) handOver(path.join(place, name), owner);
}

function checkManifest(folder: string, file: string): void {
	const manifest = path.join(folder, MANIFEST);
	const found = fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, 'utf8')) : null;
	if (found?.format !== FORMAT) throw new Refusal(`${file} is not a backup that this Earshot made.`);
	fs.rmSync(manifest);
}

async function refuseIfOpen(folder: string): Promise<void> {
	if (!fs.existsSync(path.join(folder, 'keys.json'))) return;
	await untilFree(folder, clusterIn(folder), keysOf(folder).postgres);
}

/** Letters that waited then may have left since, and people may have asked for none: somebody has to look first. */
async function pauseCampaigns({ address }: Database): Promise<void> {
	const sql = postgres({ ...address, max: 1, onnotice: () => {} });
	try {
		const [known] = await sql`select to_regclass('public.launches') as launches`;
		if (known?.['launches'])
			await sql`update public.launches set paused_at = now()
				where paused_at is null and cancelled_at is null and ends_at > now()`;
	} finally {
		await sql.end();
	}
}

/**
 * Puts a backup in a data folder's place. The folder that was there is kept aside. Campaigns in it are paused.
 *
 * @returns where the old folder is now, or null if there was none
 * @throws Refusal when an app has the folder open, or the file is not a whole backup; nothing has changed then
 */
export async function restore(file: string, folder: string): Promise<string | null> {
	if (!fs.existsSync(file)) throw new Refusal(`There is no file ${file}.`);
	const place = path.resolve(folder);
	await refuseIfOpen(place);
	fs.mkdirSync(path.dirname(place), { recursive: true });
	const fresh = `${place}.restoring-${randomBytes(4).toString('hex')}`;
	prepareFolder(fresh);
	try {
		await unpack(file, fresh);
		checkManifest(fresh, file);
		fs.chmodSync(fresh, 0o711);
		handOver(clusterIn(fresh), ownerOf(clusterIn(fresh)));
		fs.chmodSync(path.join(fresh, 'keys.json'), 0o600);
		// Replays the log, and so proves that the copy is whole before it takes anybody's place.
		const trial = await openPostgres({ folder: fresh, password: keysOf(fresh).postgres });
		try {
			await pauseCampaigns(trial);
		} finally {
			await trial.stop();
		}
		await refuseIfOpen(place);
		const aside = fs.existsSync(place)
			? `${place}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`
			: null;
		if (aside) fs.renameSync(place, aside);
		fs.renameSync(fresh, place);
		return aside;
	} finally {
		fs.rmSync(fresh, { recursive: true, force: true });
	}
}
