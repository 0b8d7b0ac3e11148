import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { ROOT, tell } from './product.ts';

/**
 * Random walks through any file of definitions, side by side with survey-core, which is the judge: what is shown,
 * enabled, required, valid, piped and stored must be the same after every answer. Generated surveys come on top.
 */
const { values: options } = parseArgs({
	options: {
		surveys: {
			type: 'string',
			default: path.join(ROOT, '../shared/corpus/surveys/survey-library-tests.json')
		},
		steps: { type: 'string', default: '100000' },
		seed: { type: 'string', default: '1' },
		generated: { type: 'string', default: '500' }
	}
});
const STEPS_IN_A_WALK = 12;

type Run = typeof import('./differential/run.ts');
type Generate = typeof import('./differential/generate.ts');

if (!existsSync(options.surveys)) {
	console.error(`There is no file ${options.surveys}. Say which surveys: --surveys FILE.json`);
	process.exit(2);
}

// The registries of question types are found by glob, which is Vite's.
const server = await createServer({
	configFile: false,
	root: ROOT,
	appType: 'custom',
	logLevel: 'error',
	resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
	server: { middlewareMode: true, hmr: false, ws: false, watch: null },
	optimizeDeps: { noDiscovery: true }
});
const run: Run = (await server.ssrLoadModule('/bench/differential/run.ts')) as Run;
const { generated } = (await server.ssrLoadModule('/bench/differential/generate.ts')) as Generate;

const given = run.definitionsIn(JSON.parse(readFileSync(options.surveys, 'utf8')));
const made = Array.from({ length: Number(options.generated) }, (_, index) => ({
	id: `generated-${index}`,
	definition: generated(Number(options.seed) + index)
}));
const wanted = Number(options.steps);
const first = Number(options.seed);

const quiet = run.quieten();
const counts = {
	surveys: 0,
	invalid: 0,
	supported: 0,
	publishable: 0,
	generated: 0,
	steps: 0,
	differences: 0,
	listed: 0
};
const obstacles = new Map<string, number>();
/** Ids of those that can be walked through. */
const walkable = new Set<string>();
const now = new Date();
for (let round = 0; round === 0 || (counts.steps < wanted && round < 1_000); round++) {
	for (const [index, one] of [...given, ...made].entries()) {
		if (round && !walkable.has(one.id)) continue;
		const outcome = run.examine(one, {
			seeds: [(first + round) * 7919 + index],
			steps: STEPS_IN_A_WALK,
			now
		});
		counts.steps += outcome.steps;
		for (const difference of outcome.differences) {
			counts[difference.listed ? 'listed' : 'differences']++;
			if (!difference.listed && counts.differences <= 500)
				tell(`differs: ${one.id} ${JSON.stringify(difference)}`);
		}
		if (round) continue;
		if (outcome.state === 'supported') walkable.add(one.id);
		if (index >= given.length) {
			counts.generated += outcome.state === 'supported' ? 1 : 0;
			continue;
		}
		counts[outcome.state === 'invalid' ? 'invalid' : 'surveys']++;
		if (outcome.publishable) counts.publishable++;
		if (outcome.state === 'supported') counts.supported++;
		else if (outcome.state === 'unsupported')
			for (const what of new Set(outcome.obstacles.map((all) => all.split(' ').slice(0, 2).join(' '))))
				obstacles.set(what, (obstacles.get(what) ?? 0) + 1);
	}
	tell(
		`round ${round + 1}: ${counts.steps} steps, ${counts.differences} differences, ${counts.listed} listed`
	);
}
quiet();
await server.close();
const ratios = { supportedToValid: counts.surveys ? counts.supported / counts.surveys : 0 };
const sorted = Object.fromEntries([...obstacles].sort(([, a], [, b]) => b - a).slice(0, 30));
console.log(JSON.stringify({ bench: 'differential', seed: first, ratios, counts, obstacles: sorted }));
process.exit(0);
