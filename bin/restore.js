// `npm run restore -- FILE [--data DIR]`: puts a backup in the folder's place; the old folder is kept aside.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from '../src/lib/server/embedded/backup.ts';

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { data: { type: 'string' } }
	});
	const [file] = positionals;
	if (!file) throw new TypeError('Say which file: npm run restore -- FILE [--data DIR].');
	const folder = path.resolve(values.data ?? process.env.DATA_DIR ?? '.data');
	const aside = await restore(path.resolve(file), folder);
	console.log(
		`Restored ${file} to ${folder}.${aside ? ` What was there is in ${aside}.` : ''} Start with: npm start`
	);
} catch (error) {
	console.error(error instanceof Error && /Refusal|TypeError/.test(error.name) ? error.message : error);
	process.exit(1);
}
