import { expect, test } from 'vitest';
import { lint } from './lint.server';

const survey = (...elements: object[]) => ({ title: 'T', pages: [{ name: 'p', elements }] });

test('names what does not exist, and by which element', async () => {
	const found = await lint(
		survey({ type: 'text', name: 'a', visibleIf: '{missing} = 1' }, { type: 'nps', name: 'n' })
	);
	expect(found).toEqual([
		{
			code: 'lint_name_unknown',
			facts: { name: 'missing', values: '', suggestion: '' },
			element: 'a',
			property: 'visibleIf',
			severity: 'error'
		}
	]);
});

test('the control: a sound survey is found sound', async () => {
	expect(
		await lint(survey({ type: 'text', name: 'a' }, { type: 'text', name: 'b', visibleIf: '{a} = 1' }))
	).toEqual([]);
});

test('a survey that takes too long is said to be unchecked, and the next one is checked', async () => {
	const terms = Array.from({ length: 20_000 }, (_, i) => `{q${i}} = ${i}`).join(' and ');
	const found = await lint(survey({ type: 'text', name: 'a', visibleIf: terms }), 300);
	expect(found.map(({ code }) => code)).toEqual(['lint_gave_up']);
	expect(await lint(survey({ type: 'text', name: 'a' }))).toEqual([]);
});

test('many at once wait their turn', async () => {
	const all = await Promise.all(Array.from({ length: 5 }, () => lint(survey({ type: 'text', name: 'a' }))));
	expect(all).toEqual([[], [], [], [], []]);
});

test('a line that is too long is not joined: the survey is said to be unchecked, and later it is checked', async () => {
	const sound = survey({ type: 'text', name: 'a' });
	const terms = Array.from({ length: 20_000 }, (_, i) => `{q${i}} = ${i}`).join(' and ');
	const slow = survey({ type: 'text', name: 'a', visibleIf: terms });
	const busy = Array.from({ length: 2 }, () => lint(slow, 1_000));
	const line = Array.from({ length: 20 }, () => lint(sound, 0));
	const order: string[] = [];
	void busy[0]?.then(() => order.push('busy'));
	void lint(sound).then(([found]) => order.push(found?.code ?? 'checked'));
	await Promise.all([...busy, ...line]);
	expect(order).toEqual(['lint_gave_up', 'busy']);
	expect(await lint(sound)).toEqual([]);
}, 30_000);
