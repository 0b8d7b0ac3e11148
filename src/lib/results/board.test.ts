import { expect, test } from 'vitest';
import type { Plan, PlannedQuestion, Words } from '$lib/survey/plan';
import type { Rules } from '$lib/survey/questions/question';
import { rules } from '$lib/survey/questions/registry';
import { speak } from '$lib/survey/speak';
import { periodOf, picture, type Counts, type Reader } from './board';
import { format } from './figure';
import { metrics } from './metrics/registry';
import { outline, textsOf } from './questions';

const U = '\u001f';

const plan = (...questions: object[]): Plan => ({
	format: 1,
	languages: ['en', 'zh-cn'],
	title: 'T',
	thanks: 'Thanks',
	pages: [{ name: 'p', elements: questions as PlannedQuestion[] }],
	calculated: [],
	headline: 'score',
	showProgress: false,
	numbers: null
});

const scale = (kind: string, name: string, to: number, from = 1) => ({
	kind,
	name,
	title: { en: `About ${name}`, 'zh-cn': `关于${name}` },
	choices: Array.from({ length: to - from + 1 }, (_, i) => ({ value: from + i, text: String(from + i) }))
});
const choice = (name: string, ...values: string[]) => ({
	kind: 'radiogroup',
	name,
	title: name,
	choices: values.map((value) => ({ value, text: { en: value, 'zh-cn': `${value}（中）` } }))
});
const text = (name: string) => ({ kind: 'comment', name, title: name, rows: 3 });

const reader = (locale: 'en' | 'zh-CN' = 'en'): Reader => ({
	say: (words: Words | undefined) => speak(words, locale.toLowerCase(), () => '…'),
	locale,
	rules,
	metrics
});

const counts = (
	tallies: Record<string, number>,
	more: Partial<Counts & { hidden: false }> = {}
): Counts & { hidden: false } => ({
	hidden: false,
	minimum: 1,
	mode: 'identified',
	at: '2026-11-22T12:00:00Z',
	responses: 10,
	released: 10,
	unfinished: 0,
	comments: {},
	tallies,
	...more
});

const NOTICED = { starts: 10, completions: 10 };

const said = (question: object, tallies: Record<string, number>, locale: 'en' | 'zh-CN' = 'en') =>
	picture(counts(tallies), outline([plan(question)]), reader(locale), NOTICED).live[0]?.sentence;

test('each kind says what is seen as a sentence, in both languages', () => {
	const nps = { [`q${U}`]: 100, [`q${U}10`]: 42, [`q${U}8`]: 40, [`q${U}2`]: 18 };
	expect(said(scale('nps', 'q', 10, 0), nps)).toBe('42 of 100 would gladly recommend; 18 would not');
	expect(said(scale('nps', 'q', 10, 0), nps, 'zh-CN')).toBe('100 人中，42 人乐于推荐，18 人不会推荐');
	const five = { [`q${U}`]: 5, [`q${U}5`]: 3, [`q${U}2`]: 2 };
	expect(said(scale('csat', 'q', 5), five)).toBe('3 of 5 are satisfied');
	expect(said(scale('ces', 'q', 7), five)).toBe('3 of 5 found it easy');
	expect(said(scale('smileys', 'q', 5), five)).toBe('3 of 5 chose 4 or 5');
	expect(said(scale('rating', 'q', 3), { [`q${U}`]: 2, [`q${U}3`]: 1, [`q${U}2`]: 1 })).toBe(
		'2.5 out of 3 on average'
	);
	expect(said(text('q'), { [`q${U}`]: 1 })).toBe('1 person answered in their own words');
	expect(said(text('q'), {})).toBe('Nobody has answered this yet');
});

test.each([
	[{ a: 5 }, 'All 5 chose “a”'],
	[{ a: 4, b: 1 }, 'Most chose “a”: 4 of 5'],
	[{ a: 2, b: 1, c: 1, other: 1 }, '“a” comes first, with 2 of 5'],
	[{ a: 2, b: 2, c: 1 }, '“a” and “b” are level, with 2 of 5 each'],
	[{ a: 1, b: 1, c: 1 }, 'No answer stands out']
])('choices %j', (chosen, sentence) => {
	const tallies = Object.fromEntries(Object.entries(chosen).map(([token, n]) => [`q${U}${token}`, n]));
	expect(said(choice('q', 'a', 'b', 'c'), { [`q${U}`]: 5, ...tallies })).toBe(sentence);
});

