import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * What somebody asked for on the command line; the environment answers for what they did not say.
 * Plain JavaScript without dependencies: it also runs on the machine's own Node, before anything is installed.
 *
 * @typedef {{ port: number, host: string, data: string, empty: boolean, help: boolean }} Wishes
 */

export const USAGE = `npm start -- [--port N] [--host [ADDRESS]] [--data DIR] [--empty]

  --port N        where to listen (3000)
  --host ADDRESS  who may reach it: 127.0.0.1 is this machine only, 0.0.0.0 everybody on the network
  --data DIR      where the data lives (.data)
  --empty         a fresh database starts without the demo team`;

/** A mistake on the command line, as a sentence. */
export class Mistake extends Error {}

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Wishes}
 * @throws {Mistake}
 */
export function readWishes(args, env) {
	// `--host` alone means everybody, as people know it from other tools.
	const spelled = args.flatMap((arg, at) =>
		arg === '--host' && (args[at + 1] ?? '--').startsWith('--') ? ['--host', '0.0.0.0'] : [arg]
	);
	const port = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean' });
	const options = { port, host: port, data: port, empty: flag, help: flag };
	let values;
	try {
		({ values } = parseArgs({ args: spelled, options }));
	} catch (error) {
		throw new Mistake(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
	}
	const number = Number(values.port ?? env.PORT ?? 3000);
	if (!Number.isInteger(number) || number < 0 || number > 65535)
		throw new Mistake(`The port is a number from 0 to 65535.\n\n${USAGE}`);
	return {
		port: number,
		host: values.host ?? env.HOST ?? '127.0.0.1',
		data: path.resolve(values.data ?? env.DATA_DIR ?? '.data'),
		empty: values.empty ?? ['1', 'true'].includes(env.EARSHOT_EMPTY ?? ''),
		help: values.help ?? false
	};
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {string[]} the addresses under which a browser finds the server
 */
export function addressesOf(host, port) {
	if (host !== '0.0.0.0' && host !== '::') {
		const isHere = ['127.0.0.1', 'localhost', '::1'].includes(host);
		return [`http://${isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`];
	}
	const found = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
	const outside = found.filter(({ family, internal }) => family === 'IPv4' && !internal);
	return [`http://localhost:${port}`, ...outside.map(({ address }) => `http://${address}:${port}`)];
}
