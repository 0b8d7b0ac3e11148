import type { Course } from '../course';
import type { PlannedQuestion } from '../plan';
import type { LightRules, Mistake, Posted } from '../questions/question';
import type { Cargo } from './cargo';
import { flat, flatMistakes, readFlat, type Flat, type Track } from './flat';

// What the page works with: the flat course, or the whole one where `whole.ts` came along and took its place.

export interface Engine<Now extends Track> {
	/** Where somebody is who filled in the form like this. */
	work(cargo: Cargo, posted: Posted): Now;
	mistakes(now: Now, page: number): Record<string, Mistake>;
	next(now: Now, page: number): number | undefined;
	previous(now: Now, page: number): number | undefined;
	progress(now: Now, page: number): { step: number; steps: number };
}

/** Of the kinds that this page has questions of; filled in at the start. */
export const light: Record<string, LightRules> = {};

const pages = ({ plan, shows }: Track): number[] =>
	plan.pages.flatMap((page, index) => (shows(page) ? [index] : []));

export const flatEngine = (worded: (question: PlannedQuestion, value: unknown) => string): Engine<Flat> => ({
	work: ({ plan, language, known }, posted) =>
		flat(
			plan,
			{ ...known, ...readFlat(plan, posted, light) },
			{ rules: light, now: new Date(), language, worded }
		),
	mistakes: flatMistakes,
	next: (now, page) => pages(now).find((index) => index > page),
	previous: (now, page) => pages(now).findLast((index) => index < page),
	progress: (now, page) => ({
		step: Math.max(1, pages(now).filter((index) => index <= page).length),
		steps: Math.max(1, pages(now).length)
	})
});

export type { Course };
