import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { pipelined } from '../../src/lib/server/embedded/pipeline';
import { inProject } from '../../src/lib/server/embedded/project';
import { AUTH } from '../../src/lib/server/embedded/supabase';
import { listMigrations } from '../../src/lib/server/embedded/migrations';
import { openBox } from '../../src/lib/server/embedded/supabase';
import { box, freshFolder, PASSWORD, type Stage } from './box';

describe('the box', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await box();
		await stage.sql
			.unsafe(`create function public.who() returns jsonb language sql stable set search_path = '' as
			$$ select jsonb_build_object('uid', auth.uid(), 'role', auth.role(), 'email', auth.email(),
				'claim', auth.jwt() ->> 'email') $$;
			grant execute on function public.who() to anon, authenticated, service_role`);
	});
	afterAll(() => stage.close());

	test('holds the migrations, written down where the Supabase CLI looks', async () => {
		const rows =
			await stage.sql`select version, name from supabase_migrations.schema_migrations order by version`;
		const expected = listMigrations().map(({ version, name }) => ({ version, name }));
		expect([...rows]).toEqual(expected);
	});

	test('has durable commits by default', async () => {
		const folder = await freshFolder();
		const real = await openBox({ folder, empty: true });
		const rows = await real.sql`select name, setting from pg_settings
			where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
		expect(rows.map((row) => row.setting)).toEqual(['on', 'on', 'on']);
		await real.stop();
		fs.rmSync(folder, { recursive: true });
	});

	test('answers nothing without one of its keys', async () => {
		const ask = async (headers: Record<string, string>) => {
			const request = new Request('http://box.localhost/rest/v1/rpc/who', { method: 'POST', headers });
			return (await stage.box.fetch(request)).status;
		};
		expect(await ask({})).toBe(401);
		expect(await ask({ apikey: 'sb_publishable_guessed' })).toBe(401);
		expect(await ask({ apikey: stage.box.keys.publishable })).toBe(200);
	});

	test('knows who asks, as a hosted project does', async () => {
		const ada = await stage.become('ada@earshot.example');
		const { data } = await ada.auth.getUser();
		const email = 'ada@earshot.example';
		const ask = async (headers: Record<string, string>) => {
			const request = new Request('http://box.localhost/rest/v1/rpc/who', { method: 'POST', headers });
			return (await stage.box.fetch(request)).json();
		};
		const { publishable, secret } = stage.box.keys;
		const token = (await ada.auth.getSession()).data.session?.access_token;
		expect(await ask({ apikey: publishable, authorization: `Bearer ${token}` })).toEqual({
			uid: data.user?.id,
			role: 'authenticated',
			email,
			claim: email
		});
		expect(await ask({ apikey: publishable })).toMatchObject({ uid: null, role: 'anon', email: null });
		expect(await ask({ apikey: secret })).toMatchObject({ uid: null, role: 'service_role', email: null });
	});

	test('never asks with other rights than were said, though it does not wait to hear that they were taken', async () => {
		const sql = postgres({ ...stage.box.database.address, max: 1, onnotice: () => {} });
		pipelined(sql);
		const line = await sql.reserve();
		const asking = async (role: string) => {
			await line.unsafe('begin');
			await line.unsafe("select set_config('role', $1, true)", [role]);
			return line.unsafe('select current_user as who').finally(() => line.unsafe('rollback'));
		};
		expect((await asking('anon'))[0]?.who).toBe('anon');
		await expect(asking('nobody who exists')).rejects.toThrow(/aborted/);
		expect((await asking('authenticated'))[0]?.who).toBe('authenticated');
		line.release();
		await sql.end();
	});

	test('is the same after it was closed and opened again', async () => {
		const folder = await freshFolder();
		const first = await box({ folder });
		await first.become('ben@earshot.example');
		const { keys } = first.box;
		await first.close();
		const second = await box({ folder });
		expect(second.box).toMatchObject({ keys, fresh: false });
		const { error } = await second
			.stranger()
			.auth.signInWithPassword({ email: 'ben@earshot.example', password: PASSWORD });
		expect(error).toBeNull();
		await second.close();
		fs.rmSync(folder, { recursive: true });
	});

	test('keeps its keys from everybody else on the machine', () => {
		const { mode } = fs.statSync(path.join(stage.box.folder, 'keys.json'));
		expect(mode & 0o777).toBe(0o600);
		const { host } = stage.box.database.address;
		if (path.isAbsolute(host)) expect(fs.statSync(host).mode & 0o777).toBe(0o700);
	});

	test('says the same about signing in as config.toml', () => {
		const config = fs.readFileSync(inProject('supabase', 'config.toml'), 'utf8');
		const { email, ...general } = AUTH;
		for (const [name, value] of [...Object.entries(general), ...Object.entries(email)])
			expect(config, name).toMatch(new RegExp(`^${name} = ${value}$`, 'm'));
		for (const [, name, subject] of config.matchAll(/template\.(\w+)\]\nsubject = "(.*)"/g))
			expect(fs.readFileSync(inProject('supabase', 'templates', `${name}.html`), 'utf8')).toContain(
				`<title>${subject}</title>`
			);
	});
});

describe('letters', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await box({ site: () => 'https://earshot.example' });
	});
	afterAll(() => stage.close());

	const linkIn = (text: string): URL => new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '');
	const newest = () => stage.letters()[0];

	test.each([
		['magiclink' as const, 'magic'],
		['recovery' as const, 'reset']
	])('a %s letter signs in once, through our own page', async (type, name) => {
		const email = `${name}@earshot.example`;
		await stage.become(email);
		const stranger = stage.stranger();
		const redirectTo = 'https://earshot.example/surveys?tab=new';
		if (type === 'recovery') await stranger.auth.resetPasswordForEmail(email, { redirectTo });
		else await stranger.auth.signInWithOtp({ email, options: { emailRedirectTo: redirectTo } });
		expect(newest()).toMatchObject({ to: email });
		const link = linkIn(newest()?.text ?? '');
		expect(`${link.origin}${link.pathname}`).toBe('https://earshot.example/auth/confirm');
		expect(Object.fromEntries(link.searchParams)).toMatchObject({ type, next: redirectTo });
		const token_hash = link.searchParams.get('token_hash') ?? '';
		const first = await stage.stranger().auth.verifyOtp({ type, token_hash });
		expect(first.data.user?.email).toBe(email);
		expect((await stage.stranger().auth.verifyOtp({ type, token_hash })).error).not.toBeNull();
	});

	test.each([
		'https://evil.example/take',
		'//evil.example',
		'https://earshot.example.evil.example/',
		'javascript:alert(1)'
	])('a letter never leads to %s', async (redirectTo) => {
		await stage.become('target@earshot.example');
		await stage.stranger().auth.resetPasswordForEmail('target@earshot.example', { redirectTo });
		const link = linkIn(newest()?.text ?? '');
		expect(link.origin).toBe('https://earshot.example');
		expect(link.searchParams.get('next')).toBe('https://earshot.example');
	});

	test('nobody learns from a reset whether an address is known', async () => {
		const before = stage.letters().length;
		const { error } = await stage.stranger().auth.resetPasswordForEmail('nobody@earshot.example');
		expect(error).toBeNull();
		expect(stage.letters()).toHaveLength(before);
	});

	test('an id that is a path reads no file', () => {
		expect(stage.box.outbox.read('../keys')).toBeUndefined();
		expect(stage.box.outbox.read('')).toBeUndefined();
	});

	test('with a mail server set, letters go there and none stays', async () => {
		const received: string[] = [];
		const server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData(stream, _, done) {
				let text = '';
				stream.on('data', (chunk: Buffer) => (text += chunk));
				stream.on('end', () => (received.push(text), done()));
			}
		});
		const listening = server.listen(0, '127.0.0.1');
		await new Promise((resolve) => listening.once('listening', resolve));
		const address = listening.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const mailing = await box({ smtp: `smtp://127.0.0.1:${port}`, from: 'Earshot <post@earshot.example>' });
		await mailing.stranger().auth.signInWithOtp({ email: 'cy@earshot.example' });
		expect(received.join()).toContain('To: cy@earshot.example');
		expect(received.join()).toContain('From: Earshot <post@earshot.example>');
		expect(mailing.letters()).toEqual([]);
		await mailing.close();
		await new Promise<void>((resolve) => server.close(resolve));
	});
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
	test('the data may lie where only root may enter, and Postgres still is somebody else', async () => {
		const home = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-home-'));
		expect(fs.statSync(home).mode & 0o777).toBe(0o700);
		const folder = path.join(home, 'clone', '.data');
		for (const fresh of [true, false]) {
			const open = await openBox({ folder, empty: true, durable: false });
			expect(open.fresh).toBe(fresh);
			const status = fs.readFileSync(`/proc/${open.database.pid()}/status`, 'utf8');
			expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe('65534');
			await open.stop();
		}
		fs.rmSync(home, { recursive: true });
	});
});

