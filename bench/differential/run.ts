import { SurveyModel } from 'survey-core';
import { compile } from '../../src/lib/survey/compile';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition';
import { preventsPublication, type Obstacle } from '../../src/lib/survey/publication';
import { compilers, rules } from '../../src/lib/survey/questions/registry';
import type { Difference } from './compare';
import { walk } from './walk';
import { stopped } from './clock';

export interface Outcome {
	id: string;
	/**
	 * `invalid`: it is no survey, asks for types or functions that are not SurveyJS's, or survey-core falls over it.
	 * `unsupported`: something in it cannot be
	 * served, and publication says what.
	 */
	state: 'invalid' | 'unsupported' | 'supported';
	/** Whether it could be published as it is: supported, and finished. */
	publishable: boolean;
	/** Codes with what they are about, of what prevents publication. */
	obstacles: string[];
	/** Answers given and compared. */
	steps: number;
	differences: Difference[];
}

/** What the author has not done yet. It prevents publication, but there is nothing in it that could not be served. */
const UNFINISHED = new Set(['choices_missing', 'inside_missing', 'image_missing', 'translation_missing']);

const reason = ({ code, facts, property, element }: Obstacle): string =>
	[code, facts?.['type'] ?? facts?.['property'] ?? facts?.['name'] ?? property ?? '', element ?? '']
		.join(' ')
		.trim();

function isValid(definition: Definition, obstacles: readonly Obstacle[]): boolean {
	let errors: { type: string }[];
	try {
		const model = new SurveyModel(structuredClone(definition));
		errors = model.jsonErrors ?? [];
		model.dispose();
	} catch {
		return false;
	}
	const foreign = obstacles.some(
		({ code, facts }) => code === 'function_unknown' && !KNOWN.test(String(facts?.['name']))
	);
	return (
		!foreign && !errors.some(({ type }) => type === 'incorrecttypeproperty' || type === 'missingtypeproperty')
	);
}
/** Functions of SurveyJS's own that Earshot may lack: these are ours to answer for. */
const KNOWN =
	/^(age|avg|count|currentDate|currentYear|dateAdd|dateDiff|day|diffDays|displayValue|getComment|getDate|iif|isContainerReady|isDisplayMode|max|min|month|propertyValue|round|substring|sum|today|trunc|weekday|year|\w+InArray)$/;

/** Walks through one survey from each of `seeds`. Never throws for what is in a definition. */
export function examine(
	{ id, definition: raw }: { id: string; definition: unknown },
	{ seeds, steps, now }: { seeds: readonly number[]; steps: number; now: Date }
): Outcome {
	const outcome: Outcome = {
		id,
		state: 'invalid',
		publishable: false,
		obstacles: [],
		steps: 0,
		differences: []
	};
	const parsed = parseDefinition(raw);
	if ('problem' in parsed) {
		const { code } = parsed.problem;
		return { ...outcome, state: code === 'too_large' ? 'unsupported' : 'invalid', obstacles: [code] };
	}
	try {
		walkThrough(outcome, parsed.definition, { seeds, steps, now });
	} catch (thrown) {
		outcome.differences.push(fall(thrown));
	}
	return outcome;
}

/** Neither of the two may fall over a definition. Where survey-core does, that is a row of its own. */
function fall(thrown: unknown): Difference {
	const stack = thrown instanceof Error ? String(thrown.stack) : String(thrown);
	const theirs = /survey-core|survey\.core/.test(
		stack.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
	);
	const difference = { what: 'threw', name: '', kind: '', ours: '', theirs: '', steps: [] };
	const words = stack.slice(0, 600);
	return theirs ? { ...difference, theirs: words, listed: 'throws' } : { ...difference, ours: words };
}

function walkThrough(
	outcome: Outcome,
	definition: Definition,
	{ seeds, steps, now }: { seeds: readonly number[]; steps: number; now: Date }
): void {
	const { plan, obstacles } = compile(definition, { rules, compilers });
	const preventing = obstacles.filter(({ severity }) => severity === 'error');
	outcome.obstacles = preventing.map(reason);
	if (!isValid(definition, preventing)) return;
	outcome.state = preventing.some(({ code }) => !UNFINISHED.has(code)) ? 'unsupported' : 'supported';
	if (outcome.state !== 'supported') return;
	outcome.publishable = !preventsPublication(obstacles);
	const given = { rules, now, language: plan.languages[0] ?? 'en' };
	const never = obstacles.flatMap(({ code, element }) =>
		code === 'start_impossible' && element !== undefined ? [element] : []
	);
	for (const seed of seeds) {
		const walked = stopped(now, () => walk(definition, plan, given, { seed, steps, never }));
		outcome.steps += walked.steps + 1;
		outcome.differences.push(...walked.differences);
	}
}

/** survey-core says on the console what it thinks of a definition. @returns what undoes it */
export function quieten(): () => void {
	const { warn, error } = console;
	console.warn = console.error = () => {};
	return () => Object.assign(console, { warn, error });
}
