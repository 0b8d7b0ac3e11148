import { format, count, percent } from '$lib/results/figure';
import { metricName } from '$lib/results/names';
import type { FiguresGiven } from '../needs';
import type { Label } from './block';
import { dayIn } from './dates';

/** Figures as a page says them: ready words, the same on the server and for the script that moves them. */
export interface Said {
	state: FiguresGiven['state'];
	title: string;
	/** "NPS" */
	name: string;
	/** "+34"; '' for a question that has no one figure. */
	value: string;
	/** "95 % between +20 and +48" */
	sure: string;
	/** "From 120 answers" */
	people: string;
	/** "Since 1 October 2026" */
	since: string;
	/** What stands there instead, as long as too few have answered. */
	few: string;
	bars: readonly { label: string; n: string; share: string; width: number }[];
}

type Locale = keyof Label;

const WORDS = {
	few: {
		en: (n: string) =>
			`Not enough answers yet. The result appears here from ${n} answers on, so that nobody can be picked out.`,
		'zh-CN': (n: string) => `回答还不够多。满 ${n} 份后结果会显示在这里，这样谁也不会被认出来。`
	},
	people: {
		en: (n: string, one: boolean) => `From ${n} ${one ? 'answer' : 'answers'}`,
		'zh-CN': (n: string) => `来自 ${n} 份回答`
	},
	sure: {
		en: (low: string, high: string) => `95% interval ${low} to ${high}`,
		'zh-CN': (low: string, high: string) => `95% 区间 ${low} 至 ${high}`
	},
	since: { en: (day: string) => `Since ${day}`, 'zh-CN': (day: string) => `自${day}起` },
	span: {
		en: (from: string, to: string) => `${from} to ${to}`,
		'zh-CN': (from: string, to: string) => `${from}至${to}`
	}
} as const;

/**
 * @param until what the block asks for: a day, or ''
 * @param language of the reader: how digits and days are written
 */
export function said(given: FiguresGiven, until: string, locale: Locale, language: string): Said {
	const { state, n, unit, value, interval, metric, from } = given;
	const shown = state === 'shown';
	const figure = (one: number) => (unit ? format(one, unit, language) : '');
	return {
		state,
		title: given.title,
		name: metric ? metricName(metric, locale) : '',
		value: shown && value !== null ? figure(value) : '',
		sure: shown && interval ? WORDS.sure[locale](figure(interval[0]), figure(interval[1])) : '',
		people: shown ? WORDS.people[locale](count(n, language), n === 1) : '',
		since: shown && from ? spanOf(from, until, locale, language) : '',
		few: state === 'few' ? WORDS.few[locale](count(given.minimum, language)) : '',
		bars: given.bars.map((bar) => ({
			label: bar.label,
			n: count(bar.n, language),
			share: percent(bar.n / Math.max(1, n), language),
			width: Math.round((1000 * bar.n) / Math.max(1, n)) / 10
		}))
	};
}

function spanOf(from: string, until: string, locale: Locale, language: string): string {
	const first = dayIn(from, language);
	return until ? WORDS.span[locale](first, dayIn(until, language)) : WORDS.since[locale](first);
}
