import { fold } from './slug';
import type { Post, Role, Survey } from './surveys.server';

export type PostState = 'draft' | 'open' | 'not_yet' | 'paused' | 'closed' | 'full' | 'archived';
/** How a state's dot looks (`tone` of ui/State); the word beside it says the same. */
export type Tone = 'good' | 'accent' | 'warn' | 'quiet';

/** @returns the state as its team speaks of it; the word for it is `posts_state_<state>` */
export function stateOf(post: Pick<Post, 'state' | 'archived'>): PostState {
	if (post.archived) return 'archived';
	// Published but not archived is never "missing" to its own team.
	return post.state === 'missing' ? 'draft' : post.state;
}

/** @returns the state of a survey that nobody can answer, or that the database has not been asked about */
export function standing({ archived, liveVersion }: Pick<Survey, 'archived' | 'liveVersion'>): PostState {
	if (archived) return 'archived';
	return liveVersion === null ? 'draft' : 'open';
}

const TONES: Record<PostState, Tone> = {
	draft: 'quiet',
	open: 'good',
	not_yet: 'accent',
	paused: 'warn',
	closed: 'quiet',
	full: 'quiet',
	archived: 'quiet'
};

export const toneOf = (state: PostState): Tone => TONES[state];

/** The words are `posts_step_<word>`. */
export interface Step {
	word: 'publish' | 'republish' | 'share' | 'board' | 'reopen' | 'extend' | 'read';
	href: string;
}

/** @returns whether anything is known to have been answered; below the minimum n it is not known */
const answered = (post: Post): boolean => post.responses !== null && post.responses > 0;

/**
 * What a person would sensibly do next with a post.
 * @returns null if there is nothing to do, or nothing that this role may do
 */
export function nextStep(post: Post, role: Role): Step | null {
	const at = `/surveys/${post.id}`;
	const board: Step = { word: 'board', href: `${at}/board` };
	if (role === 'viewer') return post.version === null ? null : { ...board, word: 'read' };
	const state = stateOf(post);
	if (state === 'archived') return post.version === null ? null : { ...board, word: 'read' };
	if (state === 'draft') return { word: 'publish', href: `${at}/publish` };
	if (post.changed) return { word: 'republish', href: `${at}/publish` };
	if (state === 'paused') return { word: 'reopen', href: `${at}/publish#state` };
	if (answered(post)) return board;
	if (state === 'closed' || state === 'full') return { word: 'extend', href: `${at}/publish#schedule` };
	return { word: 'share', href: `${at}/publish#link` };
}

/**
 * Finds posts by words of their name or link, in any order, whatever their case, width and diacritics.
 * @param query as somebody typed it; nothing but spaces finds everything
 */
export function search<P extends Pick<Post, 'name' | 'slug'>>(posts: readonly P[], query: string): P[] {
	const words = fold(query).split(/\s+/u).filter(Boolean);
	return posts.filter((post) => {
		const text = `${fold(post.name)} ${post.slug}`;
		return words.every((word) => text.includes(word));
	});
}

/** What can be said about how many answered. `few`: somebody may have, but too few to say it. */
export function heard(post: Post): { kind: 'few' } | { kind: 'none' } | { kind: 'some'; n: number } {
	if (answered(post)) return { kind: 'some', n: post.responses ?? 0 };
	// An anonymous survey keeps quiet below its minimum; one with names has nothing to hide.
	return post.mode === 'anonymous' && post.minimum > 1 ? { kind: 'few' } : { kind: 'none' };
}

/** @returns whether a person of this role builds and publishes, or only reads boards */
export const builds = (role: Role): boolean => role !== 'viewer';
