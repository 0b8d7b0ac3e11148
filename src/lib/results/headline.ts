import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { allQuestions } from '$lib/survey/course';
import type { Plan } from '$lib/survey/plan';
import type { RulesByKind } from '$lib/survey/questions/question';
import { metricOf, read, tallyOf } from './board';
import { format } from './figure';
import type { Metrics } from './metrics/metric';

/** The figure that stands for a whole survey, ready to be shown: with its n and its interval, or not at all. */
export interface Headline {
	/** "NPS" */
	name: string;
	/** "+34" */
	figure: string;
	n: number;
	/** 95 %; null where so few answers can tell none. */
	interval: { low: string; high: string } | null;
}

// Names are looked up by the metric's own: a new one brings its words, and this file does not change.
const words: Record<string, unknown> = m;

/**
 * @param question name of the one that stands for the survey
 * @param tallies what is released of it; below the minimum n there is nothing
 * @returns null where there is nothing that may be shown, or nothing that is a figure
 */
export function headline(
	plan: Plan,
	question: string,
	tallies: Readonly<Record<string, number>>,
	{ locale, rules, metrics }: { locale: Locale; rules: RulesByKind; metrics: Metrics }
): Headline | null {
	const planned = allQuestions(plan).find(({ name }) => name === question);
	const measure = planned && rules[planned.kind]?.measure(planned);
	if (!planned || !measure) return null;
	const main = read(planned, measure, tallyOf(question, tallies), metrics)?.main;
	if (!main) return null;
	const say = (value: number) => format(value, main.unit, locale);
	return {
		name: nameOf(metricOf(measure, metrics) ?? measure, locale),
		figure: say(main.value),
		n: main.n,
		interval: main.interval && { low: say(main.interval[0]), high: say(main.interval[1]) }
	};
}

function nameOf(metric: string, locale: Locale): string {
	const name = words[`results_metric_${metric}`];
	return typeof name === 'function' ? String(name({}, { locale })) : metric.toUpperCase();
}
