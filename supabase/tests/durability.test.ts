import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup, restore } from '../../src/lib/server/embedded/backup';
import { inProject } from '../../src/lib/server/embedded/project';
import { openBox } from '../../src/lib/server/embedded/supabase';
import { freshFolder } from './box';

type Said = { n?: number; pid?: number; refused?: string };

/** Runs an app in a process of its own and listens to what it acknowledges. */
function startApp(folder: string, round: number) {
	const script = inProject('supabase', 'tests', 'app-to-kill.ts');
	const node = inProject('node_modules', '.bin', 'node');
	const child = spawn(node, [script, folder, String(round)], { stdio: ['ignore', 'pipe', 'ignore'] });
	const acknowledged: number[] = [];
	const watchers = new Set<() => void>();
	let last: Said = {};
	let rest = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			const said: Said = JSON.parse(line);
			last = { ...last, ...said };
			if (said.n !== undefined) acknowledged.push(said.n);
		}
		for (const check of watchers) check();
	});
	const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
	const until = (enough: () => boolean) =>
		new Promise<void>((resolve, reject) => {
			const check = () => enough() && (watchers.delete(check), resolve());
			watchers.add(check);
			void gone.then(() => reject(new Error(`The app ended: ${last.refused ?? 'without a word'}`)));
			check();
		});
	return {
		acknowledged,
		last: () => last,
		gone,
		until,
		inserts: (more: number) => {
			const goal = acknowledged.length + more;
			return until(() => acknowledged.length >= goal);
		},
		async kill() {
			child.kill('SIGKILL');
			await gone;
		}
	};
}

async function kept(folder: string, round: number): Promise<number[]> {
	const box = await openBox({ folder, empty: true });
	const rows = await box.sql`select n from public.kept where round = ${round} order by n`;
	await box.stop();
	return rows.map((row) => Number(row.n));
}

