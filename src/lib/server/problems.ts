import { isProblemCode, Problem, type ProblemCode } from '$lib/problem';

/** What supabase-js hands back as `error`, whichever of its parts it comes from. */
export interface Refused {
	message: string;
	code?: string | undefined;
	details?: string | null | undefined;
	name?: string | undefined;
	status?: number | undefined;
}

/**
 * Postgres (SQLSTATE), PostgREST (PGRST…) and Auth codes that a person can cause or should hear about.
 * Sources: PostgreSQL appendix A, PostgREST "Errors", Supabase Auth "Error codes".
 */
const CODES: Record<string, ProblemCode> = {
	// somebody may not
	'42501': 'forbidden',
	PGRST301: 'unknown',
	PGRST302: 'unknown',
	PGRST303: 'unknown',
	bad_jwt: 'unknown',
	no_authorization: 'unknown',
	session_not_found: 'unknown',
	session_expired: 'unknown',
	user_not_found: 'unknown',
	// not there
	PGRST116: 'missing',
	'23503': 'missing',
	// cannot be stored: too long, outside a check, not text (U+0000, a lone surrogate), not a value of the type
	'22001': 'invalid',
	'22003': 'invalid',
	'22007': 'invalid',
	'22008': 'invalid',
	'22021': 'invalid',
	'22P02': 'invalid',
	'22P05': 'invalid',
	'23502': 'invalid',
	'23514': 'invalid',
	validation_failed: 'invalid',
	email_address_invalid: 'invalid',
	bad_json: 'invalid',
	// too often
	over_request_rate_limit: 'too_many',
	over_email_send_rate_limit: 'too_many',
	// not now
	'08000': 'unavailable',
	'08003': 'unavailable',
	'08006': 'unavailable',
	'40001': 'unavailable',
	'40P01': 'unavailable',
	'53300': 'unavailable',
	'57014': 'unavailable',
	'57P01': 'unavailable',
	'57P02': 'unavailable',
	'57P03': 'unavailable',
	PGRST000: 'unavailable',
	PGRST001: 'unavailable',
	PGRST002: 'unavailable',
	PGRST003: 'unavailable'
};

/**
 * @param error what supabase-js answered
 * @returns the Problem to throw
 * @throws Error for a failure that no person caused: a bug, and it flies
 */
export function refusal(error: Refused): Problem {
	const { code = '', details, name } = error;
	// Our own functions: refuse(status, code) puts the code into `detail`.
	if (details && isProblemCode(details)) return new Problem(details);
	// An id that cannot be one is the id of nothing.
	if (code === '22P02' && /type uuid/.test(error.message)) return new Problem('missing');
	if (code === '23505' && /slug/.test(`${error.message} ${details ?? ''}`)) return new Problem('slug_taken');
	const known = CODES[code];
	if (known) return new Problem(known);
	if (name === 'AuthRetryableFetchError' || /fetch failed/.test(error.message))
		return new Problem('unavailable');
	if (name === 'AuthSessionMissingError') return new Problem('unknown');
	throw new Error(`Supabase refused: ${code || name || 'no code'} ${error.message}`, { cause: error });
}
