// `npm run serve`: the built product and its Supabase, in this process. See `npm start -- --help`.
import { createServer } from 'node:http';
import { inRoot } from './install.js';
import { addressesOf, Mistake, readWishes, USAGE } from './wishes.js';

const started = performance.now();

/** The demo's own login, made by supabase/seed.sql. */
const DEMO = 'ada@earshot.example / listen-closely';
const PATIENCE = 10_000;

/** @param {unknown} why @returns {never} */
function giveUp(why) {
	const isSentence = why instanceof Mistake || (why instanceof Error && why.name === 'Refusal');
	console.error(isSentence && why instanceof Error ? why.message : why);
	process.exit(1);
}

/** The Supabase that the product opened while it was loaded: see src/lib/server/door.ts. */
const behind = () => Reflect.get(globalThis, Symbol.for('earshot.opened'));

/** @param {import('./wishes.js').Wishes} wishes */
function prepareEnvironment({ port, host, data, empty }) {
	Object.assign(process.env, {
		PORT: String(port),
		HOST: host,
		DATA_DIR: data,
		EARSHOT_EMPTY: empty ? '1' : ''
	});
	// For forms with files at respondents' pages and films for sites; src/lib/server/ceiling.ts keeps everything else far
	// below.
	process.env.BODY_SIZE_LIMIT ??= '52M';
	// Without ORIGIN, people reach us directly and without https: the server below says so on every request. Behind a
	// proxy, ORIGIN or adapter-node's own PROTOCOL_HEADER says how.
	if (!process.env.ORIGIN) process.env.PROTOCOL_HEADER ??= 'x-earshot-protocol';
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port that it listens on
 */
function listen(server, port, host) {
	return new Promise((resolve, reject) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			const again = `Start with another one: npm start -- --port ${port + 1}`;
			const why = {
				EADDRINUSE: `Port ${port} is taken by another program. ${again}`,
				EACCES: `Port ${port} may not be opened by this user. ${again.replace(String(port + 1), '3000')}`,
				EADDRNOTAVAIL: `This machine has no address ${host}. Leave --host away, or use --host 0.0.0.0.`
			}[error.code ?? ''];
			reject(why ? new Mistake(why) : error);
		});
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/** A new build takes the files of the running one away: that costs a page, and must not cost the answers. */
function outliveBuilds() {
	process.on('uncaughtException', (/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code === 'ENOENT' && error.path?.startsWith(inRoot('build')))
			return console.error('The product was built anew while it ran. Start it again to serve the new one.');
		console.error(error);
		process.exit(1);
	});
}

/** @param {import('node:http').Server} server */
function stopOnSignals(server) {
	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		setTimeout(() => process.exit(1), PATIENCE).unref();
		// What works in the background ends first: it would find the database gone.
		Reflect.apply(process.emit, process, ['sveltekit:shutdown', 'SIGTERM']);
		const closed = new Promise((resolve) => server.close(resolve));
		behind()?.box?.realtime.close();
		server.closeIdleConnections();
		await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3_000))]);
		server.closeAllConnections();
		// A letter that is just being handed over is written down as sent, or somebody gets it twice.
		await Reflect.get(globalThis, Symbol.for('earshot.finishing'));
		await behind()?.box?.stop();
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}

async function main() {
	if (process.loadEnvFile) {
		try {
			process.loadEnvFile('.env');
		} catch {
			// There need not be one.
		}
	}
	const wishes = readWishes(process.argv.slice(2), process.env);
	if (wishes.help) return console.log(USAGE);
	prepareEnvironment(wishes);

	/** @type {(handler: import('node:http').RequestListener) => void} */
	let serve = () => {};
	/** @type {Promise<import('node:http').RequestListener>} */
	const product = new Promise((resolve) => (serve = resolve));
	// Who comes before the product is loaded waits that second.
	const server = createServer(async (request, response) => {
		// Beware: whatever a client says about itself here is not so.
		delete request.headers['x-earshot-protocol'];
		if (process.env.PROTOCOL_HEADER === 'x-earshot-protocol') request.headers['x-earshot-protocol'] = 'http';
		(await product)(request, response);
	});
	server.on('upgrade', (request, socket, head) => {
		if (!behind()?.box?.realtime.upgrade(request, socket, head)) socket.destroy();
	});
	// The port comes first: a start that cannot be reached should not open the database.
	const port = await listen(server, wishes.port, wishes.host);
	process.env.PORT = String(port);
	stopOnSignals(server);
	outliveBuilds();
	const { handler } = await import(new URL('../build/handler.js', import.meta.url).href);
	serve(handler);
	report(wishes.host, port);
}

/** @param {string} host @param {number} port */
function report(host, port) {
	const lines = Reflect.get(globalThis, Symbol.for('earshot.describe'))?.() ?? [];
	const addresses = process.env.ORIGIN ? [process.env.ORIGIN] : addressesOf(host, port);
	const demo = behind()?.box?.seeded ? ['', `  Demo       ${DEMO}`] : [];
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const said = lines.map((/** @type {string} */ line) => `  ${line}`);
	console.log(
		['', ...said, '', `  Earshot    ${addresses.join('  ')}  (ready in ${seconds} s)`, ...demo, ''].join('\n')
	);
}

await main().catch(giveUp);