let folder: string;
beforeAll(async () => {
	folder = await freshFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('kill -9 loses nothing that was acknowledged', () => {
	test.each([1, 2, 3])('of the app, round %i', async (round) => {
		const app = startApp(folder, round);
		await app.inserts(100 * round);
		await app.kill();
		const found = new Set(await kept(folder, round));
		expect(app.acknowledged.filter((n) => !found.has(n))).toEqual([]);
		expect(found.size).toBeGreaterThanOrEqual(100 * round);
	});

	test('of Postgres, three times under one app that goes on', async () => {
		const app = startApp(folder, 10);
		await app.inserts(50);
		for (let times = 0; times < 3; times++) {
			const { pid } = app.last();
			if (pid) process.kill(pid, 'SIGKILL');
			// Inserts that were acknowledged before the kill may be heard of after it.
			await app.until(() => app.last().pid !== pid);
			await app.inserts(50);
		}
		await app.kill();
		const found = new Set(await kept(folder, 10));
		expect(app.acknowledged.filter((n) => !found.has(n))).toEqual([]);
	});

	test('of both at once', async () => {
		const app = startApp(folder, 20);
		await app.inserts(50);
		const { pid } = app.last();
		await Promise.all([app.kill(), pid && process.kill(pid, 'SIGKILL')]);
		const found = new Set(await kept(folder, 20));
		expect(app.acknowledged.filter((n) => !found.has(n))).toEqual([]);
	});
});

describe('two apps', () => {
	test('cannot open one folder: the second is told who has it, and the first goes on', async () => {
		const first = startApp(folder, 30);
		await first.inserts(1);
		const second = startApp(folder, 31);
		await second.gone;
		expect(second.last().refused).toMatch(/is open already \(earshot process \d+ on .*--data DIR/);
		await first.inserts(20);
		await first.kill();
	});

	test('that start at the same moment: exactly one gets it', async () => {
		const apps = [startApp(folder, 40), startApp(folder, 41)];
		const refused = await Promise.race(apps.map(async (app) => (await app.gone, app)));
		const winner = apps.find((app) => app !== refused);
		expect(refused?.last().refused).toMatch(/is open already/);
		await winner?.inserts(20);
		await winner?.kill();
	});
});

describe('backup and restore', () => {
	let place: string;
	beforeAll(() => {
		place = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-backup-'));
		fs.chmodSync(place, 0o711);
	});
	afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

	test('everything acknowledged before it is in a backup that was made while writers run', async () => {
		const app = startApp(folder, 50);
		await app.inserts(200);
		const before = [...app.acknowledged];
		const file = path.join(place, 'running.tar.gz');
		await backup(folder, file);
		await app.inserts(20);
		await app.kill();
		const elsewhere = path.join(place, 'elsewhere');
		expect(await restore(file, elsewhere)).toBeNull();
		const found = new Set(await kept(elsewhere, 50));
		expect(before.filter((n) => !found.has(n))).toEqual([]);
		expect(fs.statSync(file).mode & 0o777).toBe(0o600);
	});

	test('transaction ids go on where they were, since the counts remember them', async () => {
		const now = async (where: string) => {
			const box = await openBox({ folder: where, empty: true });
			const [row] =
				await box.sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid, (select xmin::text
				from public.kept where round = 1 and n = 0) as of_row`;
			await box.stop();
			return { xid: BigInt(String(row?.xid)), ofRow: String(row?.of_row) };
		};
		const original = await now(folder);
		const file = path.join(place, 'stopped.tar.gz');
		await backup(folder, file);
		await restore(file, path.join(place, 'copy'));
		const copy = await now(path.join(place, 'copy'));
		expect(copy.ofRow).toBe(original.ofRow);
		expect(copy.xid).toBeGreaterThanOrEqual(original.xid);
	});

	test('no letter that waited then leaves before somebody has looked', async () => {
		const file = path.join(place, 'sending.tar.gz');
		const copy = path.join(place, 'sending');
		const paused = async (where: string, before = '') => {
			const box = await openBox({ folder: where, empty: true });
			if (before) await box.sql.unsafe(before);
			const rows = await box.sql`select paused_at is not null as paused, ends_at > now() as runs
				from public.launches order by ends_at`;
			await box.stop();
			return rows.map(({ paused, runs }) => [runs, paused]);
		};
		const launch = (
			ends: string
		) => `insert into public.launches (campaign_id, plan, version, begins_at, ends_at)
			values (gen_random_uuid(), '{}', 1, now() - interval '9 days', now() + interval '${ends}');`;
		// Of campaigns that are nobody's: only how they stand is of interest.
		const two = `set session_replication_role = replica; ${launch('1 day')} ${launch('-1 day')}`;
		expect(await paused(folder, two)).toEqual([
			[false, false],
			[true, false]
		]);
		await backup(folder, file);
		await restore(file, copy);
		expect(await paused(copy)).toEqual([
			[false, false],
			[true, true]
		]);
		expect(await paused(folder, 'delete from public.launches')).toEqual([]);
	});

	test('a folder in use is not replaced, and one that is not is kept aside', async () => {
		const file = path.join(place, 'stopped.tar.gz');
		const copy = path.join(place, 'copy');
		const box = await openBox({ folder: copy, empty: true });
		await expect(restore(file, copy)).rejects.toThrow(/is open already/);
		await box.stop();
		const aside = await restore(file, copy);
		expect(fs.existsSync(path.join(aside ?? '', 'keys.json'))).toBe(true);
		expect((await kept(copy, 1)).length).toBeGreaterThan(0);
	});

	test('what is no backup changes nothing', async () => {
		const file = path.join(place, 'letter.tar.gz');
		fs.writeFileSync(file, 'Dear all,');
		const copy = path.join(place, 'copy');
		await expect(restore(file, copy)).rejects.toThrow(/tar/);
		expect((await kept(copy, 1)).length).toBeGreaterThan(0);
		expect(fs.readdirSync(place).filter((name) => name.includes('restoring'))).toEqual([]);
	});
});