describe('when Postgres is killed under the app', () => {
	test('who reads is answered, and sessions go on', async () => {
		await using stage = await box({ durable: true });
		const ada = await stage.become('ada@earshot.example');
		process.kill(stage.box.database.pid(), 'SIGKILL');
		const answers = await Promise.all([ada.auth.getUser(), ada.from('teams').select('id')]);
		expect(answers.map(({ error }) => error)).toEqual([null, null]);
		expect((await ada.auth.getUser()).data.user?.email).toBe('ada@earshot.example');
	});

	test('who listens is told to come again', async () => {
		await using stage = await box();
		const ear = await stage.listen('board:1', await stage.listenToken('board:1'));
		const { database, realtime, sql } = stage.box;
		process.kill(database.pid(), 'SIGKILL');
		await expect.poll(() => database.starts(), { timeout: 10_000 }).toBe(2);
		await expect.poll(() => realtime.listeners('board:1'), { timeout: 10_000 }).toBe(0);
		await expect.poll(() => realtime.listeners('board:1'), { timeout: 10_000 }).toBe(1);
		await sql`select realtime.send('{"back": true}'::jsonb, 'changed', 'board:1', true)`;
		expect(await ear.hears(1)).toMatchObject([{ payload: { back: true } }]);
	});
});

describe('what cannot be opened says why', () => {
	const folders: string[] = [];
	const folder = () => {
		folders.push(fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-refused-')));
		return folders.at(-1) ?? '';
	};
	afterEach(() => folders.splice(0).forEach((place) => fs.rmSync(place, { recursive: true, force: true })));

	test('a file where the folder should be', async () => {
		const place = path.join(folder(), 'file');
		fs.writeFileSync(place, '');
		await expect(openBox({ folder: place })).rejects.toThrow(/is not a folder.*--data/s);
	});

	test('a migration that fails, by its name, and nothing of it stays', async () => {
		const stage = await freshFolder();
		folders.push(stage);
		const sql = 'create table public.half (id int); select 1 / 0;';
		const migrations = [...listMigrations(), { version: '99990101000000', name: 'broken', sql }];
		await expect(openBox({ folder: stage, migrations, empty: true })).rejects.toThrow(
			/99990101000000_broken\.sql/
		);
		const after = await box({ folder: stage });
		expect(await after.sql`select to_regclass('public.half') as found`).toMatchObject([{ found: null }]);
		await after.close();
	});
});
