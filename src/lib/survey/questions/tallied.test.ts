import { expect, test } from 'vitest';
import { barsOf, spread } from './tallied';

const say = (words: unknown) => (typeof words === 'string' ? words : '');
const question = {
	kind: 'radiogroup',
	name: 'q',
	title: 'Q',
	choices: [
		{ value: 'a', text: 'A' },
		{ value: 'b', text: 'B' },
		{ value: 'other', text: 'Other', other: true as const }
	]
};

test('choices nobody took are rows too; what no version knows stands after them', () => {
	expect(barsOf(question, { n: 4, counts: { b: 3, other: 1, zzz: 2 } }, say, { order: 'given' })).toEqual([
		{ label: 'A', n: 0 },
		{ label: 'B', n: 3 },
		{ label: 'Other', n: 1 },
		{ label: 'zzz', n: 2 }
	]);
});

test('the most chosen first, but "other" at the end', () => {
	const rows = barsOf(question, { n: 9, counts: { a: 1, b: 3, other: 5 } }, say, { order: 'most' });
	expect(rows.map(({ label }) => label)).toEqual(['B', 'A', 'Other']);
});

test('two choices with the same words stay apart', () => {
	const twins = { ...question, choices: [1, 2].map((value) => ({ value, text: 'Same' })) };
	const rows = barsOf(twins, { n: 1, counts: { 1: 1 } }, say, { order: 'given' });
	expect(rows.map(({ label }) => label)).toEqual(['Same (1)', 'Same (2)']);
});

test('the ends of a scale are named, and each point has its tone', () => {
	const scale = { ...question, choices: [1, 2, 3].map((value) => ({ value, text: String(value) })) };
	const ends = { low: 'Bad', high: 'Good', tones: [1, 3] as const };
	expect(barsOf(scale, { n: 0, counts: {} }, say, { order: 'given', ends })).toEqual([
		{ label: '1 · Bad', n: 0, tone: 'low' },
		{ label: '2', n: 0, tone: 'middle' },
		{ label: '3 · Good', n: 0, tone: 'high' }
	]);
});

test('few numbers stand by themselves, many in spans that lose nobody', () => {
	const span = (from: string, to: string) => `${from}-${to}`;
	expect(spread({ 10: 1, '-2': 3, 2.5: 1 }, String, span).map(({ label }) => label)).toEqual([
		'-2',
		'2.5',
		'10'
	]);
	const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [String(i), 2]));
	const rows = spread(many, String, span);
	expect(rows).toHaveLength(8);
	expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(200);
	expect(spread({}, String, span)).toEqual([]);
});
