import { m } from '$lib/i18n/paraglide/messages';
import { course, starting } from '../course';
import { firstPage } from '../paging';
import type { Plan } from '../plan';
import { rules } from '../questions/registry';
import { narrow } from './narrow';
import { copyOf } from './outline';
import type { Sitting, View } from './sitting';
import { localeFor, sentenceOf } from './words';
import type { Step, Walking } from './walk';

/** What stays the same on every page of one sitting. */
export type Frame = Pick<View, 'plan' | 'language' | 'id' | 'version' | 'send' | 'start'> & {
	named: boolean;
};

/** @param plan in all its languages */
export const frameOf = (
	plan: Plan,
	language: string,
	rest: Pick<Frame, 'id' | 'version' | 'named' | 'send' | 'start'>
): Frame => ({ ...rest, plan: narrow(plan, language), language });

export const walkingIn = ({ language, named }: Frame): Walking => ({
	rules,
	now: new Date(),
	language,
	named
});

/** The first page of a survey that nobody has touched; null if there is nothing to be seen on any. */
export function opening(frame: Frame): View | null {
	const answers = starting(frame.plan);
	const page = firstPage(course(frame.plan, answers, walkingIn(frame)));
	if (page === undefined) return null;
	const { named, ...rest } = frame;
	return { ...rest, page, answers, who: named ? '' : null, mistakes: {} };
}

/** The page that a step leads to, with its sentences. */
export function drawn(frame: Frame, sitting: Sitting, step: Exclude<Step, { kind: 'finish' }>): View {
	const { named, ...rest } = frame;
	const view: View = {
		...rest,
		page: step.page,
		answers: step.answers,
		who: named ? sitting.respondent : null,
		mistakes: {}
	};
	const locale = localeFor(frame.language);
	const { say } = course(frame.plan, step.answers, walkingIn(frame));
	if (step.kind === 'trouble') return { ...view, trouble: sentenceOf(step.mistake, say, locale) };
	const mistakes = Object.entries(step.mistakes).map(([name, one]) => [name, sentenceOf(one, say, locale)]);
	return { ...view, mistakes: Object.fromEntries(mistakes), note: step.note, focus: step.focus };
}

export type Refusal = 'closed' | 'paused' | 'full' | 'not_yet' | 'missing';

/** Why the answers could not be taken, and the answers themselves to be copied. */
export function refusalOf(
	frame: Frame,
	reason: Refusal,
	answers: View['answers']
): { sentence: string; copy: string } {
	return {
		sentence: m[`respond_refused_${reason}`]({}, { locale: localeFor(frame.language) }),
		copy: copyOf(course(frame.plan, answers, walkingIn(frame)))
	};
}
