import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Sql } from 'postgres';
import { inProject } from './project.ts';
import { Refusal } from './refusal.ts';

/** A migration as the Supabase CLI names its files: `<version>_<name>.sql`. */
export type Migration = { version: string; name: string; sql: string };

const SEED = 'supabase/seed.sql';

/** @returns the project's migrations, oldest first */
export function listMigrations(folder = inProject('supabase', 'migrations')): Migration[] {
	const files = fs.readdirSync(folder).filter((file) => /^\d+_.+\.sql$/.test(file));
	return files.sort().map((file) => {
		const [, version = '', name = ''] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
		return { version, name, sql: fs.readFileSync(path.join(folder, file), 'utf8') };
	});
}

/**
 * Applies what has not been applied yet, each migration in a transaction of its own, and writes it down where the
 * Supabase CLI looks for it.
 *
 * @throws Refusal naming the migration that failed; the ones before it stay, it leaves nothing behind
 */
export async function migrate(sql: Sql, migrations: Migration[]): Promise<number> {
	const rows = await sql`select version from supabase_migrations.schema_migrations`;
	const done = new Set(rows.map((row) => String(row.version)));
	const due = migrations.filter(({ version }) => !done.has(version));
	for (const { version, name, sql: text } of due) {
		try {
			await sql.begin(async (tx) => {
				await tx.unsafe(text);
				await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
					values (${version}, ${name}, ${[text]})`;
			});
		} catch (error) {
			throw new Refusal(`The migration ${version}_${name}.sql cannot be applied: ${String(error)}`);
		}
	}
	return due.length;
}

/**
 * Fills a fresh database from `supabase/seed.sql`, once in its life. That it was, or that nobody wanted it, is
 * written down in the same transaction, so that a start which is killed halfway begins the seed again.
 *
 * @param empty true leaves the database without the demo, for good
 * @returns whether this was the database's first start, and whether the demo lives in it
 */
export async function seedOnce(sql: Sql, empty: boolean): Promise<{ fresh: boolean; seeded: boolean }> {
	const [before] = await sql`select hash from supabase_migrations.seed_files where path = ${SEED}`;
	if (before) return { fresh: false, seeded: before.hash !== 'empty' };
	const file = inProject(...SEED.split('/'));
	const text = empty || !fs.existsSync(file) ? '' : fs.readFileSync(file, 'utf8');
	const hash = text ? createHash('sha256').update(text).digest('hex') : 'empty';
	try {
		await sql.begin(async (tx) => {
			if (text) await tx.unsafe(text);
			await tx`insert into supabase_migrations.seed_files (path, hash) values (${SEED}, ${hash})`;
		});
	} catch (error) {
		throw new Refusal(`The seed ${SEED} cannot be applied: ${String(error)}`);
	}
	return { fresh: true, seeded: text !== '' };
}
