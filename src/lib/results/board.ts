import { UNIT } from '$lib/survey/answers';
import { remarkName } from '$lib/survey/course';
import type { PlannedQuestion, Words } from '$lib/survey/plan';
import type { Measure, RulesByKind, Tally } from '$lib/survey/questions/question';
import type { Metrics, Reading } from './metrics/metric';
import type { Noticed } from './attention';
import { boundsOf, type Outline } from './questions';
import { sentence } from './sentences';

/** What the database's `board()` answers. `at` is an instant in ISO 8601. */
export type Counts =
	| { hidden: true; minimum: number; mode: 'anonymous' | 'identified' | null; at: string }
	| {
			hidden: false;
			/** Smallest group that is shown; 1 where answers carry names. */
			minimum: number;
			mode: 'anonymous' | 'identified' | null;
			at: string;
			/** Everybody who answered. */
			responses: number;
			/** Those among them whose answers are in the figures. */
			released: number;
			/** Began, and have not finished; of an anonymous survey in whole groups. */
			unfinished: number;
			/** By key: '' for responses, `name + UNIT` for a question, `name + UNIT + token` for an answer. */
			tallies: Record<string, number>;
			/** What was written, by question. */
			comments: Record<string, string[]>;
	  };

/** Released responses by day (`2026-11-22`, in the survey's time zone). */
export type Days = Record<string, number>;

export interface Shown {
	question: PlannedQuestion;
	/** The question as its author worded it. */
	title: string;
	/** What is seen, said as a sentence. */
	sentence: string;
	measure: Measure;
	tally: Tally;
	/** `few`: somebody may have answered, but too few to show. */
	state: 'shown' | 'nobody' | 'few';
	reading: Reading | null;
	comments: string[];
	/** Words to "other", or a text, of which there are too few to show any. */
	quiet: boolean;
}

export interface Picture {
	responses: number;
	released: number;
	minimum: number;
	anonymous: boolean;
	/** Who finished among all who began, 0 to 1, as far as both are told; null where nobody did. */
	completion: number | null;
	headline: Shown | null;
	live: Shown[];
	earlier: Shown[];
}

export interface Reader {
	/** The author's words in the reader's language. */
	say: (words: Words | undefined) => string;
	/** Of the interface. */
	locale: 'en' | 'zh-CN';
	rules: RulesByKind;
	metrics: Metrics;
}

/**
 * From counts to what a person sees. Pure.
 *
 * @param noticed the figures that stand on the same screen: the completion rate is theirs
 */
export function picture(
	counts: Counts & { hidden: false },
	outline: Outline,
	reader: Reader,
	noticed: Pick<Noticed, 'starts' | 'completions'>
): Picture {
	const show = (question: PlannedQuestion) => shown(question, counts, reader);
	const live = outline.live.map(show);
	return {
		responses: counts.responses,
		released: counts.released,
		minimum: counts.minimum,
		anonymous: counts.mode === 'anonymous',
		completion: noticed.starts > 0 ? Math.min(1, noticed.completions / noticed.starts) : null,
		headline: live.find(({ question }) => question.name === outline.headline) ?? null,
		live,
		// What nobody answered in an earlier version is no news.
		earlier: outline.earlier.map(show).filter(({ tally }) => tally.n > 0)
	};
}

function shown(question: PlannedQuestion, counts: Counts & { hidden: false }, reader: Reader): Shown {
	const measure = reader.rules[question.kind]?.measure(question) ?? 'none';
	const tally = tallyOf(question.name, counts.tallies);
	const anonymous = counts.mode === 'anonymous';
	const state = tally.n > 0 ? 'shown' : anonymous ? 'few' : 'nobody';
	const reading = read(question, measure, tally, reader.metrics);
	const comments = counts.comments[measure === 'text' ? question.name : remarkName(question)] ?? [];
	return {
		question,
		title: reader.say(question.title),
		sentence: sentence({ question, measure, tally, state, reading, minimum: counts.minimum }, reader),
		measure,
		tally,
		state,
		reading,
		comments,
		quiet: anonymous && measure === 'text' && state === 'shown' && comments.length === 0
	};
}

/** The counts of one question out of those of a survey. */
export function tallyOf(name: string, tallies: Readonly<Record<string, number>>): Tally {
	const start = name + UNIT;
	const counts: Record<string, number> = {};
	for (const [key, n] of Object.entries(tallies))
		if (key.length > start.length && key.startsWith(start)) counts[key.slice(start.length)] = n;
	return { n: tallies[start] ?? 0, counts };
}

/** @returns the figures that its measure calls for; null for shapes and texts, and for nobody */
export function read(
	question: PlannedQuestion,
	measure: Measure,
	tally: Tally,
	metrics: Metrics
): Reading | null {
	const metric = metrics.find(({ measures }) => measures.includes(measure));
	return metric && tally.n > 0 ? metric.read(tally, boundsOf(question)) : null;
}

/** @returns the name of the metric whose words stand beside its figures */
export const metricOf = (measure: Measure, metrics: Metrics): string | null =>
	metrics.find(({ measures }) => measures.includes(measure))?.name ?? null;

/** The spans of time that a board can show, in days with today; null is all time. */
export const PERIODS = [1, 7, 30, null] as const;
export type Period = (typeof PERIODS)[number];

/** @returns the span that `?days=` asks for; all time for anything else */
export const periodOf = (days: string | null): Period =>
	PERIODS.find((period) => period !== null && String(period) === days) ?? null;
