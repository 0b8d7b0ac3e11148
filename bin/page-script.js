import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

const ROOM = 'src/lib/survey';
/** What a page carries only if its plan needs it, and what of each file it takes (all of it where nothing is said). */
const PARTS = [
	{ files: `${ROOM}/questions/*/rules.ts`, takes: 'rules' },
	{ files: `${ROOM}/questions/*/light.ts`, takes: 'light' },
	{ files: `${ROOM}/questions/*/act.ts`, takes: 'act' },
	{ files: `${ROOM}/**/*.part.ts` }
];

const SEAM = '\0seam:';
const PART = '\0part:';
const BASE = '\0base';
const SEAMS = '\0seams';

/**
 * The script of a respondent's page in pieces, made in one go so that none of them repeats another: a base, and
 * parts that a page carries only if its plan needs them (`respond/script.ts` decides and puts them together).
 *
 * Beside `x.ts`, a file `x.part.ts` makes a part of it: in the base, each function that `x.ts` exports only asks the
 * part, and is `undefined` without it. Beside `x.ts`, a file `x.page.ts` stands in its place in the page.
 *
 * @param {string} root of the project
 * @param {string} entry the file whose `start` begins everything
 * @returns {Promise<{ base: string, start: string, chunks: Record<string, Chunk>, files: string[] }>} `chunks` by
 *   the path of what they are of, from the survey's room, without its ending; those that several need by any other name
 * @typedef {{ code: string, variable: string, needs: string[] }} Chunk `code` is an expression, whose value belongs
 *   into `variable`; those in `needs` come before
 */
export async function pageScript(root, entry) {
	const parts = PARTS.flatMap(({ files, takes }) =>
		globSync(files, { cwd: root }).map((file) => ({ file: file.replaceAll(path.sep, '/'), takes }))
	);
	const keys = new Map(parts.map((part) => [keyOf(part.file), part]));
	const base = new Set(await reached(root, entry));
	const bundle = await rolldown({
		input: { [BASE]: BASE, ...Object.fromEntries([...keys.keys()].map((key) => [key, PART + key])) },
		platform: 'browser',
		plugins: [pieces(root, entry, keys)],
		resolve: { alias: { $lib: path.join(root, 'src/lib') } }
	});
	const { output } = await bundle.generate({
		format: 'esm',
		minify: true,
		entryFileNames: ({ name }) => `${name.replaceAll('/', '~').replace(BASE, '_base')}.js`,
		chunkFileNames: 'shared-[name].js',
		codeSplitting: { groups: [{ name: 'base', test: (id) => base.has(id) || id === BASE || id === SEAMS }] }
	});
	await bundle.close();
	return assembled(output.flatMap((one) => (one.type === 'chunk' ? [one] : [])));
}

/** @param {string} file */
const keyOf = (file) => file.slice(ROOM.length + 1).replace(/(\.part)?\.ts$/, '');

/**
 * The modules that the base is made of.
 *
 * @param {string} root
 * @param {string} entry
 */
async function reached(root, entry) {
	const bundle = await rolldown({
		input: BASE,
		platform: 'browser',
		plugins: [pieces(root, entry, new Map())],
		resolve: { alias: { $lib: path.join(root, 'src/lib') } }
	});
	const { output } = await bundle.generate({ format: 'esm' });
	await bundle.close();
	return output[0].moduleIds;
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {Map<string, { file: string, takes?: string }>} keys
 * @returns {import('rolldown').Plugin}
 */
const pieces = (root, entry, keys) => ({
	name: 'earshot-page-script',
	async resolveId(source, importer) {
		if (source.startsWith('\0')) return source;
		if (!importer) return;
		const found = await this.resolve(source, importer, { skipSelf: true });
		if (!found) return;
		/** @param {string} ending */
		const beside = (ending) => found.id.replace(/\.ts$/, `.${ending}.ts`);
		if (existsSync(beside('page')) && importer !== beside('page')) return beside('page');
		if (existsSync(beside('part')) && !importer.startsWith(PART)) return SEAM + found.id;
		return found;
	},
	load(id) {
		if (id === SEAMS)
			return `export const seams = {};
				export const seam = (name) => (...given) => seams[name]?.(...given);`;
		if (id === BASE)
			return `import { start } from ${JSON.stringify(entry)};
				import { seams } from ${JSON.stringify(SEAMS)};
				export const begin = (parts, ...given) => { Object.assign(seams, ...parts); start(...given); };`;
		if (id.startsWith(SEAM)) return seam(id.slice(SEAM.length));
		if (!id.startsWith(PART)) return;
		const { file = '', takes } = keys.get(id.slice(PART.length)) ?? {};
		const from = JSON.stringify(path.join(root, file.replace('.part.ts', '.ts')));
		return `export ${takes ? `{ ${takes} }` : '*'} from ${from};`;
	}
});

/**
 * What stands in the place of a file that is a part: functions that ask it by their name.
 *
 * @param {string} file
 */
function seam(file) {
	const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)];
	const functions = names.map(
		([, name]) => `export const ${name} = /* @__PURE__ */ seam(${JSON.stringify(name)});`
	);
	return [`import { seam } from ${JSON.stringify(SEAMS)};`, ...functions].join('\n');
}

