import type { Words } from '$lib/survey/plan';

/** What is counted of a survey's visits. As `attention.server.ts` of the survey's room tells it. */
export interface Noticed {
	/** Smallest group that a figure speaks of; 1 where answers carry names. */
	minimum: number;
	views: number;
	starts: number;
	completions: number;
	pages: readonly { page: number; name: string; title?: Words; reached: number }[];
	/** Of the version whose pages these are. */
	finished: number;
	medianSeconds: number | null;
}

export interface Step {
	label: string;
	/** People who got there. */
	n: number;
	/** Those of them who left there. */
	left: number;
}

/** How far people get. */
export interface Funnel {
	/** `few`: some may have come, but fewer than may be spoken of. */
	state: 'shown' | 'nobody' | 'few';
	/** Pages in their order, and finishing last. */
	steps: Step[];
	/** What a full bar is: who got to the first page. */
	of: number;
	/** The page where most leave, the first of several; null where nobody does. */
	steepest: Step | null;
	/** The figures above speak of more than the pages: other versions were opened too. */
	others: boolean;
}

/** @param labels of the pages in their order, and of finishing */
export function funnel(noticed: Noticed, labels: readonly string[]): Funnel {
	const reached = [...noticed.pages.map((page) => page.reached), noticed.finished];
	const steps = reached.map((n, at) => ({
		label: labels[at] ?? '',
		n,
		left: Math.max(0, n - (reached[at + 1] ?? n))
	}));
	const steepest = steps.reduce<Step | null>(
		(most, step) => (step.left > (most?.left ?? 0) ? step : most),
		null
	);
	const of = reached[0] ?? 0;
	const state = noticed.views > 0 ? 'shown' : noticed.minimum > 1 ? 'few' : 'nobody';
	return { state, steps, of, steepest, others: noticed.views > of };
}

/** Labels that are told apart: two pages of the same title get their number too. */
export function labelled(titles: readonly string[], numbered: (number: number) => string): string[] {
	return titles.map((title, at) => {
		const number = numbered(at + 1);
		if (!title.trim()) return number;
		return titles.filter((other) => other === title).length > 1 ? `${number} · ${title}` : title;
	});
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** @returns a span in the largest unit that still tells: seconds up to a minute and a half, then minutes, then hours */
export function span(seconds: number, locale: string): string {
	const [unit, size] =
		seconds < 1.5 * MINUTE ? ['second', 1] : seconds < 1.5 * HOUR ? ['minute', MINUTE] : ['hour', HOUR];
	const value = seconds / Number(size);
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: String(unit),
		unitDisplay: 'short',
		maximumFractionDigits: size !== 1 && value < 10 ? 1 : 0
	}).format(value);
}
