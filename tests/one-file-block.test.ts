import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// A block of one's own is one new file. Here it is: it is put into a copy of the product's source, where nothing else is
// touched, and the copy is asked whether it has the block everywhere that blocks are.

const ROOT = path.resolve(import.meta.dirname, '..');

const BLOCK = `<script lang="ts" module>
	import type { BlockKind } from './block';

	export const block: BlockKind = {
		name: { en: 'Lucky number', 'zh-CN': '幸运数字' },
		about: { en: 'A number with a word about it.', 'zh-CN': '一个数字和一句话。' },
		group: 'words',
		icon: 'M4 4h16v16H4z',
		fields: {
			title: { as: 'words', label: { en: 'What it stands for', 'zh-CN': '代表什么' }, required: true },
			lucky: { as: 'number', least: 1, most: 9, label: { en: 'The number', 'zh-CN': '数字' } }
		},
		fresh: () => ({ title: { en: 'Good luck' }, lucky: 7 }),
		titled: () => 'title'
	};
</script>

<script lang="ts">
	import Say from '../Say.svelte';
	import type { BlockProps } from './block';

	let { fields }: BlockProps = $props();
</script>

<p class="lucky"><Say at="title" /> <b>{fields['lucky']}</b></p>

<style>
	.lucky {
		color: var(--accent);
	}
</style>
`;

/** The builder's parts around one block; where it stands is the test's, no part of the product. */
const BENCH = `<script lang="ts">
	import { kinds } from '$lib/site/blocks/registry';
	import { Desk, provideDesk } from '$lib/site/desk/desk.svelte';
	import { Givens } from '$lib/site/desk/givens.svelte';
	import Outline from '$lib/site/desk/Outline.svelte';
	import Palette from '$lib/site/desk/Palette.svelte';
	import Properties from '$lib/site/desk/Properties.svelte';

	let { site, id } = $props();
	const parts = { id: 's', base: '/b', name: 'n', locale: 'en' as const, kinds, surveys: [], changed() {}, now: () => 0 };
	// svelte-ignore state_referenced_locally
	const desk = provideDesk(new Desk({ ...parts, givens: new Givens(async () => []) }, site));
	// svelte-ignore state_referenced_locally
	desk.select('block', id);
</script>

<section data-part="palette"><Palette source={undefined} /></section>
<section data-part="outline"><Outline /></section>
<section data-part="properties"><Properties /></section>
`;

type Loose = Record<string, (...given: unknown[]) => unknown> & Record<string, unknown>;

let copy: string;
let server: ViteDevServer;
const load = async (file: string): Promise<Loose> => (await server.ssrLoadModule(file)) as Loose;

beforeAll(async () => {
	copy = mkdtempSync(path.join(tmpdir(), 'earshot-block-'));
	cpSync(path.join(ROOT, 'src/lib'), path.join(copy, 'src/lib'), { recursive: true });
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
	// The one new file. It must be new: an existing one would be an edit.
	writeFileSync(path.join(copy, 'src/lib/site/blocks/lucky.svelte'), BLOCK, { flag: 'wx' });
	writeFileSync(path.join(copy, 'Bench.svelte'), BENCH);
	server = await createServer({
		root: copy,
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		resolve: { alias: { $lib: path.join(copy, 'src/lib') }, preserveSymlinks: false },
		server: { middlewareMode: true, watch: null, hmr: false, ws: false, fs: { strict: false } },
		ssr: { noExternal: ['@lucide/svelte'] },
		optimizeDeps: { noDiscovery: true, include: [] },
		cacheDir: path.join(copy, '.vite')
	});
}, 60_000);
afterAll(async () => {
	await server?.close();
	if (copy) rmSync(copy, { recursive: true, force: true });
});

