// `npm run bench -- NAME [options]`: measures one claim on the built product; its last line is one JSON object.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { built, ready } from './install.js';

const root = ready();
const [name = '', ...rest] = process.argv.slice(2);
const file = path.join(root, 'bench', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
	const known = readdirSync(path.join(root, 'bench'))
		.filter((one) => one.endsWith('.ts'))
		.map((one) => one.replace('.ts', ''))
		.filter((one) => readFileSync(path.join(root, 'bench', `${one}.ts`), 'utf8').includes(`bench: '${one}'`));
	console.error(`Say which: npm run bench -- NAME, NAME one of ${known.join(', ')}.`);
	process.exit(2);
}
// Also for those that need only what a build makes on its way, as on a fresh clone there is neither.
built();
const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const { status } = spawnSync(node, ['--disable-warning=ExperimentalWarning', file, ...rest], {
	cwd: root,
	stdio: 'inherit'
});
process.exit(status ?? 1);
