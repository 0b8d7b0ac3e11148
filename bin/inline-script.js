import { createHash } from 'node:crypto';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { viteImportGlobPlugin } from 'rolldown/experimental';

/**
 * `import script from './enhance.ts?inline-script'` gives `{ code, hash }`: the file and all that it
 * imports as one minified classic script, and the CSP source that allows exactly this text.
 * A respondent's page carries its script inside the document, so that it needs no second request.
 *
 * @returns {import('vite').Plugin}
 */
export function inlineScript() {
	const suffix = '?inline-script';
	let root = process.cwd();
	return {
		name: 'earshot-inline-script',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(source, importer) {
			if (!source.endsWith(suffix)) return;
			const target = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true });
			return target && target.id + suffix;
		},
		async load(id) {
			if (!id.endsWith(suffix)) return;
			const bundle = await rolldown({
				input: id.slice(0, -suffix.length),
				platform: 'browser',
				plugins: [viteImportGlobPlugin({ root })],
				resolve: { alias: { $lib: path.join(root, 'src/lib') } }
			});
			const { output } = await bundle.generate({ format: 'iife', minify: true });
			await bundle.close();
			for (const file of output[0].moduleIds) this.addWatchFile(file);
			// `</script` inside a string would end the element that carries the code.
			const code = output[0].code.trim().replace(/<\/(script)/gi, '<\\/$1');
			const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
			return `export default ${JSON.stringify({ code, hash })};`;
		}
	};
}
