import { existsSync, readFileSync } from 'node:fs';
import { SurveyModel } from 'survey-core';
import { expect, test, vi } from 'vitest';
import { compile } from './compile';
import { allQuestions, course, starting, type Course } from './course';
import { isPart, parseDefinition, type Definition } from './definition';
import type { Answers, Plan, PlannedQuestion } from './plan';
import { preventsPublication } from './publication';
import { compilers, rules } from './questions/registry';
import { mistakeOf } from './validation';

/**
 * Walks through surveys that nobody here wrote, side by side with survey-core: after every answer the same
 * questions must be shown and the same ones refused.
 */
const CORPUS = new URL('../../../../shared/corpus/surveys/survey-library-tests.json', import.meta.url);
const STEPS = 8;
const now = new Date();

interface Difference {
	survey: string;
	what: string;
	names: string[];
	answers: string;
}

/** The same walk each time: a linear congruential generator. */
function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 4294967296) * sides);
	};
}

function answerTo(question: PlannedQuestion, roll: (sides: number) => number): unknown {
	const any = <T>(list: readonly T[]) => list[roll(list.length)];
	const values = question.choices?.map(({ value }) => value) ?? [];
	switch (question.kind) {
		case 'boolean':
			return 'valueTrue' in question
				? any([question.valueTrue, 'valueFalse' in question ? question.valueFalse : false])
				: true;
		case 'checkbox':
			return values.filter((value) => value !== 'none' && roll(2));
		case 'comment':
			return any(['hello', 'a', 'abc', '5']);
		case 'text':
			return any(textsOf('input' in question ? String(question.input) : 'text'));
		default:
			return any(values);
	}
}

function textsOf(input: string): readonly (string | number)[] {
	if (input === 'number' || input === 'range') return [0, 1, 5, 18, 42, 200];
	if (input === 'date') return ['2024-02-29', '2030-01-01'];
	if (input === 'datetime-local') return ['2024-02-29T10:00', '2030-01-01T12:30'];
	if (input === 'time') return ['08:30', '23:59'];
	if (input === 'month') return ['2024-02'];
	if (input === 'week') return ['2024-W08'];
	if (input === 'url') return ['https://example.org'];
	if (input === 'tel') return ['+49 30 1234567'];
	if (input === 'color') return ['#ff0000'];
	return ['abc', 'a@b.co', '5', 'Yes', 'item1', '1', 'val1', 'a'];
}

function compare(model: SurveyModel, ours: Course): { what: string; names: string[] }[] {
	const shown: string[] = [];
	const refused: string[] = [];
	for (const question of allQuestions(ours.plan)) {
		const theirs = model.getAllQuestions().find((one) => one.getValueName() === question.name);
		if (!theirs) continue;
		const visible = theirs.isVisible && theirs.isParentVisible;
		if (visible !== ours.shows(question)) shown.push(question.name);
		else if (visible && theirs.validate(false) !== !mistakeOf(ours, question)) refused.push(question.name);
	}
	return [
		{ what: 'shown', names: shown },
		{ what: 'refused', names: refused }
	].filter(({ names }) => names.length);
}

function walk(id: string, definition: Definition, plan: Plan, seed: number): Difference[] {
	const roll = dice(seed);
	const model = new SurveyModel(structuredClone(definition));
	let answers: Answers = starting(plan);
	const questions = allQuestions(plan).filter(({ display }) => !display);
	const found: Difference[] = [];
	for (let step = 0; step <= STEPS && questions.length; step++) {
		const ours = course(plan, answers, { rules, now, language: plan.languages[0] ?? 'en' });
		for (const difference of compare(model, ours)) {
			found.push({ survey: id, ...difference, answers: JSON.stringify(answers).slice(0, 200) });
		}
		if (found.length) break;
		if (plan.forgetsHidden) answers = { ...ours.answers };
		const visible = questions.filter((question) => ours.shows(question));
		const question = visible[roll(visible.length)] ?? questions[0];
		const value = question && answerTo(question, roll);
		if (!question || value === undefined) continue;
		answers[question.name] = value;
		model.setValue(question.name, structuredClone(value));
	}
	model.dispose();
	return found;
}

test.skipIf(!existsSync(CORPUS))(
	'walks agree with survey-core (skipped without the corpus)',
	{ timeout: 120_000 },
	() => {
		vi.spyOn(console, 'warn').mockImplementation(() => {});
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const corpus: unknown = JSON.parse(readFileSync(CORPUS, 'utf8'));
		if (!Array.isArray(corpus)) throw new Error('the corpus is a list');
		let supported = 0;
		let walks = 0;
		const differences: Difference[] = [];
		for (const [index, entry] of corpus.filter(isPart).entries()) {
			const parsed = parseDefinition(entry['definition']);
			if ('problem' in parsed) continue;
			const { plan, obstacles } = compile(parsed.definition, { rules, compilers });
			if (preventsPublication(obstacles)) continue;
			supported++;
			walks++;
			differences.push(...walk(String(entry['id']), parsed.definition, plan, index));
		}
		const surveys = new Set(differences.map(({ survey }) => survey));
		console.info(
			`${supported} of ${corpus.length} surveys are supported; ${walks} walks, ${surveys.size} surveys differ`
		);
		for (const difference of differences.slice(0, 60)) console.info(JSON.stringify(difference));
		expect(supported).toBeGreaterThan(250);
		// A default that is no choice: SurveyJS takes it for the words of "other", here the question starts empty.
		expect(surveys.size).toBeLessThanOrEqual(3);
	}
);