const LIST = /(\w+|\$[\w$]*|[\w$]+)(?: as ([\w$]+))?/g;
/** @param {string} list @returns {[name: string, as: string][]} */
const pairs = (list) => [...list.matchAll(LIST)].map(([, name = '', as]) => [name, as ?? name]);
/** @param {string} code */
const clean = (code) =>
	code
		.trim()
		// It may be all that parts two words: `return/* @__PURE__ */ new`.
		.replace(/(?<=\w)\/\* [@#]__PURE__ \*\/ ?(?=\w)/g, ' ')
		.replace(/\/\* [@#]__PURE__ \*\/ ?/g, '')
		// `</script` inside a string would end the element that carries the code.
		.replace(/<\/(script)/gi, '<\\/$1');

/**
 * @typedef {{ from: string, name: string, as: string }} Passed
 * @typedef {{ name: string, code: string, imports: [from: string, names: [name: string, as: string][]][],
 *   exported: Record<string, string>, passes: Passed[] }} Taken
 */

/**
 * Takes a chunk apart: what it takes from which other, what it does, what it gives and what it only passes on.
 *
 * @param {import('rolldown').OutputChunk} chunk
 * @returns {Taken}
 */
function taken(chunk) {
	let code = clean(chunk.code);
	/** @type {Taken['imports']} */
	const imports = [];
	/** @type {Passed[]} */
	const passes = [];
	/** @param {RegExp} pattern @param {(...found: string[]) => void} use */
	const strip = (pattern, use) => {
		for (let found; (found = pattern.exec(code)); code = code.replace(found[0], '')) use(...found.slice(1));
	};
	strip(/^import(?:\{([^}]*)\}from)?["']\.\/([^"']+)["'];?/, (list = '', from) =>
		imports.push([from, pairs(list)])
	);
	strip(/;?export\{([^}]*)\}from["']\.\/([^"']+)["'];?$/, (list, from) =>
		passes.push(...pairs(list).map(([name, as]) => ({ from, name, as })))
	);
	/** @type {Record<string, string>} */
	const exported = {};
	strip(/;?export\{([^}]*)\};?$/, (list) => {
		for (const [name, as] of pairs(list)) exported[as] = name;
	});
	if (/(^|[;}])(import|export)[{*"']/.test(code)) throw new Error(`not understood: ${chunk.fileName}`);
	return { name: chunk.fileName, code, imports, exported, passes };
}

/** @param {import('rolldown').OutputChunk[]} chunks */
function assembled(chunks) {
	const all = chunks.map(taken);
	const home = all.find(({ name }) => name === 'shared-base.js');
	const door = all.find(({ name }) => name === '_base.js');
	const begin = door?.passes.find(({ as }) => as === 'begin');
	const start = begin && home?.exported[begin.name];
	if (!home || !start) throw new Error(`no base among ${all.map(({ name }) => name).join(' ')}`);
	const rest = all.filter((one) => one !== home && one !== door);
	const variables = new Map(rest.map(({ name }, index) => [name, `$$${index}`]));
	/** How a name of another chunk is spelt where they all stand. @param {string} from @param {string} name */
	const spelt = (from, name) => (from === home.name ? home.exported[name] : `${variables.get(from)}.${name}`);
	return {
		base: home.code,
		start,
		chunks: Object.fromEntries(
			rest.map((one) => [bare(one.name), { ...wrapped(one), variable: variables.get(one.name) ?? '' }])
		),
		files: chunks.flatMap((one) => one.moduleIds).filter((id) => !id.startsWith('\0'))
	};

	/** @param {Taken} taken */
	function wrapped({ code, imports, exported, passes }) {
		const given = imports.flatMap(([from, names]) => names.map(([name, as]) => [as, spelt(from, name)]));
		const gives = [
			...Object.entries(exported).map(([as, name]) => (as === name ? name : `${as}:${name}`)),
			...passes.map(({ from, name, as }) => `${as}:${spelt(from, name)}`)
		];
		const names = given.map(([as]) => as).join();
		const values = given.map(([, value]) => value).join();
		const others = [...imports.map(([from]) => from), ...passes.map(({ from }) => from)];
		return {
			code: code
				? `((${names})=>{${code.replace(/;$/, '')};return{${gives.join()}}})(${values})`
				: `{${gives.join()}}`,
			needs: [...new Set(others)].filter((from) => from !== home?.name).map(bare)
		};
	}
}

/** @param {string} file */
const bare = (file) => file.replace(/\.js$/, '').replaceAll('~', '/');
