import { createHash } from 'node:crypto';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { pageScript } from './page-script.js';

const QUERY = /\?(inline|page)-script$/;

/**
 * Scripts that stand inside a document, so that it needs no second request.
 *
 * `import script from './around.ts?inline-script'` gives `{ code, hash }`: the file and all that it imports as one
 * minified classic script, and the CSP source that allows exactly this text.
 * `import pieces from './enhance.ts?page-script'` gives one in pieces: see `page-script.js`.
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
		/** Vitest keeps what it made of a file until that file changes; these are made of many. */
		configureVitest({ defineCacheKeyGenerator }) {
			defineCacheKeyGenerator(({ id }) => (QUERY.test(id) ? false : undefined));
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
			const entry = id.slice(0, query.index);
			const { files, ...made } =
				query[1] === 'page' ? await pageScript(root, entry) : await whole(root, entry);
			for (const file of files) this.addWatchFile(file);
			return `export default ${JSON.stringify(made)};`;
		}
	};
}

/** @param {string} root @param {string} entry */
async function whole(root, entry) {
	const bundle = await rolldown({
		input: entry,
		platform: 'browser',
		resolve: { alias: { $lib: path.join(root, 'src/lib') } }
	});
	const { output } = await bundle.generate({ format: 'iife', minify: true });
	await bundle.close();
	// `</script` inside a string would end the element that carries the code.
	const code = output[0].code
		.trim()
		.replace(/\/\* [@#]__PURE__ \*\/ /g, '')
		.replace(/<\/(script)/gi, '<\\/$1');
	const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
	return { code, hash, files: output[0].moduleIds };
}
