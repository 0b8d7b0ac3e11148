import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { admit } from '../answers';
import { compile } from '../compile';
import { allQuestions } from '../course';
import { speak } from '../speak';
import type { Answers, Words } from '../plan';
import Dropdowns from './matrixdropdown/Result.svelte';
import Rows from './matrixdynamic/Result.svelte';
import Matrix from './matrix/Result.svelte';
import Panels from './paneldynamic/Result.svelte';
import Texts from './multipletext/Result.svelte';
import type { ResultProps, Tally } from './question';
import { compilers, rules } from './registry';

const given = { rules, language: 'en', now: new Date('2026-11-22T12:00:00Z') };
const say = (words: Words | undefined) => (words === undefined ? '' : speak(words, 'en', () => ''));

/** What a board shows of these responses, as lines of text. */
function shown(element: object, responses: Answers[], Result: unknown): string {
	const { plan } = compile(
		{ title: 'T', elements: [{ name: 'it', title: 'It', ...element }] },
		{ rules, compilers }
	);
	const tally: Tally = { n: 0, counts: {} };
	for (const answers of responses) {
		for (const string of admit(plan, answers, given).strings) {
			const token = string.slice('it\u001f'.length);
			if (token) tally.counts[token] = (tally.counts[token] ?? 0) + 1;
			else tally.n++;
		}
	}
	const [question] = allQuestions(plan);
	if (!question) throw new Error('no question');
	const props: ResultProps = { question, tally, comments: [], say };
	const { body } = render(Result as Component<ResultProps>, { props });
	return body
		.replace(/<!--.*?-->|<svg[^]*?<\/svg>/g, '')
		.replace(/<[^>]*>/g, '|')
		.replace(/[|\s]*\|[|\s]*/g, '|');
}

const choices = [
	{ value: 1, text: 'Bad' },
	{ value: 2, text: 'Good' }
];

it('a matrix shows how each row was answered', () => {
	const matrix = { type: 'matrix', columns: choices, rows: ['food', 'room'] };
	const text = shown(
		matrix,
		[{ it: { food: 1, room: 2 } }, { it: { food: 1 } }, { it: { food: 2 } }],
		Matrix
	);
	expect(text).toContain('|food|67%|2|33%|1|3|');
	expect(text).toContain('|room|0%|0|100%|1|1|');
});

it('a matrix of cells shows each column by its rows', () => {
	const columns = [
		{ name: 'a', title: 'Use', choices },
		{ name: 'n', title: 'Years', cellType: 'text', inputType: 'number' }
	];
	const text = shown(
		{ type: 'matrixdropdown', columns, rows: ['x', 'y'] },
		[{ it: { x: { a: 1, n: 3 }, y: { a: 2 } } }, { it: { x: { a: 2 } } }],
		Dropdowns
	);
	expect(text).toContain('|x|50%|1|50%|1|2|');
	expect(text).toContain('|y|0%|0|100%|1|1|');
	expect(text).toContain('|x · Years|');
});

it('lists show how many entries there are, and what was answered in them', () => {
	const cells = { type: 'matrixdynamic', columns: [{ name: 'a', title: 'Use', choices }] };
	const rows = shown(cells, [{ it: [{ a: 1 }, { a: 1 }] }, { it: [{ a: 2 }] }], Rows);
	expect(rows).toContain('|1 entry|50%|1|');
	expect(rows).toContain('|2 entries|50%|1|');
	expect(rows).toContain('|Bad|50%|1|');
	const template = { type: 'paneldynamic', templateElements: [{ type: 'text', name: 'a' }] };
	expect(shown(template, [{ it: [{ a: 'x' }] }], Panels)).toContain('|1 entry|100%|1|');
});

it('texts are counted as far as they are numbers', () => {
	const items = [{ name: 'a', title: 'Age', inputType: 'number' }, { name: 'b' }];
	const text = shown({ type: 'multipletext', items }, [{ it: { a: 7, b: 'x' } }, { it: { a: 7 } }], Texts);
	expect(text).toContain('|Age|');
	expect(text).toContain('|7|100%|2|');
	expect(text).not.toContain('|b|');
});
