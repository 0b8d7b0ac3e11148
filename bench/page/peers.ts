import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { Definition } from '../author.ts';
import { ROOT } from '../product.ts';
import { plainPage } from './plain.ts';

// The pages that ours is compared with, from one server of their own.

const ENTRY = `
	import { Model } from 'survey-core';
	import 'survey-js-ui';
	const survey = new Model(JSON.parse(document.getElementById('definition').textContent));
	survey.render(document.getElementById('surveyElement'));`;

/** survey-core and survey-js-ui with one survey's code, as a bundler makes it. */
async function bundled(): Promise<string> {
	const bundle = await rolldown({
		input: 'peer:entry',
		platform: 'browser',
		cwd: ROOT,
		resolve: { alias: { 'survey-core': path.join(ROOT, 'node_modules/survey-core-2/fesm/survey-core.mjs') } },
		plugins: [
			{
				name: 'peer',
				resolveId: (id) => (id === 'peer:entry' ? path.join(ROOT, 'bench/page/peer-entry.js') : null),
				load: (id) => (id.endsWith('peer-entry.js') ? ENTRY : null)
			}
		]
	});
	const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
	await bundle.close();
	return output[0].code;
}

/** Without the fonts that the default style asks another host for: they are not counted against it. */
const style = () =>
	readFileSync(path.join(ROOT, 'node_modules/survey-core-2/survey-core.fontless.min.css'), 'utf8');

const surveyjsPage = (definition: Definition) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Survey</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/survey.css"><script defer src="/survey.js"></script></head><body><div id="surveyElement"></div><script type="application/json" id="definition">${JSON.stringify(definition).replaceAll('<', '\\u003c')}</script></body></html>`;

export interface Peers {
	url: string;
	close(): void;
}

/** Serves `/surveyjs` and `/static` for the definition, compressed as well as can be. */
export async function servePeers(definition: Definition): Promise<Peers> {
	const files: Record<string, [type: string, text: string]> = {
		'/surveyjs': ['text/html', surveyjsPage(definition)],
		'/static': ['text/html', plainPage(definition)],
		'/survey.js': ['text/javascript', await bundled()],
		'/survey.css': ['text/css', style()]
	};
	const ready = Object.fromEntries(
		Object.entries(files).map(([name, [type, text]]) => [
			name,
			{ type: `${type}; charset=utf-8`, br: brotliCompressSync(text), gzip: gzipSync(text, { level: 9 }) }
		])
	);
	const server = http.createServer((request, response) => {
		const file = ready[request.url ?? ''];
		if (!file) return response.writeHead(404).end();
		const encoding = /\bbr\b/.test(String(request.headers['accept-encoding'])) ? 'br' : 'gzip';
		response.writeHead(200, { 'content-type': file.type, 'content-encoding': encoding });
		response.end(file[encoding]);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		close: () => server.close().closeAllConnections()
	};
}
