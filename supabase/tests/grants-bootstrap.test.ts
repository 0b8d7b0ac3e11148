import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, type Stage } from './box';

// @supabase/lite, left alone, grants everything to everyone at its first request. These stories fail when it does.
let stage: Stage;
beforeAll(async () => {
	stage = await box();
	await stage.sql.unsafe(`
		create table public.locked (id int primary key);
		create table public.shown (id int primary key);
		alter table public.locked enable row level security;
		alter table public.shown enable row level security;
		create policy "all" on public.locked for all to anon, authenticated using (true) with check (true);
		create policy "all" on public.shown for all to anon, authenticated using (true) with check (true);
		insert into public.locked values (1);
		insert into public.shown values (1);
		grant all on public.locked, public.shown to anon, authenticated;
		revoke all on public.locked from anon, authenticated;
		create function public.kept() returns int language sql as 'select 1';`);
});
afterAll(() => stage.close());

const rightsOf = (role: string) =>
	stage.sql`select table_schema, table_name, privilege_type from information_schema.role_table_grants
		where grantee = ${role} and table_schema in ('public', 'auth', 'supabase_migrations') order by 1, 2, 3`;

async function ask(path: string, token?: string, init: RequestInit = {}) {
	const headers = { apikey: stage.box.keys.publishable, 'content-type': 'application/json' };
	const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
	const request = new Request(`http://box.localhost/rest/v1/${path}`, {
		...init,
		headers: { ...headers, ...authorization }
	});
	return stage.box.fetch(request);
}

const tokenOf = async (email: string) =>
	(await (await stage.become(email)).auth.getSession()).data.session?.access_token ?? '';

test('requests of every kind leave every grant as it was', async () => {
	const before = [await rightsOf('anon'), await rightsOf('authenticated')];
	const token = await tokenOf('ada@earshot.example');
	await Promise.all([
		ask('shown'),
		ask('shown', token),
		ask('shown', token, { method: 'POST', body: '{"id":2}' }),
		ask('locked', token),
		stage.house().auth.getUser(token)
	]);
	expect([await rightsOf('anon'), await rightsOf('authenticated')]).toEqual(before);
});

test('a REVOKE survives requests, and the same table without it is open', async () => {
	const token = await tokenOf('ada@earshot.example');
	for (const who of [undefined, token]) {
		expect((await ask('shown', who)).status).toBe(200);
		expect([401, 403]).toContain((await ask('locked', who)).status);
		expect([401, 403]).toContain((await ask('locked', who, { method: 'POST', body: '{"id":9}' })).status);
	}
});

test('a new table and a new function are closed until somebody grants them by name', async () => {
	await stage.sql.unsafe('create table public.newcomer (id int)');
	const rows = await stage.sql`select has_table_privilege(role, 'public.newcomer', 'select') as reads,
			has_function_privilege(role, 'public.kept()', 'execute') as runs
		from unnest(array['anon', 'authenticated']) as role`;
	expect([...rows]).toEqual([
		{ reads: false, runs: false },
		{ reads: false, runs: false }
	]);
});

test.each(['auth', 'supabase_migrations', 'realtime', 'extensions', 'pg_catalog'])(
	'the schema %s is not served',
	async (schema) => {
		const headers = { apikey: stage.box.keys.publishable, 'accept-profile': schema };
		const table =
			{ auth: 'users', realtime: 'messages', pg_catalog: 'pg_authid' }[schema] ?? 'schema_migrations';
		const answer = await stage.box.fetch(new Request(`http://box.localhost/rest/v1/${table}`, { headers }));
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
	}
);

test('nobody but Postgres itself reads the passwords', async () => {
	for (const role of ['anon', 'authenticated'])
		await expect(
			stage.sql.begin(async (tx) => {
				await tx.unsafe(`set local role ${role}`);
				await tx`select encrypted_password from auth.users`;
			})
		).rejects.toThrow(/permission denied/);
});
