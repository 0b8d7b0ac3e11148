import path from 'node:path';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import type { BlockKinds } from '../../src/lib/site/blocks/block.ts';
import { ROOT } from '../product.ts';

/** Every kind of block with its fields, from the blocks' own files: one that is added is attacked too. */
export async function blockKinds(): Promise<BlockKinds> {
	const server = await createServer({
		root: ROOT,
		// Not the product's: it would make the interface's words anew beneath the feet of whoever is running.
		configFile: false,
		plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
		resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
		appType: 'custom',
		logLevel: 'error',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true, include: [] }
	});
	try {
		const { kinds } = await server.ssrLoadModule('/src/lib/site/blocks/registry.ts');
		return kinds;
	} finally {
		await server.close();
	}
}
