import type { ProblemCode } from '$lib/problem';
import { m } from './paraglide/messages';

type Said = { heading: () => string; sentence: () => string };

const SAID: Record<ProblemCode | 'unexpected', Said> = {
	missing: { heading: m.problem_heading_missing, sentence: m.problem_missing },
	unknown: { heading: m.problem_heading_unknown, sentence: m.problem_unknown },
	forbidden: { heading: m.problem_heading_forbidden, sentence: m.problem_forbidden },
	stale: { heading: m.problem_heading_conflict, sentence: m.problem_stale },
	last_owner: { heading: m.problem_heading_conflict, sentence: m.problem_last_owner },
	answered: { heading: m.problem_heading_conflict, sentence: m.problem_answered },
	slug_taken: { heading: m.problem_heading_conflict, sentence: m.problem_slug_taken },
	invite_used: { heading: m.problem_heading_gone, sentence: m.problem_invite_used },
	invite_expired: { heading: m.problem_heading_gone, sentence: m.problem_invite_expired },
	invalid: { heading: m.problem_heading_invalid, sentence: m.problem_invalid },
	too_large: { heading: m.problem_heading_too_large, sentence: m.problem_too_large },
	too_many: { heading: m.problem_heading_too_many, sentence: m.problem_too_many },
	closed: { heading: m.problem_heading_conflict, sentence: m.problem_closed },
	unavailable: { heading: m.problem_heading_unavailable, sentence: m.problem_unavailable },
	unexpected: { heading: m.problem_heading_unexpected, sentence: m.problem_unexpected }
};

type Spoken = keyof typeof SAID;

const BY_STATUS: Record<number, Spoken> = {
	400: 'invalid',
	401: 'unknown',
	403: 'forbidden',
	404: 'missing',
	409: 'stale',
	413: 'too_large',
	429: 'too_many',
	503: 'unavailable'
};

const isSpoken = (code: string): code is Spoken => Object.hasOwn(SAID, code);

/**
 * @param code of a Problem, or any text that a framework put in its place
 * @param status what HTTP said, for when the code is none of ours
 * @returns which of the problems that have words this is
 */
export function spoken(code: string, status = 500): Spoken {
	if (isSpoken(code)) return code;
	return BY_STATUS[status] ?? (status < 500 ? 'invalid' : 'unexpected');
}

/** @returns the sentence for a problem in the language of the moment */
export const sentence = (code: string, status?: number): string => SAID[spoken(code, status)].sentence();

/** @returns the heading of its page */
export const heading = (code: string, status?: number): string => SAID[spoken(code, status)].heading();
