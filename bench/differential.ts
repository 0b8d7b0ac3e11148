import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { definitionsIn } from './differential/definitions.ts';
import { Guard } from './differential/guard.ts';
import type { Outcome } from './differential/run.ts';
import { ROOT, tell } from './product.ts';

/**
 * Random walks through any file of definitions, side by side with survey-core, which is the judge: what is shown,
 * enabled, required, valid, piped, stored and next must be the same after every answer. Generated surveys come on
 * top. What differs and is listed in docs/differences.md is counted by row; anything else fails.
 */
const { values: options } = parseArgs({
	options: {
		surveys: {
			type: 'string',
			default: path.join(ROOT, '../shared/corpus/surveys/survey-library-tests.json')
		},
		steps: { type: 'string', default: '100000' },
		seed: { type: 'string', default: '1' },
		generated: { type: 'string', default: '500' },
		/** Listed differences are told, too. */
		all: { type: 'boolean', default: false }
	}
});
const STEPS_IN_A_WALK = 12;
const MOST_TOLD = 500;
/** What the numbers of the summary mean. */
const MEANING = {
	valid: 'asks for nothing but types and functions of SurveyJS',
	supported: 'valid, and all of it can be served; at most what its author has not written yet is missing',
	publishable: 'supported and finished: it could be published as it is',
	slow: 'survey-core or Earshot took too long, or too much memory: not walked through',
	listed: 'known differences, by their row in docs/differences.md',
	differences: 'differences that no row explains'
};

if (!existsSync(options.surveys)) {
	console.error(`There is no file ${options.surveys}. Say which surveys: --surveys FILE.json`);
	process.exit(2);
}
const given = definitionsIn(readFileSync(options.surveys, 'utf8'));
if (!given) {
	console.error('A file of surveys is a JSON array of definitions, or of {id, definition}.');
	process.exit(2);
}

const first = Number(options.seed);
const made = Array.from({ length: Number(options.generated) }, (_, index) => ({
	id: `generated-${index}`,
	made: first + index
}));
const counts = {
	given: given.length,
	invalid: 0,
	valid: 0,
	supported: 0,
	publishable: 0,
	slow: 0,
	generated: 0,
	steps: 0,
	listed: 0,
	differences: 0
};
const obstacles = new Map<string, number>();
const rows = new Map<string, number>();
const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);

function judged(outcome: Outcome, isMade: boolean): void {
	if (isMade) {
		counts.generated += outcome.state === 'supported' ? 1 : 0;
		return;
	}
	counts[outcome.state === 'invalid' ? 'invalid' : 'valid']++;
	if (outcome.publishable) counts.publishable++;
	if (outcome.state === 'supported') counts.supported++;
	else if (outcome.state === 'unsupported')
		for (const what of new Set(outcome.obstacles.map((all) => all.split(' ').slice(0, 2).join(' '))))
			add(obstacles, what);
}

function walked({ id, steps, differences }: Outcome): void {
	counts.steps += steps;
	for (const difference of differences) {
		if (difference.listed) {
			counts.listed++;
			add(rows, difference.listed);
		} else counts.differences++;
		if (options.all || (!difference.listed && counts.differences <= MOST_TOLD))
			tell(`differs: ${id} ${JSON.stringify(difference)}`);
	}
}

const guard = new Guard();
const wanted = Number(options.steps);
/** Those that can be walked through. */
let walkable: ((typeof given)[number] | (typeof made)[number])[] = [...given, ...made];
for (let round = 0; round === 0 || (counts.steps < wanted && walkable.length); round++) {
	const next: typeof walkable = [];
	for (const [index, one] of walkable.entries()) {
		const order = { ...one, seed: (first + round) * 7919 + index, steps: STEPS_IN_A_WALK };
		const outcome = await guard.examine(order);
		if (!outcome) {
			counts.slow++;
			tell(`slow: ${one.id}`);
			continue;
		}
		if (!round) judged(outcome, 'made' in one);
		walked(outcome);
		if (outcome.state === 'supported') next.push(one);
	}
	walkable = next;
	tell(
		`round ${round + 1}: ${counts.steps} steps, ${counts.differences} differences, ${counts.listed} listed`
	);
}
await guard.close();

const sorted = (of: Map<string, number>, most: number) =>
	Object.fromEntries([...of].sort(([, a], [, b]) => b - a).slice(0, most));
const ratios = { supportedToValid: counts.valid ? counts.supported / counts.valid : 0 };
console.log(
	JSON.stringify({
		bench: 'differential',
		seed: first,
		meaning: MEANING,
		ratios,
		counts,
		listed: sorted(rows, 100),
		obstacles: sorted(obstacles, 30)
	})
);
process.exit(counts.differences ? 1 : 0);
