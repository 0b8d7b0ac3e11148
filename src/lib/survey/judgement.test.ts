import { expect, test } from 'vitest';
import { judge } from './judgement.server';

const draft = (name: string, more = {}) => ({
	title: name,
	pages: [{ name: 'p', elements: [{ type: 'text', name: 'a', title: 'A?', ...more }] }]
});

test('a draft is compiled once, whoever asks, and anew once it has changed', async () => {
	const first = await judge(draft('One'));
	expect(first.obstacles).toEqual([]);
	expect(first.plan?.title).toBe('One');
	expect((await judge(draft('One'))).plan).toBe(first.plan);
	expect((await judge(draft('Two'))).plan).not.toBe(first.plan);
	expect((await judge(draft('Two'))).plan?.title).toBe('Two');
});

test.each([
	['what is no survey', [], 'not_a_survey'],
	['what cannot be compiled', draft('T', { type: 'imagemap' }), 'type_unsupported'],
	['what only the linter finds', draft('T', { visibleIf: '{missing} = 1' }), 'lint_name_unknown']
])('%s has no plan, the second time either', async (_, given, code) => {
	for (let time = 0; time < 2; time++) {
		const { obstacles, plan } = await judge(given);
		expect(plan).toBeNull();
		expect(obstacles.map((one) => one.code)).toContain(code);
	}
});
