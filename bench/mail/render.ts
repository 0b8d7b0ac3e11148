import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../product.ts';

export interface Rendered {
	letters: number;
	/** Filled letters a second of the CPU's time, of both languages. */
	filledPerSecond: number;
	compiledPerSecond: number;
	/** CPU of one letter, in microseconds. */
	fillUs: number;
	compileUs: number;
	/** Filled, and its HTML written out as the bytes that leave: V8 joins texts only when somebody reads them. */
	writtenUs: number;
	/** How many letters can be filled in the time that compiling one takes. */
	ratio: number;
	/** Letters with a hostile name that were compared with what MJML makes of that name, and those that differ. */
	compared: number;
	differing: number;
	/** HTML of one letter. */
	bytes: number;
}

/**
 * Letters filled beside letters compiled for each recipient, in one process, by CPU time.
 *
 * @param letters how many recipients, of two languages
 */
export async function rendering(letters: number): Promise<Rendered> {
	// Built as the product is: letters are found by glob, which is Vite's, and its development server reaches every import
	// through a getter. Inside of the project, so that packages are found from there.
	const folder = path.join(ROOT, '.svelte-kit', `bench-render-${process.pid}`);
	try {
		await build({
			configFile: false,
			root: ROOT,
			logLevel: 'error',
			resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
			build: { ssr: 'bench/mail/rendered.ts', outDir: folder, copyPublicDir: false }
		});
		const file = pathToFileURL(path.join(folder, 'rendered.js')).href;
		const { measure }: typeof import('./rendered.ts') = await import(file);
		return await measure(letters, path.join(ROOT, '../shared/corpus'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
