import { localeFor } from '$lib/survey/respond/words';
import type { PlannedQuestion, Words } from '$lib/survey/plan';
import { barsOf } from '$lib/survey/questions/tallied';
import type { RulesByKind, Tally } from '$lib/survey/questions/question';
import { metricOf, read, tallyOf } from '$lib/results/board';
import type { Metrics } from '$lib/results/metrics/metric';
import type { FiguresGiven } from './needs';

/** What `site_figures()` answers: what a board tells, as visitors may have it. */
export interface Told {
	minimum: number;
	/** The first day that is counted; null where too few have answered. */
	from: string | null;
	tallies: Record<string, number>;
}

export interface Reader {
	say: (words: Words | undefined) => string;
	language: string;
	rules: RulesByKind;
	metrics: Metrics;
}

export const closed = (at: string): FiguresGiven => ({
	state: 'closed',
	minimum: 0,
	n: 0,
	title: '',
	metric: null,
	unit: null,
	value: null,
	interval: null,
	bars: [],
	from: '',
	at
});

/** @returns what a page may say of a question; `closed` for one whose answers are not counted */
export function figuresOf(told: Told, question: PlannedQuestion, reader: Reader, at: string): FiguresGiven {
	const measure = reader.rules[question.kind]?.measure(question) ?? 'none';
	if (measure === 'none') return closed(at);
	const title = reader.say(question.title);
	const few: FiguresGiven = { ...closed(at), state: 'few', minimum: told.minimum, title };
	const tally = tallyOf(question.name, told.tallies);
	// The database tells none of fewer: this is for the day that it did.
	if (tally.n < told.minimum || tally.n === 0) return few;
	const main = read(question, measure, tally, reader.metrics)?.main;
	return {
		...few,
		state: 'shown',
		n: tally.n,
		metric: main ? metricOf(measure, reader.metrics) : null,
		unit: main?.unit ?? null,
		value: main?.value ?? null,
		interval: main?.interval ?? null,
		bars: measure === 'text' ? [] : barsIn(question, tally, reader),
		from: told.from ?? ''
	};
}

function barsIn(
	question: PlannedQuestion,
	tally: Tally,
	{ say, language, rules }: Reader
): FiguresGiven['bars'] {
	const typed = localeFor(language) === 'en' ? 'Other' : '其他';
	// Yes and no are worded by their author; what may be ticked is in the plan of its kind alone.
	const both = ['valueTrue', 'valueFalse'].map((key) => Reflect.get(question, key));
	if (!question.choices && both.every((value) => value !== undefined))
		return both.map((value, at) => ({
			label: rules[question.kind]?.display(question, value, say, rules) ?? '',
			n: tally.counts[String(at === 0)] ?? 0
		}));
	if (!question.choices) return [];
	return barsOf(question, tally, say, { order: 'given', typed }).map(({ label, n }) => ({ label, n }));
}
