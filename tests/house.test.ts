import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// The borders of the house, as code: who may import whom, and what each kind of file may hold.

const ROOT = path.resolve(import.meta.dirname, '..');
const SKIP = new Set(['node_modules', 'paraglide', 'build', '.svelte-kit']);

function files(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
		const name = path.posix.join(folder, entry.name);
		if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : files(name);
		return /\.(ts|js|svelte)$/.test(entry.name) ? [name] : [];
	});
}

const source = files('src');
const text = new Map(source.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
const isTest = (file: string) => /\.test\.ts$/.test(file);
const product = source.filter((file) => !isTest(file));

/** What a file imports: packages by name, our own by path from the root. */
function imports(file: string): { to: string; typeOnly: boolean }[] {
	const found = (text.get(file) ?? '').matchAll(
		/(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
	);
	return [...found].map((match) => {
		const raw = (match[2] ?? match[3] ?? match[4] ?? '').replace(/\?.*$/, '');
		const typeOnly = Boolean(match[1]);
		if (raw.startsWith('$lib/')) return { to: 'src/lib/' + raw.slice(5), typeOnly };
		if (raw.startsWith('.')) return { to: path.posix.join(path.posix.dirname(file), raw), typeOnly };
		return { to: raw, typeOnly };
	});
}

const room = (file: string): string | null => /^src\/lib\/([^/.]+)\//.exec(file)?.[1] ?? null;

// Beside these, everybody may import problem.ts and i18n, and every *.server.ts may import server.
const MAY_IMPORT: Record<string, string[]> = {
	ui: [],
	i18n: [],
	server: [],
	builder: ['ui'],
	account: ['ui'],
	// A survey wears the look of its team.
	survey: ['account', 'builder', 'ui'],
	results: ['survey', 'builder', 'ui'],
	// A site wears the look of its team too.
	site: ['account', 'results', 'survey', 'builder', 'ui'],
	people: ['account', 'survey', 'ui'],
	// A letter wears the look of its team.
	mail: ['account', 'people', 'survey', 'ui']
};

describe('the borders of the house', () => {
	it('reads what it judges', () => {
		expect(product.length).toBeGreaterThan(30);
		expect(product.flatMap(imports).length).toBeGreaterThan(60);
	});

	it('has only rooms that it knows', () => {
		expect([...new Set(product.map(room))].filter((r) => r && !(r in MAY_IMPORT))).toEqual([]);
	});

	it('lets a room import only those below it', () => {
		const wrong = product.flatMap((file) => {
			const here = room(file);
			if (!here) return [];
			return imports(file)
				.filter(({ to }) => {
					if (to.startsWith('src/routes')) return true;
					const there = room(to);
					if (!there || there === here || there === 'i18n') return false;
					if (there === 'server') return !/\.server\.ts$/.test(file);
					return !MAY_IMPORT[here]?.includes(there);
				})
				.map(({ to }) => `${file} -> ${to}`);
		});
		expect(wrong).toEqual([]);
	});

	it('keeps SurveyJS Creator in one folder', () => {
		const wrong = product.filter(
			(file) =>
				!file.startsWith('src/lib/survey/creator/') &&
				imports(file).some(({ to }) => /^(survey-creator|survey-react-ui|react|preact)/.test(to))
		);
		expect(wrong).toEqual([]);
	});

	it('speaks to Supabase only in stored collections', () => {
		const wrong = product.filter(
			(file) =>
				!/\.server\.ts$/.test(file) &&
				!file.startsWith('src/lib/server/') &&
				/\.(rpc|from)\(\s*['"]/.test(text.get(file) ?? '')
		);
		expect(wrong).toEqual([]);
	});

	it('globs only in registries', () => {
		const wrong = product.filter(
			(file) => path.basename(file) !== 'registry.ts' && /import\.meta\.glob/.test(text.get(file) ?? '')
		);
		expect(wrong).toEqual([]);
	});

	it('names no folder after a layer, and has no barrels', () => {
		const wrong = source.filter((file) =>
			/(^|\/)(utils?|helpers?|services?|stores?|types|common|misc)(\/|\.)|(^|\/)index\.ts$/.test(file)
		);
		expect(wrong).toEqual([]);
	});

	it('keeps rules free of frameworks', () => {
		const rule = (file: string) =>
			/\/[a-z][a-zA-Z-]*\.ts$/.test(file) &&
			!/\.(server|svelte|test|d)\.ts$/.test(file) &&
			room(file) !== 'server';
		// creator/ is all framework; problem.ts is how a refusal becomes a status.
		const wrong = product
			.filter((file) => file.startsWith('src/lib/') && rule(file))
			.filter((file) => !file.startsWith('src/lib/survey/creator/') && file !== 'src/lib/problem.ts')
			.flatMap((file) =>
				imports(file)
					.filter(({ to, typeOnly }) => !typeOnly && /^(svelte|@sveltejs|\$app|@supabase)/.test(to))
					.map(({ to }) => `${file} -> ${to}`)
			);
		expect(wrong).toEqual([]);
	});

	it('puts no raw HTML into a page but what the house itself wrote', () => {
		const OURS = ['src/lib/survey/respond/', 'src/lib/site/Scripts.svelte'];
		const wrong = product.filter(
			(file) => /\{@html/.test(text.get(file) ?? '') && !OURS.some((ours) => file.startsWith(ours))
		);
		expect(wrong).toEqual([]);
	});

	it('reads posted forms where a broken one is the sender’s mistake', () => {
		const wrong = product.filter(
			(file) => file.startsWith('src/routes/') && /\.formData\s*\(/.test(text.get(file) ?? '')
		);
		expect(wrong).toEqual([]);
	});

	it('keeps files short enough to read at once', () => {
		const long = product
			.filter((file) => !file.endsWith('database.types.ts'))
			.map((file) => ({ file, lines: (text.get(file) ?? '').split('\n').length }))
			.filter(({ file, lines }) => lines > (/\/\+(page|layout)?\.?(server)?\.?ts$/.test(file) ? 90 : 280));
		expect(long).toEqual([]);
	});
});
