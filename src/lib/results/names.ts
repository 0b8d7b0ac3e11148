import { m } from '$lib/i18n/paraglide/messages';

// Looked up by the metric's own name: a new metric brings its words, and this file does not change.
const words: Record<string, unknown> = m;

const said = (key: string, facts: object, locale: string): string | null => {
	const name = words[key];
	return typeof name === 'function' ? String(name(facts, { locale })) : null;
};

/** @returns the metric as readers know it: `NPS` */
export const metricName = (metric: string, locale: string): string =>
	said(`results_metric_${metric}`, {}, locale) ?? metric.toUpperCase();

/** @returns its second figure in words, or null if it has no words for one */
export const secondSaid = (metric: string, share: string, locale: string): string | null =>
	said(`results_second_${metric}`, { share }, locale);
