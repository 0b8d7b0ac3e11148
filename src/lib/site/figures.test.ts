import { expect, test } from 'vitest';
import { metrics } from '$lib/results/metrics/registry';
import type { PlannedQuestion } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import { speak } from '$lib/survey/speak';
import { said } from './blocks/score';
import { figuresOf, type Told } from './figures';

const U = '\u001f';
const AT = '2026-11-22T12:00:00Z';
const nps = {
	kind: 'nps',
	name: 'q',
	title: { en: 'Would you recommend it?', 'zh-cn': '您会推荐吗？' },
	choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) }))
};
const radio = {
	kind: 'radiogroup',
	name: 'q',
	title: 'Which?',
	choices: [
		{ value: 'a', text: 'Ay' },
		{ value: 'b', text: 'Bee' }
	]
};
const bool = {
	kind: 'boolean',
	name: 'q',
	title: 'q',
	yes: 'Sure',
	no: 'Never',
	valueTrue: 1,
	valueFalse: 0
};
const text = { kind: 'comment', name: 'q', title: 'Why?', rows: 3 };

const told = (tallies: Record<string, number>, minimum = 5): Told => ({
	minimum,
	from: '2026-10-01',
	tallies
});
const read = (question: PlannedQuestion, from: Told, language = 'en') =>
	figuresOf(
		from,
		question,
		{ say: (words) => speak(words, language.toLowerCase(), () => '…'), language, rules, metrics },
		AT
	);
const MANY = { '': 100, [`q${U}`]: 100, [`q${U}10`]: 42, [`q${U}8`]: 40, [`q${U}2`]: 18 };

test('a score stands with its interval, its n and the day that it begins on', () => {
	const figures = read(nps, told(MANY));
	expect(figures).toMatchObject({
		state: 'shown',
		n: 100,
		metric: 'nps',
		unit: 'score',
		value: 24,
		from: '2026-10-01'
	});
	expect(figures.bars).toHaveLength(11);
	expect(said(figures, '', 'en', 'en')).toMatchObject({
		value: '+24',
		name: 'NPS',
		people: 'From 100 answers',
		sure: '95% interval +10 to +38',
		since: 'Since October 1, 2026',
		few: ''
	});
	expect(said(read(nps, told(MANY), 'zh-CN'), '2026-11-01', 'zh-CN', 'zh-CN')).toMatchObject({
		title: '您会推荐吗？',
		people: '来自 100 份回答',
		since: '2026年10月1日至2026年11月1日'
	});
});

test.each([
	[4, 'few'],
	[5, 'shown'],
	[0, 'few']
] as const)('%i answers of at least five: %s', (n, state) => {
	const figures = read(nps, told({ '': 40, [`q${U}`]: n, [`q${U}10`]: n }));
	expect(figures.state).toBe(state);
	if (state === 'few') {
		expect(figures).toMatchObject({ n: 0, value: null, interval: null, bars: [], from: '' });
		expect(said(figures, '', 'en', 'en').few).toContain('from 5 answers on');
		expect(said(figures, '', 'zh-CN', 'zh-CN').few).toContain('满 5 份');
	}
});

test('choices and yes or no have bars in the author’s words, and no score', () => {
	const bars = (question: PlannedQuestion, tallies: Record<string, number>) =>
		read(question, told({ '': 9, [`q${U}`]: 9, ...tallies })).bars.map(({ label, n }) => `${label} ${n}`);
	expect(bars(radio, { [`q${U}a`]: 6, [`q${U}b`]: 3 })).toEqual(['Ay 6', 'Bee 3']);
	expect(bars(bool, { [`q${U}true`]: 7, [`q${U}false`]: 2 })).toEqual(['Sure 7', 'Never 2']);
});

test('of a text there is nothing but how many', () => {
	expect(read(text, told({ '': 9, [`q${U}`]: 9 }))).toMatchObject({
		state: 'shown',
		n: 9,
		bars: [],
		value: null
	});
});
