// `npm start`: from a clean clone to a running product. Runs on the Node that the machine has (18 or newer), with
// nothing installed; what it starts runs on the Node from package.json.
import { spawn } from 'node:child_process';
import { built, inRoot, isWindows, ownNode, ready, root } from './install.js';
import { Mistake, readWishes, USAGE } from './wishes.js';

function serve() {
	const args = [inRoot('bin', 'serve.js'), ...process.argv.slice(2)];
	const env = { ...process.env, NODE_ENV: 'production' };
	const child = spawn(ownNode(), args, { cwd: root, stdio: 'inherit', shell: isWindows, env });
	// Ctrl-C reaches the child by itself; other ways of stopping only reach us.
	process.on('SIGINT', () => {});
	for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
		process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

try {
	if (readWishes(process.argv.slice(2), process.env).help) console.log(USAGE);
	else {
		ready();
		built();
		serve();
	}
} catch (error) {
	console.error(error instanceof Mistake ? error.message : error);
	process.exit(1);
}
