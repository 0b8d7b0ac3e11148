import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definitionsIn } from '../../../bench/differential/definitions';
import { generated } from '../../../bench/differential/generate';
import { examine, quieten, type Outcome } from '../../../bench/differential/run';
import { walk } from '../../../bench/differential/walk';
import { compile } from './compile';
import type { PlannedQuestion } from './plan';
import { compilers, rules } from './questions/registry';

/**
 * Walks through surveys that nobody here wrote, and through generated ones, side by side with survey-core. The
 * bench of the same name goes on for longer.
 */
const CORPUS = new URL('../../../../shared/corpus/surveys/survey-library-tests.json', import.meta.url);
const ROWS = readFileSync(new URL('../../../docs/differences.md', import.meta.url), 'utf8');
const now = new Date('2026-11-22T12:00:00Z');

function walks(surveys: readonly { id: string; definition: unknown }[], steps: number): Outcome[] {
	const loud = quieten();
	try {
		return surveys.map((one, index) => examine(one, { seeds: [index], steps, now }));
	} finally {
		loud();
	}
}

const unlisted = (outcomes: readonly Outcome[]): string[] =>
	outcomes.flatMap(({ id, differences }) =>
		differences.filter(({ listed }) => !listed).map((difference) => `${id} ${JSON.stringify(difference)}`)
	);

const rowsOf = (outcomes: readonly Outcome[]): string[] => [
	...new Set(outcomes.flatMap(({ differences }) => differences.flatMap(({ listed }) => listed ?? [])))
];

test.skipIf(!existsSync(CORPUS))(
	'serves the surveys of others as survey-core does (skipped without the corpus)',
	{ timeout: 240_000 },
	() => {
		const outcomes = walks(definitionsIn(readFileSync(CORPUS, 'utf8')) ?? [], 3);
		const valid = outcomes.filter(({ state }) => state !== 'invalid');
		const supported = outcomes.filter(({ state }) => state === 'supported');
		expect(valid.length).toBeGreaterThan(900);
		expect(supported.length / valid.length).toBeGreaterThanOrEqual(0.85);
		expect(unlisted(outcomes)).toEqual([]);
		expect(rowsOf(outcomes).filter((row) => !ROWS.includes(`| ${row} |`))).toEqual([]);
	}
);

test('serves generated surveys as survey-core does', { timeout: 120_000 }, () => {
	const outcomes = walks(
		Array.from({ length: 150 }, (_, index) => ({ id: String(index), definition: generated(index) })),
		8
	);
	expect(outcomes.filter(({ state }) => state === 'supported').length).toBeGreaterThan(120);
	expect(unlisted(outcomes)).toEqual([]);
	expect(rowsOf(outcomes).filter((row) => !ROWS.includes(`| ${row} |`))).toEqual([]);
});

test('whatever a file of definitions holds, the walk comes back', () => {
	const odd: unknown[] = [
		null,
		5,
		'x',
		[],
		{},
		{ elements: 5 },
		{ elements: [null, 5, { type: 'text' }, { type: 'text', name: '__proto__' }] },
		{ elements: [{ type: 'text', name: 'constructor', visibleIf: '{toString} = 1' }], pages: 'x' },
		{ triggers: [null, 5], calculatedValues: 7, elements: [{ type: 'nothing', name: 'a' }] }
	];
	const outcomes = walks(
		odd.map((definition, index) => ({ id: String(index), definition })),
		3
	);
	expect(outcomes).toHaveLength(odd.length);
	expect(unlisted(outcomes)).toEqual([]);
	expect(definitionsIn('{')).toBeNull();
	expect(definitionsIn('{}')).toBeNull();
});

test('a difference would be found', () => {
	const definition = { title: 'T', elements: [{ type: 'text', name: 'a', defaultValue: 'x' }] };
	const [agreed] = walks([{ id: 'x', definition }], 3);
	expect(agreed?.differences).toEqual([]);
	// Control: the same walk with a plan in which the question is hidden, and one in which it begins otherwise.
	const { plan } = compile(definition, { rules, compilers });
	const given = { rules, now, language: 'en' };
	const other = (change: Partial<PlannedQuestion>): string[] => {
		const pages = plan.pages.map((page) => ({
			...page,
			elements: page.elements.map((element) => Object.assign({ ...element }, change))
		}));
		const { differences } = walk(definition, { ...plan, pages }, given, { seed: 1, steps: 3, never: [] });
		return differences.map(({ what, listed }) => `${what} ${listed ?? 'unlisted'}`);
	};
	expect(other({ visibleIf: { k: 'value', v: false } })).toEqual(['shown unlisted']);
	expect(other({ initial: 'y' })).toEqual(['stored unlisted']);
	expect(other({})).toEqual([]);
});
