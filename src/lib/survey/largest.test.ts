import { expect, test } from 'vitest';
import { admit, formOf, postedFrom, readForm } from './answers';
import { compile } from './compile';
import { compilers, rules } from './questions/registry';
import { formOf as read } from './respond/body';

// What may be published can be sent: the largest question, every field of it filled in, from the form to the gate.

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };
const columns = (count: number, rest: object) =>
	Array.from({ length: count }, (_, n) => ({ name: `c${n}`, ...rest }));
const record = (count: number, value: unknown) =>
	Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, value]));

test.each([
	['texts', 90, 25, { cellType: 'text' }, 'some words'],
	['as many texts as there may be', 100, 50, { cellType: 'text' }, 'word'],
	['choices, several in each', 100, 50, { cellType: 'checkbox', choices: ['a', 'b', 'c'] }, ['a', 'b', 'c']]
])('a table of %s', async (_, rowCount, count, cell, value) => {
	const grid = { type: 'matrixdynamic', name: 'grid', rowCount, columns: columns(count, cell) };
	const { plan, obstacles } = compile({ title: 'T', elements: [grid] }, { rules, compilers });
	expect(obstacles.filter(({ severity }) => severity === 'error')).toEqual([]);
	const answers = { grid: Array.from({ length: rowCount }, () => record(count, value)) };
	const body = new URLSearchParams(formOf(plan, answers, rules));
	const form = await read(new Request('http://here.invalid', { method: 'POST', body }));
	const back = readForm(plan, 'all', postedFrom(form), {}, rules);
	expect(back).toEqual(answers);
	const { trouble, mistakes, answers: kept } = admit(plan, back, given);
	expect([trouble, mistakes, kept]).toEqual([undefined, {}, answers]);
});
