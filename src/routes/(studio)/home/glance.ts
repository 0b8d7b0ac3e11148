import { headline, type Headline } from '$lib/results/headline';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { metrics } from '$lib/results/metrics/registry';
import type { Plan } from '$lib/survey/plan';
import { heard, nextStep, stateOf, type PostState, type Step } from '$lib/survey/posts';
import { dayIn, sayDay, sayInstant } from '$lib/survey/schedule';
import { rules } from '$lib/survey/questions/registry';
import type { Post, Role } from '$lib/survey/surveys.server';

/** A listening post as a row of Home shows it. */
export interface Glance {
	id: string;
	name: string;
	slug: string;
	/** Where its name leads; a viewer has nowhere to go before it is published. */
	href: string | null;
	state: PostState;
	archived: boolean;
	/** When it will open or close, in words. */
	until: { opens: string } | { closes: string } | null;
	heard: ReturnType<typeof heard>;
	minimum: number;
	/** Day of the last answer in words: "yesterday". */
	last: string | null;
	score: Headline | null;
	step: Step | null;
}

/**
 * @param plan of the live version, if a question of it stands for the whole survey
 * @param seen by whom, when, in which language
 */
export function glance(
	post: Post,
	plan: Plan | null,
	{ role, now, locale }: { role: Role; now: Date; locale: Locale }
): Glance {
	const state = stateOf(post);
	return {
		id: post.id,
		name: post.name,
		slug: post.slug,
		href: entrance(post, role),
		state,
		archived: post.archived,
		until: until(post, state, locale),
		heard: heard(post),
		minimum: post.minimum,
		last: post.lastDay ? sayDay(post.lastDay, dayIn(post.timeZone, now), locale) : null,
		score:
			plan && post.headline ? headline(plan, post.headline, post.tallies, { locale, rules, metrics }) : null,
		step: nextStep(post, role)
	};
}

function entrance(post: Post, role: Role): string | null {
	if (post.version !== null) return `/surveys/${post.id}/board`;
	return role === 'viewer' ? null : `/surveys/${post.id}/edit`;
}

function until(post: Post, state: PostState, locale: string): Glance['until'] {
	if (state === 'not_yet' && post.opensAt) return { opens: sayInstant(post.opensAt, post.timeZone, locale) };
	if (state === 'open' && post.closesAt) return { closes: sayInstant(post.closesAt, post.timeZone, locale) };
	return null;
}
