import type { Measure, Tally } from '$lib/survey/questions/question';

/**
 * THE CONTRACT of a metric: what a number on a board means.
 *
 * To add one: a file `metrics/<name>.ts` that exports `metric: Metric`, with the source of its formula in the
 * docstring, and its words in `i18n/words/results.*.json`: `results_metric_<name>` and, for a second figure,
 * `results_second_<name>`. Nothing else mentions it: `registry.ts` finds the file, `metrics.test.ts` runs over
 * every one.
 *
 * A figure stands with its n and an interval, or it does not stand.
 */
export interface Metric {
	/** As in the names of its words. */
	name: string;
	/** The kinds of answers it reads. */
	measures: readonly Measure[];
	/** @returns null where nobody gave an answer that it can read */
	read(tally: Tally, bounds: Bounds | null): Reading | null;
}

/** Lowest and highest answer that the question allows; null where it has no ends. */
export interface Bounds {
	min: number;
	max: number;
}

export interface Figure {
	/** `score`: -100 to 100, written without %. `share`: 0 to 1. `mean`: in the units of the answers. */
	unit: 'score' | 'share' | 'mean';
	value: number;
	/** How many answers it was made from. */
	n: number;
	/** 95 %, in the units of the value; null where so few answers can tell none. */
	interval: readonly [low: number, high: number] | null;
}

export interface Reading {
	main: Figure;
	/** Another way to say it, in a softer voice. */
	second?: Figure;
	/** People by group, for sentences: `{ promoters: 42, passives: 40, detractors: 18 }`. */
	parts: Readonly<Record<string, number>>;
}

export type Metrics = readonly Metric[];
