import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { isPart, type Definition } from './definition';
import type { Obstacle, ObstacleCode } from './publication';
import { SCALES } from './questions/scales';

/**
 * survey-core's own linter: unknown names, circles, conditions that cannot hold. It runs in a thread of
 * its own, because a definition can make it run for ever or eat all memory; both are limited, and then
 * the survey is said to be unchecked instead of stopping the server. Code as text, so that no bundler has
 * to know of a second entry; the linter is found from here, wherever this file was built to.
 */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
console.warn = console.error = console.log = () => {};
const { lintSurvey } = require(workerData.linter);
const { findings } = lintSurvey(workerData.definition, { components: workerData.components });
parentPort.postMessage(findings.slice(0, 200).map(({ ruleId, severity, messageData, path, elementName, suggestion }) =>
	({ ruleId, severity, name: messageData.name, values: messageData.values, path, elementName, suggestion })));
`;

const LIMITS = { milliseconds: 4_000, megabytes: 192, atOnce: 2, inLine: 20 };
const GAVE_UP: Obstacle[] = [{ code: 'lint_gave_up', severity: 'warning' }];

/** What is said of a finding; the ones that the compiler words itself are left out. */
const CODES: Readonly<Record<string, ObstacleCode>> = {
	'reference/unknown': 'lint_name_unknown',
	'reference/self': 'lint_self',
	'cycle/calculated-value': 'lint_circle',
	'expression/unknown-choice': 'lint_choice_unknown',
	'expression/type-mismatch': 'lint_type_mismatch',
	'expression/contradiction': 'lint_contradiction',
	'expression/meaningless-condition': 'lint_meaningless'
};

/** The standard scales, which SurveyJS does not know, as what they are to a condition. */
const COMPONENTS = Object.fromEntries(
	Object.entries(SCALES).map(([name, { from, to }]) => [
		name,
		{ questionJSON: { type: 'rating', rateMin: from, rateMax: to } }
	])
);

let running = 0;
const waiting: (() => void)[] = [];

/**
 * @param definition within the limits of `parseDefinition`
 * @param milliseconds how long it may take
 * @returns what the linter found, as obstacles; a warning `lint_gave_up` if it could not finish, or
 * too many are waiting to be looked at already
 */
export async function lint(definition: Definition, milliseconds = LIMITS.milliseconds): Promise<Obstacle[]> {
	if (running < LIMITS.atOnce) running++;
	else if (waiting.length >= LIMITS.inLine) return GAVE_UP;
	else await new Promise<void>((resolve) => waiting.push(resolve));
	try {
		const findings = await inWorker(definition, milliseconds);
		return findings ? findings.flatMap(obstacleOf) : GAVE_UP;
	} finally {
		// Whoever is next takes over the place, so that nobody slips in between.
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}

/** @returns what the worker sent, or null if it sent nothing in time */
function inWorker(definition: Definition, milliseconds: number): Promise<unknown[] | null> {
	const linter = createRequire(import.meta.url).resolve('survey-core/linter');
	const worker = new Worker(WORKER, {
		eval: true,
		workerData: { definition, linter, components: COMPONENTS },
		resourceLimits: {
			maxOldGenerationSizeMb: LIMITS.megabytes,
			maxYoungGenerationSizeMb: 32,
			stackSizeMb: 8
		},
		env: {},
		stdout: true,
		stderr: true
	});
	return new Promise((resolve) => {
		const timer = setTimeout(() => finish(null), milliseconds);
		const finish = (findings: unknown[] | null) => {
			clearTimeout(timer);
			resolve(findings);
			void worker.terminate();
		};
		worker.on('message', (found: unknown) => finish(Array.isArray(found) ? found : null));
		// Out of memory, a stack that overflowed, a mistake in the linter: all mean "not checked".
		worker.on('error', () => finish(null));
		worker.on('exit', () => finish(null));
	});
}

function obstacleOf(finding: unknown): Obstacle[] {
	if (!isPart(finding)) return [];
	const code = CODES[String(finding['ruleId'])];
	if (!code) return [];
	const text = (key: string) =>
		String(finding[key] ?? '')
			.slice(0, 60)
			.toWellFormed();
	const property = /([A-Za-z]+)(?:\[\d+\])?$/.exec(text('path') && String(finding['path']))?.[1];
	return [
		{
			code,
			facts: { name: text('name'), values: text('values'), suggestion: text('suggestion') },
			...(typeof finding['elementName'] === 'string' ? { element: finding['elementName'] } : {}),
			...(property ? { property } : {}),
			severity: finding['severity'] === 'error' ? 'error' : 'warning'
		}
	];
}