test('yes and no speak in the words of the author', () => {
	const bool = {
		kind: 'boolean',
		name: 'q',
		title: 'q',
		yes: 'Sure',
		no: 'Never',
		valueTrue: 1,
		valueFalse: 0
	};
	expect(said(bool, { [`q${U}`]: 3, [`q${U}true`]: 2, [`q${U}false`]: 1 })).toBe('Most chose “Sure”: 2 of 3');
});

test('questions stand in the order of the live version, those of earlier versions after them', () => {
	const live = plan(choice('b', 'x'), scale('nps', 'score', 10, 0), { ...text('logo'), display: true });
	const older = plan(text('gone'), choice('b', 'x', 'old'), text('never answered'));
	const board = picture(
		counts({ '': 3, [`gone${U}`]: 2, [`b${U}`]: 3, [`b${U}old`]: 2, [`b${U}x`]: 1 }),
		outline([live, older]),
		reader('zh-CN'),
		NOTICED
	);
	expect(board.live.map(({ question }) => question.name)).toEqual(['b', 'score']);
	expect(board.earlier.map(({ question }) => question.name)).toEqual(['gone']);
	expect(board.live[0]?.sentence).toBe('多数人选择了“old（中）”：3 人中有 2 人');
	expect(board.headline?.title).toBe('关于score');
});

test('a question is not mistaken for another whose name begins the same', () => {
	const board = picture(
		counts({ [`q${U}`]: 1, [`q${U}a`]: 1, [`q2${U}`]: 9, [`q2${U}a`]: 9 }),
		outline([plan(choice('q', 'a'), choice('q2', 'a'))]),
		reader(),
		NOTICED
	);
	expect(board.live.map(({ tally }) => tally)).toEqual([
		{ n: 1, counts: { a: 1 } },
		{ n: 9, counts: { a: 9 } }
	]);
});

test('of an anonymous survey a question with few answers and one with none look the same', () => {
	const board = picture(
		counts({ '': 40 }, { mode: 'anonymous', minimum: 5, responses: 43, released: 40 }),
		outline([plan(choice('q', 'a'))]),
		reader(),
		NOTICED
	);
	expect(board.live[0]).toMatchObject({ state: 'few', sentence: 'This appears from 5 answers on' });
});

test('completion counts those who began', () => {
	const of = (starts: number, completions: number) =>
		picture(counts({}), outline([plan()]), reader(), { starts, completions }).completion;
	expect([of(10, 8), of(0, 0), of(4, 0), of(0, 1)]).toEqual([0.8, null, 0, null]);
});

test('texts are asked for by their question, words to "other" by theirs', () => {
	const other = { ...choice('q', 'a'), choices: [{ value: 'other', text: 'Other', other: true }] };
	expect(textsOf(outline([plan(text('why'), other, choice('b', 'x'))]), rules)).toEqual(['why', 'q-Comment']);
});

test('a toy kind that no file mentions is shown by its measure', () => {
	const toy: Rules = { ...rules['nps']!, measure: () => 'number' };
	const board = picture(
		counts({ [`q${U}`]: 2, [`q${U}3`]: 1, [`q${U}5`]: 1 }),
		outline([plan({ kind: 'toy', name: 'q', title: 'Q' })]),
		{ ...reader(), rules: { toy } },
		NOTICED
	);
	expect(board.live[0]?.sentence).toBe('4.0 on average');
});

test('figures are written as readers write them', () => {
	expect(format(24.4, 'score', 'en')).toBe('+24');
	expect(format(-8.6, 'score', 'zh-CN')).toBe('\u22129');
	expect(format(0.3, 'score', 'en')).toBe('0');
	expect(format(0.784, 'share', 'en')).toBe('78%');
	expect(format(4, 'mean', 'en')).toBe('4.0');
});

test('a period that nobody offers is all time', () => {
	expect(['1', '7', '30', null, '', '0', '-1', '8', 'x', '1e9'].map(periodOf)).toEqual([
		1,
		7,
		30,
		null,
		null,
		null,
		null,
		null,
		null,
		null
	]);
});
