import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as prettier from 'prettier';
import { inProject } from './project.ts';
import { openBox } from './supabase.ts';

const run = promisify(execFile);

const HEAD =
	'// Written by `npm run types` from supabase/migrations. Do not edit: change a migration, then run it.\n';

/** Where the generated types are kept. */
export const TYPES = inProject('src', 'lib', 'server', 'database.types.ts');

/**
 * Applies the migrations to a throw-away database and has the Supabase CLI write down its types.
 *
 * @returns the text of database.types.ts, formatted
 */
export async function generateTypes(): Promise<string> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-types-'));
	fs.chmodSync(folder, 0o711);
	const box = await openBox({ folder, empty: true, durable: false, loopback: true });
	try {
		const { host, port, password } = box.database.address;
		const cli = createRequire(inProject('package.json')).resolve('supabase/package.json');
		const bin = path.join(path.dirname(cli), JSON.parse(fs.readFileSync(cli, 'utf8')).bin.supabase);
		const remote = `--remote=postgresql://postgres:${password}@${host}:${port}/postgres?sslmode=disable`;
		const args = [bin, 'gen', 'types', 'typescript', remote, '--schema', 'public'];
		const env = { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
		const { stdout } = await run(process.execPath, args, { cwd: folder, env, maxBuffer: 16e6 });
		const options = await prettier.resolveConfig(TYPES);
		return await prettier.format(HEAD + stdout, { ...options, parser: 'typescript' });
	} finally {
		await box.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