describe('a block of one’s own, as one new file', () => {
	const fields = { title: { en: 'My lucky one' }, lucky: 7 };
	const section = { id: 's1', layout: 'one', tone: 'plain', slots: [[{ id: 'b1', kind: 'lucky', fields }]] };
	const home = { id: 'home', slug: '', title: { en: 'Home' }, about: {}, unlisted: false, pages: [] };
	const site = (kind = 'lucky', held: object = fields) => ({
		format: 1,
		languages: ['en'],
		title: { en: 'Ours' },
		about: {},
		theme: { look: 'house', accent: '#225588', type: 'calm' },
		cover: '',
		pages: [{ ...home, sections: [{ ...section, slots: [[{ id: 'b1', kind, fields: held }]] }] }]
	});
	const kinds = async () => (await load('/src/lib/site/blocks/registry.ts'))['kinds'] as unknown as object;

	test('is the only difference, and nothing else names it', () => {
		const names = (root: string) => readdirSync(path.join(root, 'src/lib'), { recursive: true }).map(String);
		const before = new Set(names(ROOT));
		expect(names(copy).filter((one) => !before.has(one))).toEqual(['site/blocks/lucky.svelte']);
		expect(existsSync(path.join(ROOT, 'src/lib/site/blocks/lucky.svelte'))).toBe(false);
	});

	test('is registered, and found by the search for blocks in both languages', async () => {
		expect(Object.keys(await kinds())).toContain('lucky');
		const { offered } = await load('/src/lib/site/desk/offered.ts');
		for (const query of ['lucky', '幸运'])
			expect(offered?.(await kinds(), query)).toMatchObject([{ name: 'lucky' }]);
	});

	test('passes the gate as far as its own description lets it', async () => {
		const { siteFrom } = await load('/src/lib/site/parse.ts');
		expect(siteFrom?.(site(), await kinds())).toEqual(site());
		const odd = { ...fields, lucky: 99, onclick: 'x' };
		expect(siteFrom?.(site('lucky', odd), await kinds())).not.toMatchObject(site('lucky', odd));
		expect(JSON.stringify(siteFrom?.(site('lucky', odd), await kinds()))).not.toContain('onclick');
	});

	test('its required words stand in the way of publishing while they lack', async () => {
		const { obstacles } = await load('/src/lib/site/obstacles.ts');
		const facts = { pictures: new Set(), files: new Set(), surveys: new Map(), faint: [] };
		expect(obstacles?.(site(), await kinds(), facts)).toEqual([]);
		const told = obstacles?.(site('lucky', { title: {}, lucky: 7 }), await kinds(), facts);
		expect(told).toMatchObject([{ code: 'field_missing', block: 'b1', at: 'title' }]);
		// The control: without the file, it is a block that nobody knows.
		const { lucky: _, ...others } = (await kinds()) as Record<string, unknown>;
		expect(obstacles?.(site(), others, facts)).toMatchObject([{ code: 'block_unknown' }]);
	});

	test('is in the palette, in the outline, and has its properties in the builder', async () => {
		const { render } = await load('svelte/server');
		const { default: Bench } = await load('/Bench.svelte');
		const { body } = render?.(Bench, { props: { site: site(), id: 'b1' } }) as { body: string };
		const part = (name: string) => body.split(`data-part="${name}"`)[1]?.split('</section>')[0] ?? '';
		expect(part('palette')).toContain('Lucky number');
		expect(part('outline')).toContain('Lucky number: My lucky one');
		expect(part('properties')).toContain('What it stands for');
		expect(part('properties')).toMatch(/type="number"[^>]*value="7"|value="7"[^>]*type="number"/);
	});

	test('is drawn on a page of a site, with its style and without a script', async () => {
		const { render } = await load('svelte/server');
		const { default: SiteView } = await load('/src/lib/site/SiteView.svelte');
		const { kinds: all } = await load('/src/lib/site/blocks/registry.ts');
		const { scriptsOn } = await load('/src/lib/site/asking.ts');
		const view = {
			name: 'Ours',
			document: site(),
			brand: null,
			base: '/m/ours',
			path: '',
			language: 'en',
			asked: '',
			given: {}
		};
		const { body } = render?.(SiteView, { props: { view } }) as { body: string };
		expect(body).toMatch(/class="lucky[^"]*">.*My lucky one.*<b[^>]*>7<\/b>/s);
		expect(scriptsOn?.(site().pages[0], all)).toEqual([]);
	});

	test('is found by the search of the site', async () => {
		const { searchIn } = await load('/src/lib/site/search.ts');
		const asked = { asked: 'lucky', language: 'en', base: '/m/ours', query: '' };
		const hits = searchIn?.(site(), await kinds(), asked);
		expect(hits).toMatchObject([{ page: 'home', snippet: [{}, { text: 'lucky', hit: true }, {}] }]);
	});
});
