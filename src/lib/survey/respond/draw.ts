import { m } from '$lib/i18n/paraglide/messages';
import { course, starting } from '../course';
import { firstPage } from '../paging';
import type { Answers, Plan } from '../plan';
import { begin, resumed, type Memory } from '../reactions';
import { rules } from '../questions/registry';
import { narrow } from './narrow';
import { copyOf } from './outline';
import type { Sitting, View } from './sitting';
import { localeFor, sentenceOf } from './words';
import { standing, type Step, type Walking } from './walk';

/** What stays the same on every page of one sitting. */
export type Frame = Pick<View, 'plan' | 'language' | 'id' | 'version'> & Places & { named: boolean };

/** Where a page of the form sends what. */
export type Places = Pick<
	View,
	'send' | 'start' | 'seen' | 'upload' | 'action' | 'keeps' | 'part' | 'later' | 'shared'
>;

/** @param plan in all its languages */
export const frameOf = (plan: Plan, language: string, rest: Omit<Frame, 'plan' | 'language'>): Frame => ({
	...rest,
	plan: narrow(plan, language),
	language
});

export const walkingIn = ({ language, named }: Frame): Walking => ({
	rules,
	now: new Date(),
	language,
	named
});

const beginning = (frame: Frame, brought: Answers): Memory =>
	begin(frame.plan, { ...starting(frame.plan), ...brought }, walkingIn(frame));

/** How long what everybody begins with may be told again, in milliseconds: it may speak of the time. */
const FRESH = 10_000;
const begun = new WeakMap<Plan, { at: number; memory: Memory }>();

/** What everybody begins with who brings nothing along: worked out once, whoever comes. */
function usual(frame: Frame): Memory {
	const before = begun.get(frame.plan);
	if (before && Date.now() - before.at < FRESH) return before.memory;
	const memory = beginning(frame, {});
	begun.set(frame.plan, { at: Date.now(), memory });
	return memory;
}

/**
 * The first page of a survey that nobody has touched; null if there is nothing to be seen on any.
 *
 * @param brought along by the link
 */
export function opening(frame: Frame, brought: Answers = {}): View | null {
	const memory = Object.keys(brought).length ? beginning(frame, brought) : usual(frame);
	const { answers } = memory;
	const page = firstPage(course(frame.plan, answers, walkingIn(frame)));
	if (page === undefined) return null;
	const { named, ...rest } = frame;
	const view = { ...rest, page, answers, who: named ? '' : null, mistakes: {} };
	return frame.plan.reacts ? { ...view, memory } : view;
}

/** The page that a step leads to, with its sentences. */
export function drawn(frame: Frame, sitting: Sitting, step: Exclude<Step, { kind: 'finish' }>): View {
	const { named, ...rest } = frame;
	const view: View = {
		...rest,
		continued: true,
		page: step.page,
		answers: step.answers,
		who: named ? sitting.respondent : null,
		mistakes: {},
		...(step.memory && { memory: step.memory })
	};
	const locale = localeFor(frame.language);
	const { say } = course(frame.plan, step.answers, walkingIn(frame));
	if (step.kind === 'trouble') return { ...view, trouble: sentenceOf(step.mistake, say, locale) };
	const mistakes = Object.entries(step.mistakes).map(([name, one]) => [name, sentenceOf(one, say, locale)]);
	return { ...view, mistakes: Object.fromEntries(mistakes), note: step.note, focus: step.focus };
}

/** A page as it was left behind, on this device or another. */
export function resuming(
	frame: Frame,
	left: { answers: Answers; page: number; respondent: string | null }
): View {
	const { named, ...rest } = frame;
	const memory = resumed(frame.plan, left.answers, walkingIn(frame));
	const now = course(frame.plan, memory.answers, walkingIn(frame));
	const view: View = {
		...rest,
		continued: true,
		page: standing(now, left.page),
		answers: memory.answers,
		who: named ? (left.respondent ?? '') : null,
		mistakes: {}
	};
	return frame.plan.reacts ? { ...view, memory } : view;
}

export type Refusal = 'closed' | 'paused' | 'full' | 'not_yet' | 'missing' | 'answered';

/** Why the answers could not be taken, and the answers themselves to be copied. */
export function refusalOf(
	frame: Frame,
	reason: Refusal,
	answers: View['answers']
): { sentence: string; copy: string; yours: string } {
	const locale = { locale: localeFor(frame.language) };
	return {
		sentence: m[`respond_refused_${reason}`]({}, locale),
		yours: m.respond_yours({}, locale),
		copy: copyOf(course(frame.plan, answers, walkingIn(frame)))
	};
}
