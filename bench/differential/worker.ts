import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { ROOT } from '../product.ts';

// Examines one survey after the other, apart from the bench: what hangs or runs out of memory here is stopped there.

type Run = typeof import('./run.ts');
type Generate = typeof import('./generate.ts');
/** A survey to examine: given, or to be made from a number. */
export interface Order {
	id: string;
	definition?: unknown;
	made?: number;
	seed: number;
	steps: number;
}

// The registries of question types are found by glob, which is Vite's.
const server = await createServer({
	configFile: false,
	root: ROOT,
	appType: 'custom',
	logLevel: 'error',
	plugins: [svelte({ configFile: false })],
	resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
	server: { middlewareMode: true, hmr: false, ws: false, watch: null },
	optimizeDeps: { noDiscovery: true }
});
const { examine, quieten } = (await server.ssrLoadModule('/bench/differential/run.ts')) as Run;
const { generated } = (await server.ssrLoadModule('/bench/differential/generate.ts')) as Generate;
quieten();
parentPort?.on('message', ({ id, definition, made, seed, steps }: Order) => {
	const one = { id, definition: made === undefined ? definition : generated(made) };
	parentPort?.postMessage(examine(one, { seeds: [seed], steps, now: new Date() }));
});
parentPort?.postMessage('ready');
