// `npm run backup -- [FILE] [--data DIR]`: the folder's database and stored files as one file, also while the app runs.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from '../src/lib/server/embedded/backup.ts';

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { data: { type: 'string' } }
	});
	const stamp = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
	const file = path.resolve(positionals[0] ?? path.join('backups', `earshot-${stamp}.tar.gz`));
	await backup(path.resolve(values.data ?? process.env.DATA_DIR ?? '.data'), file);
	console.log(`Wrote ${file}. It holds answers, files and keys: keep it where only you can read it.`);
} catch (error) {
	console.error(error instanceof Error && /Refusal|TypeError/.test(error.name) ? error.message : error);
	process.exit(1);
}
