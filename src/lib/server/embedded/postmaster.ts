import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { give, type Owner } from './owner.ts';

/** Where a Postgres listens: a folder with its socket, or loopback where there are no sockets. */
export type Address = { host: string; port: number };

export type Orders = {
	program: string;
	cluster: string;
	owner: Owner;
	address: Address;
	/** False only for throw-away data of tests: a commit then does not wait for the disk. */
	durable: boolean;
};

export type Postmaster = {
	/** Ends when the server does, with the last that it said. */
	gone: Promise<string>;
	/** Fast shutdown: sessions are cut, everything committed is on disk. */
	stop(): Promise<void>;
};

const IS_WINDOWS = process.platform === 'win32';

/**
 * The server is a child of this small shell, and the shell holds one end of a pipe whose other end is the app's.
 * However the app ends, kill -9 included, the pipe closes and the server shuts down; nothing is left behind that a
 * next start would have to fight with. The shell also reaps it where no init does.
 */
const KEEPER = `
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
( read -r _ <&3; kill -INT $server ) 2>/dev/null &
watch=$!
trap 'kill -INT $server' INT TERM HUP
while kill -0 $server 2>/dev/null; do wait $server; done
kill $watch 2>/dev/null
case "$EARSHOT_SOCKET" in */earshot-*) rm -rf "$EARSHOT_SOCKET";; esac
`;

/**
 * The name under which Postgres is told its folder. It starts inside the folder, and this name leads there without
 * a walk through the folders above, which its user may not be allowed to enter (a clone in root's home).
 */
export const folderName = (cluster: string, owner: Owner): string =>
	process.platform === 'linux' && owner.uid !== undefined ? '/proc/self/cwd' : cluster;

const settings = (orders: Orders): string[] => {
	const { address, durable } = orders;
	const onSocket = path.isAbsolute(address.host);
	const list = {
		listen_addresses: onSocket ? '' : address.host,
		unix_socket_directories: onSocket ? address.host : '',
		port: address.port,
		shared_buffers: '64MB',
		max_connections: 60,
		wal_compression: 'on',
		log_min_messages: 'log',
		log_min_error_statement: 'panic',
		logging_collector: 'off',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	return Object.entries(list).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

function launch(orders: Orders): ChildProcess {
	const { program, cluster, owner, address } = orders;
	const args = ['-D', folderName(cluster, owner), ...settings(orders)];
	const common = { ...owner, cwd: cluster, stdio: ['pipe', 'ignore', 'pipe'] as ['pipe', 'ignore', 'pipe'] };
	if (IS_WINDOWS) return spawn(program, args, common);
	if (path.isAbsolute(address.host)) {
		fs.mkdirSync(address.host, { recursive: true, mode: 0o700 });
		give(address.host, owner);
	}
	// Detached: Ctrl-C is for the app, which ends its requests before its database.
	return spawn('/bin/sh', ['-c', KEEPER, 'earshot-keeper', program, ...args], {
		...common,
		detached: true,
		env: {
			PATH: process.env.PATH,
			TZ: 'UTC',
			EARSHOT_SOCKET: path.isAbsolute(address.host) ? address.host : ''
		}
	});
}

/**
 * Starts one Postgres and waits until it accepts connections.
 *
 * @throws Error with what the server said, when it ends instead
 */
export async function startPostmaster(orders: Orders): Promise<Postmaster> {
	const child = launch(orders);
	let said = '';
	let isUp = () => {};
	const up = new Promise<void>((resolve) => (isUp = resolve));
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		said = (said + text).slice(-4000);
		if (said.includes('ready to accept connections')) isUp();
	});
	child.stdin?.on('error', () => {});
	const gone = new Promise<string>((resolve) => {
		child.once('error', (error) => resolve(String(error)));
		child.once('close', () => resolve(said));
	});
	const failed = await Promise.race([up.then(() => null), gone]);
	if (failed !== null) throw new Error(failed);
	return {
		gone,
		async stop() {
			if (IS_WINDOWS) child.kill('SIGINT');
			else child.stdin?.end();
			await gone;
		}
	};
}
