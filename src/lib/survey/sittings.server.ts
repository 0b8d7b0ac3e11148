import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '$lib/problem';
import { house } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { gather } from './gather';
import { admitPart } from './partial';
import type { Answers } from './plan';
import { rules } from './questions/registry';
import * as versions from './versions.server';

/** Where somebody is who has not sent their answers yet. */
export interface Underway {
	/** Chosen by the page: the id that the response will have. */
	responseId: string;
	survey: string;
	/** The version that was opened. */
	version: number;
	/** As `readForm` reads them; what no question could take is left out. */
	answers: unknown;
	/** Index of the page they are on, from 0. */
	page: number;
	language: string;
	/** Name or e-mail; kept for identified surveys only. */
	respondent: string | null;
}

/** The same as it was left behind. */
export type Resumed = Omit<Underway, 'survey' | 'answers'> & { answers: Answers };

/**
 * `kept`: these answers are the latest now. `older`: later ones, or the response, are there already. `off`: the owner
 * wants none. The rest: as of a response; nothing is kept.
 */
export type PartOutcome = 'kept' | 'older' | 'off' | 'missing' | 'not_yet' | 'closed' | 'paused' | 'full';

const WHO_LENGTH = 200;
const LONGEST_LANGUAGE = 35;

/** @throws Problem `missing` for a version that is not there, `invalid` for what is no answers, `too_large` */
async function admitted({ survey, version, answers, language, respondent, page }: Underway) {
	const plan = await versions.plan(survey, version);
	const part = admitPart(plan, answers, { rules, language, now: new Date() });
	if ('trouble' in part)
		throw new Problem(part.trouble.code === 'response_too_large' ? 'too_large' : 'invalid');
	return {
		survey,
		version,
		answers: part.answers,
		language: language.slice(0, LONGEST_LANGUAGE),
		respondent: respondent?.slice(0, WHO_LENGTH).toWellFormed() || null,
		page: Math.min(page, Math.max(0, plan.pages.length - 1))
	};
}

const send = gather<Record<string, unknown>, PartOutcome>(
	async (items) => {
		const { data, error } = await house().rpc('keep_partials', { batch: items as unknown as Json });
		if (error) throw refusal(error);
		return data as PartOutcome[];
	},
	{ most: 100, enough: 16, rounds: 3 }
);

/**
 * Keeps the answers so far, where the survey's owner wants that; the response, once it is in, takes their place.
 *
 * @param beat larger than that of whatever this page sent before: milliseconds since 1970 will do. What arrives late
 *   does not overwrite what is newer
 * @throws Problem `missing`, `invalid`, `too_large`
 */
export async function keepPart(of: Underway & { beat: number }): Promise<PartOutcome> {
	return send({ ...(await admitted(of)), id: of.responseId, beat: of.beat });
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex');
const TOKEN = /^[\w-]{43}$/;

/**
 * Keeps a sitting to go on with elsewhere, for 30 days or until its answers are sent. An earlier token for the same
 * response ends.
 *
 * @returns the token, 256 random bits; it is nowhere kept, so this is the only time it is told
 * @throws Problem `forbidden` where the owner offers no such link, `answered` once the response is in, `missing` for a
 *   survey that is not there any more, `invalid`, `too_large`
 */
export async function save(of: Underway): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	const { survey, version, answers, page, language, respondent } = await admitted(of);
	const { error } = await house().rpc('save_bookmark', {
		hash: hashed(token),
		response: of.responseId,
		survey,
		version,
		answers: answers as Json,
		page,
		language,
		// The generated types do not know that this argument may be null.
		respondent: respondent as string
	});
	if (error) throw refusal(error);
	return token;
}

/**
 * What a token leads back to; asking changes nothing.
 * @returns null for a token that is over, replaced, of another survey, or none
 */
export async function resume(slug: string, token: string): Promise<Resumed | null> {
	if (!TOKEN.test(token)) return null;
	const { data, error } = await house().rpc('find_bookmark', { slug, hash: hashed(token) });
	if (error) throw refusal(error);
	// The function's own JSON, whose shape is fixed in its migration; null where there is none.
	return data as unknown as Resumed | null;
}
