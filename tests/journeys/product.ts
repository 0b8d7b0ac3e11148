import type { TestProject } from 'vitest/node';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { freePort, ROOT, startProduct, throwAway } from '../../bench/product';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the built product, running with the demo on a data folder of its own. */
		url: string;
		data: string;
	}
}

/** One product for all journeys: each makes people and surveys of its own in it. */
export default async function setup({ provide }: TestProject) {
	if (!existsSync(path.join(ROOT, 'build/handler.js')))
		throw new Error('Build the product first: npm run build');
	const data = throwAway();
	const product = await startProduct(data.folder, await freePort());
	provide('url', product.url);
	provide('data', data.folder);
	return async () => {
		await product.stop();
		data.remove();
	};
}
