import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { viteImportGlobPlugin } from 'rolldown/experimental';

const QUERY = /\?inline-script(?:=(\w+))?$/;

/**
 * `import script from './enhance.ts?inline-script'` gives `{ code, hash }`: the file and all that it
 * imports as one minified classic script, and the CSP source that allows exactly this text.
 * A respondent's page carries its script inside the document, so that it needs no second request.
 *
 * With `?inline-script=plain`, wherever `x.plain.ts` stands beside `x.ts`, it is taken instead: a script
 * for the surveys that need less.
 *
 * @returns {import('vite').Plugin}
 */
export function inlineScript() {
	let root = process.cwd();
	return {
		name: 'earshot-inline-script',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(source, importer) {
			const query = QUERY.exec(source);
			if (!query) return;
			const target = await this.resolve(source.slice(0, query.index), importer, { skipSelf: true });
			return target && target.id + query[0];
		},
		async load(id) {
			const query = QUERY.exec(id);
			if (!query) return;
			const bundle = await rolldown({
				input: id.slice(0, query.index),
				platform: 'browser',
				plugins: [variant(query[1]), viteImportGlobPlugin({ root })],
				resolve: { alias: { $lib: path.join(root, 'src/lib') } }
			});
			const { output } = await bundle.generate({ format: 'iife', minify: true });
			await bundle.close();
			for (const file of output[0].moduleIds) this.addWatchFile(file);
			// `</script` inside a string would end the element that carries the code.
			const code = output[0].code
				.trim()
				.replace(/\/\* [@#]__PURE__ \*\/ /g, '')
				.replace(/<\/(script)/gi, '<\\/$1');
			const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
			return `export default ${JSON.stringify({ code, hash })};`;
		}
	};
}

/**
 * @param {string | undefined} name
 * @returns {import('rolldown').Plugin}
 */
const variant = (name) => ({
	name: 'earshot-variant',
	async resolveId(source, importer) {
		if (!name || !importer) return;
		const found = await this.resolve(source, importer, { skipSelf: true });
		if (!found) return;
		const instead = found.id.replace(/\.ts$/, `.${name}.ts`);
		// The smaller file may take something from the larger.
		return ![found.id, importer].includes(instead) && existsSync(instead) ? instead : found;
	}
});
